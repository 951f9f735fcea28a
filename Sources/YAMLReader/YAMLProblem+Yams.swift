import Yams

extension YAMLProblem {
    /// What Yams says of a text that it cannot read, with the place.
    init(_ error: YamlError, in text: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            let position = YAMLNode.Position(line: mark.line, column: mark.column)
            let context = YAMLProblem.contextLine(of: error)
            if let (mangling, start) = YAMLProblem.mangling(inLines: [mark.line, context], of: text) {
                self.init(.mangled(mangling), "not YAML: \(problem)", at: start)
            } else {
                self.init(.syntax, "not YAML: \(problem)", at: position)
            }
        case .composer(_, let problem, let mark, _):
            let position = YAMLNode.Position(line: mark.line, column: mark.column)
            let isAlias = problem.contains("alias")
            self.init(isAlias ? .mangled(.alias) : .syntax, "not YAML: \(problem)", at: position)
        case .duplicatedKeysInMapping(let names, let context):
            let position = YAMLNode.Position(line: max(1, context.mark.line), column: max(1, context.mark.column))
            let name = names.first.map { "`\($0)`" } ?? "a key"
            self.init(.duplicateKey, "\(name) is written twice in one mapping", at: position)
        case .reader(let problem, let offset, _, let yaml):
            let position = YAMLProblem.position(ofCharacter: offset ?? 0, in: yaml)
            self.init(.syntax, "not YAML: \(problem)", at: position)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            self.init(.syntax, "cannot be read as YAML", at: YAMLNode.Position(line: 1, column: 1))
        }
    }

    private static func contextLine(of error: YamlError) -> Int? {
        switch error {
        case .scanner(let context, _, _, _), .parser(let context, _, _, _): context?.mark.line
        default: nil
        }
    }

    /// Where the value of a key starts like something else to YAML, or holds a colon, what it is taken for.
    private static func mangling(inLines numbers: [Int?], of text: String) -> (Mangling, YAMLNode.Position)? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for number in numbers.compactMap({ $0 }) {
            // The parser often notices only on the next line.
            for candidate in [number, number - 1] where lines.indices.contains(candidate - 1) {
                let line = lines[candidate - 1]
                guard let colon = line.firstRange(of: ": ") else { continue }
                let value = line[colon.upperBound...].drop { $0 == " " }
                guard let first = value.first else { continue }
                guard let mangling = Mangling(startingWith: first) ?? (value.contains(": ") ? .mapping : nil) else {
                    continue
                }
                let column = line[..<value.startIndex].unicodeScalars.count + 1
                return (mangling, YAMLNode.Position(line: candidate, column: column))
            }
        }
        return nil
    }

    private static func position(ofCharacter offset: Int, in text: String) -> YAMLNode.Position {
        var position = YAMLNode.Position(line: 1, column: 1)
        for character in text.prefix(max(0, offset)) {
            if character.isNewline {
                position.line += 1
                position.column = 1
            } else {
                position.column += character.unicodeScalars.count
            }
        }
        return position
    }
}
