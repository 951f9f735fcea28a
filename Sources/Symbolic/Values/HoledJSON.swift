import JSONReader

/// Reads a JSON text that has holes: `{"Resource": "${arn}/*", "Principal": ${principal}}`.
///
/// Each hole is replaced by a mark that occurs nowhere in the text, and the strings of the result are split at the
/// marks. A hole inside a string stays a hole of that string: that its text could hold a quote is not considered, as
/// no ARN, id or name does. A hole that stands where a value stands is that value. In an array a computed text may be
/// several elements (`[${join(",", x)}]`), so there the array is unknown, unless the hole is one attribute's own value;
/// and so is an object one of whose names has a hole.
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
        let elements = node.elements.map(tree)
        let unknowns = elements.compactMap(\.holes)
        if elements.allSatisfy(\.isView) { return Value(node, typing: .structural) }
        return node.elements.contains(where: isLoose)
            ? Value(dependence(on: unknowns)) : Value(.list(elements), typing: .structural)
    }

    private func object(_ node: JSONNode) -> Value {
        let pairs = node.members.map { name, value in (name: string(name), value: tree(value)) }
        let unknowns = pairs.flatMap { [$0.name.holes, $0.value.holes].compactMap { $0 } }
        guard pairs.allSatisfy({ $0.name.string != nil }) else { return Value(dependence(on: unknowns)) }
        var members: [Value.Member] = []
        var places: [[UInt8]: Int] = [:]
        for (name, value) in pairs {
            let name = name.string ?? ""
            if let place = places[Array(name.utf8)] {
                // A repeated name: the last value counts, as Go's decoder has it.
                members[place].value = value
            } else {
                places[Array(name.utf8)] = members.count
                members.append(Value.Member(name: name, value: value))
            }
        }
        let isPlain = members.count == pairs.count && members.allSatisfy(\.value.isView)
        return isPlain ? Value(node, typing: .structural) : Value(.object(members), typing: .structural)
    }
}

extension Value {
    /// Whether the value is a node of a document, unchanged.
    fileprivate var isView: Bool {
        if case .json = content { true } else { false }
    }
}

extension HoledJSON {
    /// Whether a node is a hole that stands outside the quotes of the text, and is no attribute's own value.
    private func isLoose(_ node: JSONNode) -> Bool {
        guard let scalars = node.string?.unicodeScalars else { return false }
        return isMarkedTwice(scalars) && string(node).unknown?.identity == nil
    }

    /// Whether this is a hole that stands outside the quotes of the text.
    private func isMarkedTwice(_ scalars: String.UnicodeScalarView) -> Bool {
        scalars.first == mark && scalars.dropFirst().first == mark
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
                let hole = holes[number]
                // What `jsonencode` makes of an attribute is the attribute again.
                let isEncoded = hole.encoded != nil && isMarkedTwice(text.unicodeScalars)
                parts.append(.hole(isEncoded ? hole.decodedFromJSON : hole))
                rest.removeFirst()
            } else {
                parts.append(.literal(String(piece)))
            }
        }
        return Value(SymbolicString(parts))
    }

    private func dependence(on unknowns: [Unknown], because reason: String? = nil) -> Unknown {
        let sources = unknowns.map(\.derived)
        let start = reason.map { Unknown(UnknownSource(attribute: nil, reason: .undecided($0))) }
        guard let first = start ?? sources.first else { return Value.notJSON }
        return sources.reduce(first) { $0.merging($1) }
    }
}
