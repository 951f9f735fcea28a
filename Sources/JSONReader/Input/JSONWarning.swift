/// Something about an input that is not JSON but was understood: what was skipped or converted.
package struct JSONWarning: Hashable, Sendable {
    /// What a warning can be about.
    package enum Kind: Hashable, Sendable {
        /// Lines before the object, as a wrapper's `[command]terraform show …`; how many.
        case leadIn(lines: Int)
        /// Workflow commands after the object, as `::debug::Terraform exited with code 0.`; how many lines.
        case trailer(lines: Int)
        /// The text was UTF-16 with a byte order mark, as older PowerShell's `>` writes.
        case utf16
    }

    /// What this one is about.
    package var kind: Kind
    /// Where it begins in the document's text, in bytes.
    package var offset: Int

    /// The warning, for people; it never quotes the text.
    package var message: String {
        switch kind {
        case .leadIn(lines: 1): "skipped a line before the JSON object"
        case .leadIn(let lines): "skipped \(lines) lines before the JSON object"
        case .trailer(lines: 1): "skipped a line after the JSON object"
        case .trailer(let lines): "skipped \(lines) lines after the JSON object"
        case .utf16: "converted from UTF-16 to UTF-8"
        }
    }
}
