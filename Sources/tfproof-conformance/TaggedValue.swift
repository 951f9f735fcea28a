import CEL
import JSONReader

/// A value with its type: `{"t": "int", "v": "1"}`.
struct TaggedValue {
    private let node: JSONNode

    init(_ node: JSONNode) {
        self.node = node
    }

    private var type: String { node["t"]?.string ?? "" }
    private var text: String { node["v"]?.string ?? "" }

    var description: String { TaggedValue.description(of: value) }

    /// The value; an error where the tag is not known.
    var value: CELValue {
        switch type {
        case "null": return .null
        case "bool": return .bool(node["v"]?.bool ?? false)
        case "int": return Int64(text).map { .int($0) } ?? malformed
        case "uint": return UInt64(text).map { .uint($0) } ?? malformed
        case "double": return .double(double)
        case "string": return .string(text)
        case "bytes": return .bytes(TaggedValue.bytes(node["b64"]?.string ?? ""))
        case "type": return .type(text)
        case "list": return .list(CELList(node["v"]?.elements.map { TaggedValue($0).value } ?? []))
        case "map":
            let pairs = node["v"]?.elements.map { $0.elements.map { TaggedValue($0).value } } ?? []
            return .map(CELMap(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }))
        case "timestamp": return .timestamp(time)
        case "duration": return .duration(time)
        default: return malformed
        }
    }

    private var malformed: CELValue { .error(CELError("a value of an unknown form")) }

    private var double: Double {
        if let number = node["v"]?.double { return number }
        switch text {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        default: return Double(text) ?? .nan
        }
    }

    private var time: CELTime {
        func number(_ name: String) -> Int64 { Int64(node[name]?.string ?? node[name]?.numberText ?? "") ?? 0 }
        return CELTime(seconds: number("seconds"), nanoseconds: Int32(truncatingIfNeeded: number("nanos")))
    }

    /// The bytes of a Base64 text (RFC 4648, section 4).
    private static func bytes(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in text.utf8 {
            guard let digit = digits[byte] else { continue }
            bits = (bits & 0xFFFF) << 6 | digit
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private static let digits: [UInt8: UInt32] = {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        return Dictionary(uniqueKeysWithValues: alphabet.utf8.enumerated().map { ($1, UInt32($0)) })
    }()
}

extension TaggedValue {
    /// Whether a value is this one, types included; maps in any order, and NaN is NaN.
    func isSame(as value: CELValue) -> Bool { TaggedValue.same(self.value, value) }

    private static func same(_ a: CELValue, _ b: CELValue) -> Bool {
        switch (a, b) {
        case (.null, .null): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.uint(let a), .uint(let b)): return a == b
        case (.double(let a), .double(let b)): return a.isNaN ? b.isNaN : a == b && a.sign == b.sign
        case (.string(let a), .string(let b)), (.type(let a), .type(let b)): return a.utf8.elementsEqual(b.utf8)
        case (.bytes(let a), .bytes(let b)): return a == b
        case (.timestamp(let a), .timestamp(let b)), (.duration(let a), .duration(let b)): return a == b
        case (.list(let a), .list(let b)):
            return a.elements.count == b.elements.count && zip(a.elements, b.elements).allSatisfy { same($0, $1) }
        case (.map(let a), .map(let b)):
            return a.entries.count == b.entries.count
                && a.entries.allSatisfy { entry in
                    b.entries.contains { same($0.key, entry.key) && same($0.value, entry.value) }
                }
        default: return false
        }
    }

    /// A value in the form that failures are printed in.
    static func description(of value: CELValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): "bool \(value)"
        case .int(let value): "int \(value)"
        case .uint(let value): "uint \(value)"
        case .double(let value): "double \(value)"
        case .string(let value): "string \(value.debugDescription)"
        case .bytes(let value): "bytes \(value)"
        case .type(let value): "type \(value)"
        case .list(let list): "[\(list.elements.map { description(of: $0) }.joined(separator: ", "))]"
        case .map(let map):
            "{\(map.entries.map { "\(description(of: $0.key)): \(description(of: $0.value))" }.joined(separator: ", "))}"
        case .timestamp(let time): "timestamp \(time.seconds).\(time.nanoseconds)"
        case .duration(let time): "duration \(time.seconds).\(time.nanoseconds)"
        case .error(let error): "error: \(error.message)"
        case .unknown: "unknown"
        default: "another kind of value"
        }
    }
}
