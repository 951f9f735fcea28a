/// A document in a form that is read in no time: what rules that travel in the executable are stored as.
///
/// YAML takes milliseconds for what this takes microseconds. Every node is a letter, its place and its content; texts
/// and collections say how long they are: `m1:1:2;` is a mapping of two entries at line 1, column 1.
package enum YAMLArchive {
    private static let depthLimit = YAMLDocument.depthLimit + 1

    /// The archive of a node.
    package static func write(_ node: YAMLNode) -> String {
        var text = ""
        write(node, to: &text)
        return text
    }

    private static func write(_ node: YAMLNode, to text: inout String) {
        switch node.content {
        case .scalar(let scalar):
            text += "s\(node.style.rawValue):"
            write(scalar, at: node.position, to: &text)
        case .sequence(let elements):
            text += "l\(node.position.line):\(node.position.column):\(elements.count);"
            for element in elements { write(element, to: &text) }
        case .mapping(let members):
            text += "m\(node.position.line):\(node.position.column):\(members.count);"
            for member in members {
                write(member.name, at: member.position, to: &text)
                write(member.value, to: &text)
            }
        }
    }

    private static func write(_ scalar: String, at position: YAMLNode.Position, to text: inout String) {
        text += "\(position.line):\(position.column):\(scalar.utf8.count);\(scalar)"
    }

    /// The node of an archive; nil for any other text.
    package static func read(_ text: String) -> YAMLNode? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = Reader(bytes: bytes)
            let node = reader.node(depth: 0)
            return reader.position == bytes.count ? node : nil
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var position = 0

        mutating func node(depth: Int) -> YAMLNode? {
            guard position < bytes.count, depth <= YAMLArchive.depthLimit else { return nil }
            let kind = bytes[position]
            position += 1
            switch kind {
            case UInt8(ascii: "s"):
                guard let style = number().flatMap({ YAMLNode.Style(rawValue: UInt8(clamping: $0)) }),
                    let (text, place) = scalar()
                else { return nil }
                return YAMLNode(.scalar(text), style: style, at: place)
            case UInt8(ascii: "l"): return sequence(depth: depth)
            case UInt8(ascii: "m"): return mapping(depth: depth)
            default: return nil
            }
        }

        private mutating func sequence(depth: Int) -> YAMLNode? {
            guard let (place, count) = head() else { return nil }
            var elements: [YAMLNode] = []
            for _ in 0..<count {
                guard let element = node(depth: depth + 1) else { return nil }
                elements.append(element)
            }
            return YAMLNode(.sequence(elements), at: place)
        }

        private mutating func mapping(depth: Int) -> YAMLNode? {
            guard let (place, count) = head() else { return nil }
            var members: [YAMLNode.Member] = []
            for _ in 0..<count {
                guard let (name, position) = scalar(), let value = node(depth: depth + 1) else { return nil }
                members.append(YAMLNode.Member(name: name, position: position, value: value))
            }
            return YAMLNode(.mapping(members), at: place)
        }

        private mutating func scalar() -> (String, YAMLNode.Position)? {
            guard let (place, count) = head(), count <= bytes.count - position else { return nil }
            let text = String(decoding: bytes[position..<(position + count)], as: UTF8.self)
            position += count
            return (text, place)
        }

        private mutating func head() -> (YAMLNode.Position, Int)? {
            guard let line = number(), let column = number(), let count = number() else { return nil }
            return (YAMLNode.Position(line: line, column: column), count)
        }

        /// Digits with the sign behind them.
        private mutating func number() -> Int? {
            var value = 0
            let start = position
            while position < bytes.count, position - start < 10 {
                let byte = bytes[position]
                position += 1
                guard (48...57).contains(byte) else { return position - start > 1 ? value : nil }
                value = value * 10 + Int(byte - 48)
            }
            return nil
        }
    }
}
