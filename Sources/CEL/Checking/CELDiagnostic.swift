/// Something that is wrong with an expression, found before it is evaluated.
package struct CELDiagnostic: Hashable, Sendable {
    /// Another part of the expression, and what is to be said of it.
    package struct Label: Hashable, Sendable {
        package var range: Range<Int>
        package var text: String
    }

    /// A replacement of a part of the expression that puts right what is wrong.
    package struct Edit: Hashable, Sendable {
        package var range: Range<Int>
        package var text: String
    }

    /// What is wrong, with names as they are written.
    package var message: String
    /// In UTF-8 bytes of the source.
    package var range: Range<Int>
    /// What to do: `did you mean ...?`.
    package var hint: String?
    /// A stable code.
    package var code: String
    /// Whether the expression can be evaluated all the same.
    package var isWarning: Bool
    /// The operands of an operator.
    package var labels: [Label]
    /// What there is to choose from, and the like.
    package var notes: [String]
    package var edit: Edit?

    package init(
        message: String,
        range: Range<Int>,
        hint: String?,
        code: String,
        isWarning: Bool = false,
        labels: [Label] = [],
        notes: [String] = [],
        edit: Edit? = nil
    ) {
        self.message = message
        self.range = range
        self.hint = hint
        self.code = code
        self.isWarning = isWarning
        self.labels = labels
        self.notes = notes
        self.edit = edit
    }

    /// The diagnostic with the name that was probably meant, as the text to write in place of what is marked.
    func suggesting(_ name: String?) -> CELDiagnostic {
        guard let name else { return self }
        var copy = self
        copy.hint = "did you mean `\(name)`?"
        copy.edit = Edit(range: range, text: name)
        return copy
    }
}

/// All that is wrong with an expression; at least one diagnostic.
package struct CompileError: Error, Hashable, Sendable {
    package var diagnostics: [CELDiagnostic]
}
