package import Symbolic

/// A piece of configuration that somebody may copy.
package final class Snippet: LinedModel {
    package let lines: [String]

    init(_ text: String) {
        lines = text.pieces(between: UInt8(ascii: "\n")).map(String.init)
    }

    package var modelType: ModelType { Snippet.type }
    package var location: ModelLocation? { nil }

    package static let type = ModelType(
        "Snippet",
        summary: "A piece of configuration, shown line by line in a remediation.",
        fields: [
            .of(Snippet.self, "lines", .list(.string), "The lines.") { ModelValue($0.lines) }
        ]
    )
}
