import Files
import JSONReader

/// Reading one JSON file: from memory, from a mapping, and the nodes of what was read.
enum JSONSuite: Suite {
    static let name = "json"

    static func run(_ options: Options) throws {
        let mapped = try InputFile.text(at: options.file)
        let resident = mapped.withBytes { JSONText(Array($0)) }
        let document = try JSONDocument(resident)
        let size = resident.count
        print("\(size) bytes, \(document.valueCount) values, \(document.duplicateNames.count) repeated names")

        let reading = try Statistics(runs: options.runs) { _ = try JSONDocument(resident) }
        print(reading.line("read from memory", bytes: size))
        let mapping = try Statistics(runs: options.runs) { _ = try JSONDocument(mapped) }
        print(mapping.line("read from a mapping, pages released", bytes: size))

        var visited = 0
        let walking = Statistics(runs: options.runs) { visited += walk(document.root) }
        print(walking.line("visit every node", bytes: size))
        let looking = Statistics(runs: options.runs) { visited += lookUp("address", in: document.root) }
        print(looking.line("look a name up in every object", bytes: size))
        let locating = Statistics(runs: options.runs) {
            visited += JSONText(resident.prefix(size)).position(at: size).line
        }
        print(locating.line("copy the text and find the line of its end", bytes: size))
        var decoded = 0
        let decoding = Statistics(runs: options.runs) { decoded += decode(document.root) }
        print(decoding.line("decode every string", bytes: size))
        if visited &+ decoded == 0 { print("nothing was visited") }
    }

    /// How many nodes there are, by way of elements and members; the reader has limited their depth.
    private static func walk(_ node: JSONNode) -> Int {
        switch node.kind {
        case .array: node.elements.reduce(1) { $0 + walk($1) }
        case .object: node.members.reduce(1) { $0 + 1 + walk($1.value) }
        default: 1
        }
    }

    /// How many objects have a member of a name.
    private static func lookUp(_ name: String, in node: JSONNode) -> Int {
        switch node.kind {
        case .array: node.elements.reduce(0) { $0 + lookUp(name, in: $1) }
        case .object: node.members.reduce(node[name] == nil ? 0 : 1) { $0 + lookUp(name, in: $1.value) }
        default: 0
        }
    }

    /// How many bytes all strings have together.
    private static func decode(_ node: JSONNode) -> Int {
        switch node.kind {
        case .array: node.elements.reduce(0) { $0 + decode($1) }
        case .object: node.members.reduce(0) { $0 + ($1.name.string?.utf8.count ?? 0) + decode($1.value) }
        case .string: node.string?.utf8.count ?? 0
        default: 0
        }
    }
}
