package import Symbolic

/// A checked expression, ready to be evaluated any number of times.
package final class Program: Sendable {
    package let source: String
    /// What it is, as far as that is known before it is evaluated.
    package let type: CELType
    let root: Operation
    /// The same, where it is a field.
    let field: SelectOperation?
    let localCount: Int
    /// The conditions whose values are noted; none unless the environment counts branches.
    package let branches: [Branch]
    /// What is probably not meant, though it can be evaluated.
    package let warnings: [CELDiagnostic]
    /// Whether the value depends on anything; if not, it is always the same.
    package let readsVariables: Bool

    init(
        source: String,
        type: CELType,
        root: Operation,
        localCount: Int,
        branches: [Branch] = [],
        warnings: [CELDiagnostic] = [],
        readsVariables: Bool = true
    ) {
        self.source = source
        self.type = type
        self.root = root
        field = root as? SelectOperation
        self.localCount = localCount
        self.branches = branches
        self.warnings = warnings
        self.readsVariables = readsVariables
    }

    /// The same program for one thread: several that hold one object wait for each other to count its users.
    package var handle: Program {
        Program(
            source: source,
            type: type,
            root: root,
            localCount: localCount,
            branches: branches,
            warnings: warnings,
            readsVariables: readsVariables
        )
    }

    /// The value with the variables of an activation, which remembers until the next time what came up on the way.
    package func value(_ activation: Activation) -> CELValue {
        activation.startEvaluation()
        return activation.run(self)
    }

    /// Evaluates with the variables of an activation.
    package func evaluate(_ activation: Activation) -> Evaluation {
        let value = value(activation)
        return Evaluation(value: value, sources: activation.facts, touchedSensitive: activation.touchedSensitive)
    }
}

/// What an evaluation came to.
package struct Evaluation: Sendable {
    package var value: CELValue
    /// What tells the facts that the models' methods gave, in order.
    var sources: [FactSource]
    /// Whether something sensitive was read on the way, so that the value's text must not be shown.
    package var touchedSensitive: Bool

    /// The facts that the models' methods gave, in order, each once.
    package var facts: [Fact] { sources.facts }
}
