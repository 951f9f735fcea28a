import Yams

/// Turns what Yams reads into nodes that keep their places and nothing else.
struct YAMLComposer {
    private let text: String
    private(set) var problems: [YAMLProblem] = []

    init(_ text: String) {
        self.text = text
    }

    /// The document's top node; nil where it is empty or not YAML.
    mutating func compose() -> YAMLNode? {
        do {
            // The parser owns the anchors: it has to live as long as they are looked at.
            let parser = try Parser(yaml: text, encoding: .utf8)
            return try withExtendedLifetime(parser) {
                try parser.singleRoot().map { convert($0, depth: 0) }
            }
        } catch let error as YamlError {
            problems.append(YAMLProblem(error, in: text))
        } catch {
            problems.append(YAMLProblem(.syntax, "cannot be read as YAML", at: YAMLNode.Position(line: 1, column: 1)))
        }
        return nil
    }

    private mutating func convert(_ node: Node, depth: Int) -> YAMLNode {
        let position = YAMLNode.Position(node.mark)
        guard depth <= YAMLDocument.depthLimit, problems.count < 20 else {
            if depth > YAMLDocument.depthLimit {
                let message = "nested deeper than \(YAMLDocument.depthLimit) levels"
                problems.append(YAMLProblem(.limit, message, at: position))
            }
            return YAMLNode(.scalar(""), at: position)
        }
        switch node {
        case .scalar(let scalar):
            check(tag: scalar.tag, quoted: scalar.style != .plain, at: position)
            check(anchor: scalar.anchor, at: position)
            return YAMLNode(.scalar(scalar.string), style: YAMLNode.Style(scalar.style), at: position)
        case .sequence(let sequence):
            check(tag: sequence.tag, quoted: false, at: position)
            check(anchor: sequence.anchor, at: position)
            return YAMLNode(.sequence(sequence.map { convert($0, depth: depth + 1) }), at: position)
        case .mapping(let mapping):
            check(tag: mapping.tag, quoted: false, at: position)
            check(anchor: mapping.anchor, at: position)
            return YAMLNode(.mapping(members(of: mapping, depth: depth)), at: position)
        case .alias:
            problems.append(YAMLProblem(.alias, "an alias is not allowed here", at: position))
            return YAMLNode(.scalar(""), at: position)
        }
    }

    private mutating func members(of mapping: Node.Mapping, depth: Int) -> [YAMLNode.Member] {
        var members: [YAMLNode.Member] = []
        members.reserveCapacity(mapping.count)
        for (key, value) in mapping {
            let position = YAMLNode.Position(key.mark)
            guard case .scalar(let name) = key else {
                problems.append(YAMLProblem(.syntax, "a key must be a text", at: position))
                continue
            }
            // Yams resolves the tags of keys when it looks for repeated ones.
            let isResolved = name.tag.description.hasPrefix("tag:yaml.org,2002:")
            if !isResolved { check(tag: name.tag, quoted: false, at: position) }
            check(anchor: name.anchor, at: position)
            if name.style == .plain, name.string == "<<" {
                let hint = "write the keys where they are used"
                problems.append(YAMLProblem(.alias, "a merge key (`<<`) is not allowed", at: position, hint: hint))
            }
            let converted = convert(value, depth: depth + 1)
            members.append(YAMLNode.Member(name: name.string, position: position, value: converted))
        }
        return members
    }

    /// Refuses tags; Yams gives quoted scalars the tag of strings.
    private mutating func check(tag: Tag, quoted: Bool, at position: YAMLNode.Position) {
        let name = tag.description
        guard !name.isEmpty, !(quoted && name == "tag:yaml.org,2002:str") else { return }
        problems.append(YAMLProblem(.mangled(.tag), "a tag (`!name`) is not allowed", at: position))
    }

    private mutating func check(anchor: Anchor?, at position: YAMLNode.Position) {
        // An alias comes as the node that it stands for, with its place.
        guard anchor != nil, !problems.contains(where: { $0.position == position }) else { return }
        let hint = "write the value where it is used; an expression that starts with `&` belongs in a block"
        problems.append(YAMLProblem(.alias, "an anchor (`&name`) is not allowed", at: position, hint: hint))
    }
}

extension YAMLNode.Position {
    fileprivate init(_ mark: Mark?) {
        self.init(line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

extension YAMLNode.Style {
    fileprivate init(_ style: Node.Scalar.Style) {
        switch style {
        case .any, .plain: self = .plain
        case .singleQuoted: self = .singleQuoted
        case .doubleQuoted: self = .doubleQuoted
        case .literal: self = .literal
        case .folded: self = .folded
        }
    }
}
