import JSONReader

/// Reads JSON values as what they may be: arguments, blocks, or both, each value once.
///
/// It calls itself once for each level of the document, whose depth is limited.
struct JSONBodyReader {
    /// A value in both its forms.
    private struct Reading {
        var expression: Expression
        /// The bodies of the blocks that the value may be, each with its place; nil where it can be no blocks.
        var bodies: [(body: SourceBody, range: Range<Int>)]?
    }

    let file: SourceFile

    /// Reads the whole document as a body; an array of objects is the body of all of them.
    func read(_ root: JSONNode) -> SourceBody {
        let bodies = reading(root, .root).bodies ?? []
        return SourceBody(attributes: bodies.flatMap(\.body.attributes), blocks: bodies.flatMap(\.body.blocks))
    }

    private func reading(_ node: JSONNode, _ place: JSONPlace) -> Reading {
        switch node.kind {
        case .object: object(node, place)
        case .array: array(node, place)
        case .string: Reading(expression: JSONString(node).expression(place.strings))
        case .null: Reading(expression: Expression(.null, node.range))
        case .bool: Reading(expression: Expression(.bool(node.bool ?? false), node.range))
        case .number: Reading(expression: JSONBodyReader.number(node))
        }
    }

    /// Numbers of HCL have no sign, but the operator before them.
    private static func number(_ node: JSONNode) -> Expression {
        let digits = node.numberText ?? "0"
        guard digits.hasPrefix("-") else { return Expression(.number(digits), node.range) }
        let size = Expression(.number(String(digits.dropFirst())), node.offset + 1..<node.range.upperBound)
        return Expression(.unary(.negate, size), node.range)
    }

    @inline(never)
    private func array(_ node: JSONNode, _ place: JSONPlace) -> Reading {
        var expressions: [Expression] = []
        var bodies: [(SourceBody, Range<Int>)] = []
        var isBlocks = true
        for element in node.elements {
            let reading = reading(element, place)
            expressions.append(reading.expression)
            if let more = reading.bodies { bodies += more } else { isBlocks = false }
        }
        return Reading(expression: Expression(.tuple(expressions), node.range), bodies: isBlocks ? bodies : nil)
    }

    @inline(never)
    private func object(_ node: JSONNode, _ place: JSONPlace) -> Reading {
        var items: [ObjectItem] = []
        var body = SourceBody()
        var names: Set<String> = []
        for (key, value) in node.members {
            let name = key.string ?? ""
            let reading = reading(value, place.inside(name))
            items.append(ObjectItem(key: JSONString(key).expression(place.strings), value: reading.expression))
            // A comment, or a name that is set twice: the first one counts.
            guard name != "//", names.insert(name).inserted else { continue }
            let isDynamic = place.isDynamic(name)
            if !isDynamic {
                let range = key.offset..<value.range.upperBound
                body.attributes.append(
                    SourceAttribute(name: name, expression: reading.expression, range: range, file: file)
                )
            }
            for block in blocks(reading, name: name, key: key, value: value) {
                body.blocks += isDynamic ? block.labelled(1) : [block]
            }
        }
        return Reading(expression: Expression(.object(items), node.range), bodies: [(body, node.range)])
    }

    private func blocks(_ reading: Reading, name: String, key: JSONNode, value: JSONNode) -> [SourceBlock] {
        (reading.bodies ?? []).map { body, range in
            SourceBlock(
                type: name,
                labels: [],
                body: body,
                headerRange: key.range,
                range: value.isArray ? range : key.offset..<range.upperBound,
                file: file
            )
        }
    }
}

extension JSONNode {
    /// The bytes of the value in its document.
    var range: Range<Int> { offset..<offset + length }
}
