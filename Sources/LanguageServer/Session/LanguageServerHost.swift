package import Linting

/// What the server asks of the program around it: the files that no editor has open.
package protocol LanguageServerHost {
    /// The rule files below a folder, as far as they can be read.
    func ruleFiles(below folder: String) -> [SourceText]
    /// The text of a file; nil where it cannot be read.
    func file(_ path: String) -> SourceText?
    /// Writes a page for the editor to open.
    ///
    /// - Returns: The path of the file; nil where none could be written.
    func page(named name: String, text: String) -> String?
}
