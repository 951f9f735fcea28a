import Symbolic
import TerraformPlan

/// The `env` of a build specification that stands in the project itself: variables, secrets and parameters.
///
/// What the phases do is not read, so that a command in a form of YAML that is not read hides nothing.
/// Source: codebuild/latest/userguide/build-spec-ref.
enum BuildSpec {
    /// An object with `env`, or without where there is none; also for the name of a file, whose text is not at hand.
    static func value(of specification: Value) -> Value {
        guard let text = specification.text, text.wholeHole == nil else { return specification }
        if text.prefix.utf8.first(where: { !" \n\t".utf8.contains($0) }) == UInt8(ascii: "{") {
            return specification.decodedJSON
        }
        let lines = lines(of: text)
        guard let start = lines.firstIndex(where: { $0.prefix.utf8.starts(with: "env:".utf8) }) else {
            // A hole at the beginning of a line may stand for any lines.
            let open = lines.compactMap { $0.prefix.isEmpty ? $0.unknown : nil }.first
            return open.map { Value($0.derived, isSensitive: specification.isSensitive) } ?? Value(.object([]))
        }
        let rest = lines[(start + 1)...].prefix { isInside($0) }
        let section = ([lines[start]] + rest).reduce(SymbolicString()) { $0 + $1 + SymbolicString("\n") }
        let next = lines.dropFirst(start + 1 + rest.count).first
        let isOpen = next.map { $0.prefix.isEmpty && $0.unknown != nil } ?? false
        let value = isOpen ? Value(unread(text)) : Value(section).decodedYAML ?? Value(unread(section))
        return value.marked(specification.isSensitive)
    }

    /// Whether a line belongs to the section before it: it is indented, empty or a comment.
    private static func isInside(_ line: SymbolicString) -> Bool {
        guard let first = line.prefix.utf8.first else { return line.unknown == nil }
        return first == UInt8(ascii: " ") || first == UInt8(ascii: "#")
    }

    private static func lines(of text: SymbolicString) -> [SymbolicString] {
        var lines: [[SymbolicString.Part]] = [[]]
        for part in text.parts {
            guard case .literal(let literal) = part else {
                lines[lines.count - 1].append(part)
                continue
            }
            for (position, piece) in literal.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if position > 0 { lines.append([]) }
                lines[lines.count - 1].append(.literal(String(piece)))
            }
        }
        return lines.map { SymbolicString($0) }
    }

    private static func unread(_ section: SymbolicString) -> Unknown {
        let reason = "the env of the build specification is written in a way that is not read"
        let source = Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
        return section.holes.reduce(source) { $0.merging($1.derived) }
    }
}
