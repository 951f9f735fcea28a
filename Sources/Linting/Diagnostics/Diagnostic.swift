package import YAMLReader

/// Something that is wrong with our inputs: a rule file, a test in it, a parameter of the configuration.
///
/// What is wrong with the user's infrastructure is a `Finding`.
package struct Diagnostic: Error, Hashable, Sendable {
    /// Whether the input can be used all the same.
    package enum Severity: String, Hashable, Sendable {
        case error, warning
    }

    /// A place in a file: line and column count from 1, the column in Unicode scalars.
    package typealias Position = YAMLNode.Position

    /// Another part of the marked line, and what is to be said of it.
    package struct Label: Hashable, Sendable {
        package var start: Position
        package var end: Position
        package var text: String
    }

    /// A replacement of a part of the file that puts right what is wrong.
    package struct Edit: Hashable, Sendable {
        package var start: Position
        package var end: Position
        package var text: String
    }

    package var severity: Severity
    /// Stable, for `tfproof explain R0301` and for suppressing a warning: `R` and four digits.
    package var code: String
    /// What is wrong, in one sentence that starts in lower case.
    package var message: String
    /// The file as the user named it.
    package var file: String
    /// Where it starts; nil where it is about the file as a whole.
    package var start: Position?
    /// The place behind its last character; on another line, or nil, where only the start is marked.
    package var end: Position?
    /// The line of the file that `start` is on.
    package var sourceLine: String
    /// What to do, said beside the mark; may be empty.
    package var hint: String
    /// Further lines: what there is to choose from, where the other of two is.
    package var notes: [String]
    /// Other parts of the line: the operands of an operator.
    package var labels: [Label] = []
    /// What to write instead, where one change is enough.
    package var edit: Edit?

    package init(
        _ severity: Severity = .error,
        code: DiagnosticCode,
        _ message: String,
        file: String,
        start: YAMLNode.Position? = nil,
        end: YAMLNode.Position? = nil,
        sourceLine: String = "",
        hint: String = "",
        notes: [String] = []
    ) {
        self.severity = severity
        self.code = code.text
        self.message = message
        self.file = file
        self.start = start
        self.end = end
        self.sourceLine = sourceLine
        self.hint = hint
        self.notes = notes
    }

    /// The place as compilers write it: `rules/x.yaml:14:28`.
    package var place: String {
        guard let start else { return file }
        return "\(file):\(start.line):\(start.column)"
    }
}
