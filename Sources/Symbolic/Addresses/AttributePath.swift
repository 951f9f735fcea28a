/// The way from a resource to one of its values: `container_definitions[0].secrets[DB_PASSWORD].valueFrom`.
package struct AttributePath: Hashable, Sendable {
    /// One step of a path.
    package enum Step: Hashable, Sendable {
        /// An attribute, a block type or a member of an object.
        case attribute(String)
        /// The position in a list, counted from 0.
        case index(Int)
        /// The key of a map, or the name that tells an element from its neighbours where order means nothing.
        case key(String)
    }

    /// The steps from the resource inwards; empty for the resource itself.
    package var steps: [Step]

    package init(_ steps: [Step] = []) {
        self.steps = steps
    }

    /// The path of one top-level attribute.
    package init(attribute name: String) {
        self.steps = [.attribute(name)]
    }

    /// Whether the path is the resource itself.
    package var isEmpty: Bool { steps.isEmpty }

    /// The path of a member of the value at this path.
    package func attribute(_ name: String) -> AttributePath {
        AttributePath(steps + [.attribute(name)])
    }

    /// The path of an element of the list at this path.
    package func index(_ position: Int) -> AttributePath {
        AttributePath(steps + [.index(position)])
    }

    /// The path of a named element of the collection at this path.
    package func key(_ key: String) -> AttributePath {
        AttributePath(steps + [.key(key)])
    }

    /// The name of the attribute or block that the path starts with.
    package var root: String? {
        if case .attribute(let name) = steps.first { name } else { nil }
    }
}

extension AttributePath: CustomStringConvertible {
    package var description: String {
        TextWriter.text(upTo: steps.reduce(0) { $0 + $1.limit }) { text in
            for (position, step) in steps.enumerated() {
                switch step {
                case .attribute(let name):
                    if position > 0 { text.write(UInt8(ascii: ".")) }
                    text.write(name)
                case .index(let index):
                    text.write(UInt8(ascii: "["))
                    text.write(String(index))
                    text.write(UInt8(ascii: "]"))
                case .key(let key):
                    text.write(UInt8(ascii: "["))
                    if AttributePath.isPlain(key) { text.write(key) } else { text.write(quoted: key) }
                    text.write(UInt8(ascii: "]"))
                }
            }
        }
    }

    /// Whether a key can stand between brackets without quotes and without being taken for a position.
    private static func isPlain(_ key: String) -> Bool {
        guard let first = key.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }

    /// A key between double quotes as it stands in an address: what would begin a sequence of a template is doubled.
    package static func quotedKey(_ key: String) -> String {
        guard key.utf8.contains(UInt8(ascii: "{")) else { return quoted(key) }
        return quoted(key.replacing("${", with: "$${").replacing("%{", with: "%%{"))
    }

    /// A text between double quotes, with what HCL escapes in it.
    package static func quoted(_ key: String) -> String {
        if isPlainBetweenQuotes(key) { return "\"" + key + "\"" }
        var text = "\""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    /// Whether a text needs no escapes between quotes.
    static func isPlainBetweenQuotes(_ key: String) -> Bool {
        key.utf8.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
    }
}

extension AttributePath.Step {
    /// The most bytes that the step takes in a path's description.
    fileprivate var limit: Int {
        switch self {
        case .attribute(let name): name.utf8.count + 1
        case .index: 22
        case .key(let key): TextWriter.limit(quoted: key) + 2
        }
    }
}
