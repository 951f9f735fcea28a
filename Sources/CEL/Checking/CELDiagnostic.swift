/// Something that is wrong with an expression, found before it is evaluated.
package struct CELDiagnostic: Hashable, Sendable {
    /// What is wrong, with names as they are written.
    package var message: String
    /// In UTF-8 bytes of the source.
    package var range: Range<Int>
    /// What to do: `did you mean ...?`.
    package var hint: String?
    /// A stable code.
    package var code: String

    package init(message: String, range: Range<Int>, hint: String?, code: String) {
        self.message = message
        self.range = range
        self.hint = hint
        self.code = code
    }
}

/// All that is wrong with an expression; at least one diagnostic.
package struct CompileError: Error, Hashable, Sendable {
    package var diagnostics: [CELDiagnostic]
}
