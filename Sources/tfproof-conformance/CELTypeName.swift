import CEL

/// The names of types in case files: `list(int)`, `map(string, dyn)`, `google.protobuf.Timestamp`.
enum CELTypeName {
    /// The type of a name; one of a single capital letter is a type parameter, others are types of functions only.
    static func type(of name: String) -> CELType {
        let name = without(blanks: name)
        guard let open = name.firstIndex(of: "("), name.last == ")" else {
            if let known = simple[name] { return known }
            let isParameter = name.utf8.count == 1 && name.allSatisfy { $0.isUppercase }
            return isParameter ? .parameter(name) : .opaque(name, [])
        }
        let inner = arguments(of: String(name[name.index(after: open)...].dropLast()))
        switch (name[..<open], inner.count) {
        case ("list", 1): return .list(type(of: inner[0]))
        case ("map", 2): return .map(type(of: inner[0]), type(of: inner[1]))
        case ("optional", 1), ("optional_type", 1): return .optional(type(of: inner[0]))
        case ("type", 1): return .type
        case ("wrapper", 1): return .wrapper(type(of: inner[0]))
        default: return .opaque(String(name[..<open]), inner.map { type(of: $0) })
        }
    }

    /// The name of a type as case files write it.
    static func text(of type: CELType) -> String {
        switch type {
        case .null: "null_type"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .list(let element): "list(\(text(of: element)))"
        case .map(let key, let value): "map(\(text(of: key)),\(text(of: value)))"
        case .optional(let value): "optional_type(\(text(of: value)))"
        case .wrapper(let value): "wrapper(\(text(of: value)))"
        case .opaque(let name, let arguments):
            arguments.isEmpty ? name : "\(name)(\(arguments.map { text(of: $0) }.joined(separator: ",")))"
        default: type.description
        }
    }

    static func without(blanks name: String) -> String { name.filter { $0 != " " } }

    private static let simple: [String: CELType] = [
        "dyn": .dyn, "google.protobuf.BoolValue": .wrapper(.bool), "google.protobuf.Int64Value": .wrapper(.int),
        "google.protobuf.UInt64Value": .wrapper(.uint), "google.protobuf.DoubleValue": .wrapper(.double),
        "google.protobuf.StringValue": .wrapper(.string), "google.protobuf.BytesValue": .wrapper(.bytes),
        "null": .null, "null_type": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double,
        "string": .string, "bytes": .bytes, "type": .type, "timestamp": .timestamp, "duration": .duration,
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    ]

    /// The names between the outermost commas.
    private static func arguments(of text: String) -> [String] {
        var depth = 0
        var parts = [""]
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }
}
