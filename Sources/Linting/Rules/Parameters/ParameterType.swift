package import Symbolic

/// The type of a rule's parameter.
package indirect enum ParameterType: Hashable, Sendable {
    case bool, int, double, string
    /// A string that is a regular expression.
    case regex
    /// A string such as `90s` or `1h30m`.
    case duration
    case list(ParameterType)
    /// A map with string keys.
    case map(ParameterType)

    /// How deep lists and maps may nest.
    private static let depthLimit = 8

    /// The types that are written most, for suggestions.
    static let common = ["bool", "int", "double", "string", "regex", "duration", "list(string)", "list(int)"]

    /// Reads a type as rule files write it: `int`, `list(string)`, `map(string, list(int))`.
    package init?(_ text: String) {
        self.init(text.filter { $0 != " " }[...], depth: 0)
    }

    private init?(_ text: Substring, depth: Int) {
        guard depth < ParameterType.depthLimit else { return nil }
        switch text {
        case "bool": self = .bool
        case "int": self = .int
        case "double": self = .double
        case "string": self = .string
        case "regex": self = .regex
        case "duration": self = .duration
        default:
            guard text.hasSuffix(")") else { return nil }
            if text.hasPrefix("list("), let element = ParameterType(text.dropFirst(5).dropLast(), depth: depth + 1) {
                self = .list(element)
            } else if text.hasPrefix("map(string,"),
                let element = ParameterType(text.dropFirst(11).dropLast(), depth: depth + 1)
            {
                self = .map(element)
            } else {
                return nil
            }
        }
    }

    /// The type as an expression sees it.
    package var field: FieldType {
        switch self {
        case .bool: .bool
        case .int: .int
        case .double: .double
        case .string, .regex, .duration: .string
        case .list(let element): .list(element.field)
        case .map(let element): .map(element.field)
        }
    }
}

extension ParameterType: CustomStringConvertible {
    package var description: String {
        switch self {
        case .bool: "bool"
        case .int: "int"
        case .double: "double"
        case .string: "string"
        case .regex: "regex"
        case .duration: "duration"
        case .list(let element): "list(\(element))"
        case .map(let element): "map(string, \(element))"
        }
    }
}
