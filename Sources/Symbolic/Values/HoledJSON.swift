import JSONReader

/// Reads a JSON text that has holes: `{"Resource": "${arn}/*", "Principal": ${principal}}`.
///
/// Each hole is replaced by a mark that occurs nowhere in the text, and the strings of the result are split at the
/// marks. A hole inside a string stays a hole of that string: that its text could hold a quote is not considered, as
/// no ARN, id or name does. A hole that stands where a value stands is that value as a member of an object. In an array
/// it may stand for several elements (`[${join(",", x)}]`), so there the array is unknown; and so is an object one of
/// whose names has a hole.
struct HoledJSON {
    /// How deep a text may nest; the tree is built by recursion.
    private static let depthLimit = 128

    private let holes: [Unknown]
    private let mark: Unicode.Scalar
    private let text: String

    init(_ source: SymbolicString) {
        holes = source.holes
        mark = HoledJSON.unusedMark(in: source)
        text = HoledJSON.render(source, mark: mark)
    }

    /// The value of the text; unknown if it is no JSON around its holes.
    var value: Value {
        guard let document = try? JSONDocument(text: text, limits: JSONLimits(depth: HoledJSON.depthLimit)) else {
            return Value(dependence(on: holes, because: "the text is not JSON around its holes"))
        }
        return tree(document.root)
    }

    private func tree(_ node: JSONNode) -> Value {
        switch node.kind {
        case .null, .bool, .number: Value(node)
        case .string: string(node)
        case .array: array(node)
        case .object: object(node)
        }
    }

    private func array(_ node: JSONNode) -> Value {
        var elements: [Value] = []
        var loose: [Unknown] = []
        for element in node.elements {
            if let hole = looseHole(element) { loose.append(hole) }
            elements.append(tree(element))
        }
        guard loose.isEmpty else { return Value(dependence(on: elements.compactMap(\.holes), because: nil)) }
        return elements.contains { $0.holes != nil } ? Value(.list(elements)) : Value(node)
    }

    private func object(_ node: JSONNode) -> Value {
        var members: [Value.Member] = []
        var places: [[UInt8]: Int] = [:]
        var hasHoles = false
        for (nameNode, valueNode) in node.members {
            let value = tree(valueNode)
            hasHoles = hasHoles || value.holes != nil
            let name = string(nameNode)
            guard let known = name.string else { return Value(dependence(on: allHoles(of: node), because: nil)) }
            if let place = places.updateValue(members.count, forKey: Array(known.utf8)) {
                // A repeated name: the last value counts, as Go's decoder has it.
                members[place].value = value
                places[Array(known.utf8)] = place
            } else {
                members.append(Value.Member(name: known, value: value))
            }
        }
        return hasHoles ? Value(.object(members)) : Value(node)
    }

    private func allHoles(of object: JSONNode) -> [Unknown] {
        object.members.flatMap { name, value in [string(name).holes, tree(value).holes].compactMap { $0 } }
    }
}

extension HoledJSON {
    /// The hole that a string node is, where the hole stands outside the quotes of the text.
    private func looseHole(_ node: JSONNode) -> Unknown? {
        guard node.kind == .string, let text = node.string, text.unicodeScalars.first == mark,
            text.unicodeScalars.dropFirst().first == mark
        else { return nil }
        return string(node).unknown
    }

    /// A string of the marked text with its holes: two marks enclose the number of a hole.
    private func string(_ node: JSONNode) -> Value {
        guard let text = node.string, text.unicodeScalars.contains(mark) else { return Value(node) }
        var parts: [SymbolicString.Part] = []
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            let marks = rest.prefix { $0 == mark }
            rest = rest[marks.endIndex...]
            let piece = rest.prefix { $0 != mark }
            rest = rest[piece.endIndex...]
            let number = marks.isEmpty || rest.isEmpty ? nil : Int(String(piece))
            if let number, holes.indices.contains(number) {
                parts.append(.hole(holes[number]))
                rest.removeFirst()
            } else {
                parts.append(.literal(String(piece)))
            }
        }
        return Value(SymbolicString(parts))
    }

    private func dependence(on unknowns: [Unknown], because reason: String?) -> Unknown {
        let sources = unknowns.map(\.derived)
        let start = reason.map { Unknown(UnknownSource(attribute: nil, reason: .undecided($0))) }
        guard let first = start ?? sources.first else { return Value.notJSON }
        return sources.reduce(first) { $0.merging($1) }
    }
}
