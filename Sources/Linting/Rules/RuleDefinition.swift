package import YAMLReader

/// A rule as its file says it: keys checked, expressions not yet compiled.
package struct RuleDefinition: Sendable {
    /// A CEL expression or a template with the node that holds it, for places in diagnostics.
    package struct Text: Sendable {
        package var text: String
        package var node: YAMLNode
    }

    /// A name and the expression that it stands for: an entry of `for` or `let`.
    package struct Binding: Sendable {
        package var name: String
        package var position: YAMLNode.Position
        package var expression: Text
    }

    /// One claim of `assert`, with a message of its own where it has one.
    package struct Assertion: Sendable {
        package var that: Text
        package var message: Text?
    }

    /// What an `unknown` outcome counts as.
    package enum UnknownPolicy: String, Sendable, CaseIterable {
        case report, fail, ignore
    }

    package var source: SourceText
    package var id = ""
    /// Former ids, which settings and comments may still use.
    package var aliases: [String] = []
    /// The rule as a statement that holds when everything is fine.
    package var title = ""
    package var severity = Severity.error
    package var tags: [String] = []
    package var description = ""
    /// Why the rule should not be used any more, and what replaces it.
    package var deprecated: String?
    /// The lowest model version that the rule can be run with; the node for diagnostics.
    package var requiredModel: Text?
    package var parameters: [ParameterDeclaration] = []
    /// `for`: from the outermost to the innermost.
    package var loops: [Binding] = []
    package var when: Text?
    package var lets: [Binding] = []
    package var assertions: [Assertion] = []
    package var message: Text?
    package var unknown: Text?
    package var onUnknown = UnknownPolicy.report
    /// Whether comments in the source may tell to pass over what the rule finds.
    package var isIgnorable = true
    /// The name of `for` whose place a finding carries, or a field of it; the innermost name where this is nil.
    package var at: Text?
    package var remediation: Text?
    package var references: [String] = []
    /// Whether the rule travels in the executable, which is tested with all of its expressions.
    package var isBuiltIn = false
    /// The tests, as nodes: they are decoded when they are to be run.
    package var tests: YAMLNode?
}
