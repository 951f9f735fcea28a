package import Linting

/// The formats that what is wrong with rule files can be written in.
package enum DiagnosticFormat: String, Hashable, Sendable, CaseIterable {
    case text, json, sarif

    /// The diagnostics in this format, with a line feed at the end.
    package func render(_ diagnostics: [Diagnostic], toolVersion: String) -> String {
        switch self {
        case .text: diagnostics.flatMap { DiagnosticFrame($0).lines + [""] }.joined(separator: "\n")
        case .json: DiagnosticJSON.text(of: diagnostics, toolVersion: toolVersion)
        case .sarif: DiagnosticSARIF.text(of: diagnostics, toolVersion: toolVersion)
        }
    }
}
