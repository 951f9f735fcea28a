import Files
import Linting
import TerraformPlan

/// Why tfproof cannot do its job, as lines for people: what, where, what to do.
struct Failure: Error {
    let lines: [String]
    /// What is wrong in one sentence, where that is enough.
    let message: String?

    init(_ lines: [String]) {
        self.lines = lines
        message = nil
    }

    init(_ message: String, advice: String = "") {
        self.message = message
        self.lines = ["tfproof: \(message)"] + (advice.isEmpty ? [] : ["  \(advice)"])
    }

    /// A plan that cannot be read.
    init(_ error: PlanError, in name: String) {
        let place = error.line.map { line in ":\(line):\(error.column ?? 1)" } ?? ""
        self.init("\(TextEscape.escaped(name))\(place): \(error.message)", advice: error.advice)
    }

    /// A file that cannot be opened.
    init(_ error: FileError) {
        self.init(TextEscape.escaped(error.message))
    }

    /// Rule files or settings that are not in order.
    init(_ diagnostics: [Diagnostic]) {
        self.init(diagnostics.flatMap { DiagnosticFrame($0).lines + [""] })
    }
}
