import CEL
import Symbolic

/// A template that may be compiled when it is first rendered: most rules of a run find nothing to say.
final class DeferredTemplate: Sendable {
    private let compile: @Sendable () -> Template?
    private let compiled = Memo<Template?>()

    /// Takes what compiles the template; nil where something in it is wrong.
    init(_ compile: @escaping @Sendable () -> Template?) {
        self.compile = compile
    }

    /// The text with its values; nil where an expression of it fails, or where it has no meaning.
    func render(_ activation: Activation) -> String? { template?.render(activation) }

    /// The text with its values where what is shown line by line has lines of its own; nil as with `render`.
    func renderLines(_ activation: Activation) -> String? { template?.renderLines(activation) }

    /// The expressions in the text.
    var programs: [Program] {
        (template?.parts ?? []).compactMap { part in
            if case .program(let program) = part { program } else { nil }
        }
    }

    private var template: Template? { compiled.value(compile) }
}
