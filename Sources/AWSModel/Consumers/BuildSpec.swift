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
        if text.prefix.utf8.first(where: { !" \n\r\t".utf8.contains($0) }) == UInt8(ascii: "{") {
            return specification.decodedJSON
        }
        return read(text).marked(specification.isSensitive)
    }

    private static func read(_ text: SymbolicString) -> Value {
        let lines = BuildSpecLine.lines(of: text)
        guard let start = lines.firstIndex(where: { $0.isContent && !$0.isDocumentStart }) else {
            return Value(.object([]))
        }
        let margin = lines[start].indent
        let top = lines.indices[start...].filter { lines[$0].isTop(within: margin) }
        let named = top.filter { lines[$0].key?.name == "env" }
        guard let first = named.first else {
            let isFile = lines.count(where: \.isContent) == 1 && lines[start].mayBeFile
            return isFile || top.allSatisfy { lines[$0].key != nil } ? Value(.object([])) : Value(unread(text))
        }
        let next = top.first { $0 > first }
        // A hole at the beginning of a line may stand for any lines.
        guard named.count == 1, lines[first].indent == margin, next.map({ !lines[$0].beginsWithHole }) ?? true,
            !lines[start...first].contains(where: \.isDocumentStart)
        else {
            return Value(unread(text))
        }
        // At once: what is added to a text copies all of it.
        let section = SymbolicString(
            lines[first..<(next ?? lines.endIndex)].enumerated().flatMap { offset, line in
                let own = offset == 0 ? SymbolicString("env:") + line.behindKey : line.dropping(upTo: margin)
                return own.parts + [.literal("\n")]
            }
        )
        return Value(section).decodedYAML ?? Value(unread(section))
    }

    private static func unread(_ section: SymbolicString) -> Unknown {
        let reason = "the env of the build specification is written in a way that is not read"
        let source = Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
        return section.holes.reduce(source) { $0.merging($1.derived) }
    }
}
