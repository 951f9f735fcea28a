import YAMLReader

/// The outline of a rule: its keys, names and tests (LSP 3.17, "Document Symbols Request").
struct DocumentSymbols {
    /// The kinds of LSP 3.17 that are used.
    private enum Kind: Int {
        case property = 7
        case function = 12
        case variable = 13
        case key = 20
    }

    private let document: RuleDocument

    init(_ document: RuleDocument) {
        self.document = document
    }

    /// The symbols; none where the text is no YAML.
    var value: JSONValue {
        guard document.isRule || document.isCompanion, let members = document.root?.mapping else { return [] }
        return .array(
            members.enumerated().map { index, member in
                let next = index + 1 < members.count ? members[index + 1].position : nil
                let end = next.map { document.text.offset(of: $0) } ?? document.text.bytes.count
                let children = self.children(of: member, before: end)
                return symbol(member.name, member.position, member.name, .property, before: end, children)
            }
        )
    }

    private func children(of member: YAMLNode.Member, before end: Int) -> [JSONValue] {
        var names: [(name: String, position: YAMLNode.Position, written: String, kind: Kind)] = []
        switch member.name {
        case "params":
            names = (member.value.mapping ?? []).map { ($0.name, $0.position, $0.name, .variable) }
        case "for", "let":
            let entries = (member.value.sequence ?? []).flatMap { $0.mapping ?? [] }
            names = entries.map { ($0.name, $0.position, $0.name, .variable) }
        case "tests":
            let tests = member.value.sequence ?? []
            names = tests.compactMap { test in
                guard let name = test["name"]?.scalar, !name.isEmpty else { return nil }
                return (name, test.position, "", .function)
            }
        default: break
        }
        return names.enumerated().map { index, entry in
            let next = index + 1 < names.count ? document.text.offset(of: names[index + 1].position) : end
            return symbol(entry.name, entry.position, entry.written, entry.kind, before: next, [])
        }
    }

    private func symbol(
        _ name: String,
        _ start: YAMLNode.Position,
        _ written: String,
        _ kind: Kind,
        before next: Int,
        _ children: [JSONValue]
    ) -> JSONValue {
        let text = document.text
        let lower = text.offset(of: start)
        let selection = lower..<max(lower, text.offset(of: start.behind(written)))
        // Up to the last character before the next symbol that is no blank.
        let blanks = text.bytes[..<max(lower, next)].reversed().prefix { $0 <= 0x20 }.count
        let upper = max(selection.upperBound, max(lower, next) - blanks)
        return [
            "name": .string(name.isEmpty ? "-" : name), "kind": .int(kind.rawValue), "range": text.range(lower..<upper),
            "selectionRange": text.range(selection), "children": .array(children),
        ]
    }
}
