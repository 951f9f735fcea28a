/// Conversions between types (langdef, "Standard Definitions").
enum Conversions {
    static let overloads: [Overload] =
        conversion("int", .int, from: [.int, .uint, .double, .string, .timestamp], toInt)
        + conversion("uint", .uint, from: [.uint, .int, .double, .string], toUInt)
        + conversion("double", .double, from: [.double, .int, .uint, .string], toDouble)
        + conversion(
            "string",
            .string,
            from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration],
            unknowns: { arguments in
                if case .unknown(_, _?) = arguments[0] { arguments[0] } else { nil }
            },
            toString
        )
        + conversion("bytes", .bytes, from: [.bytes, .string], toBytes)
        + conversion("bool", .bool, from: [.bool, .string], toBool) + [
            Overload("type", [.a], .type) { .type($0[0].typeName) },
            Overload("dyn", [.a], .dyn, unknowns: { $0[0] }) { $0[0] },
        ]

    private static func conversion(
        _ name: String,
        _ type: CELType,
        from sources: [CELType],
        unknowns: (@Sendable (Arguments) -> CELValue?)? = nil,
        _ convert: @escaping @Sendable (CELValue) -> CELValue
    ) -> [Overload] {
        sources.map { source in
            Overload(name, [source], type, makesValues: source != type, unknowns: unknowns) { convert($0[0]) }
        }
    }

    private static func failed(_ type: String) -> CELValue {
        .error(CELError("the value cannot be converted to \(type)"))
    }

    private static func toInt(_ value: CELValue) -> CELValue {
        switch value {
        case .int: value
        case .uint(let uint): Int64(exactly: uint).map { .int($0) } ?? failed("int")
        case .double(let double):
            double > -9_223_372_036_854_775_808 && double < 9_223_372_036_854_775_808
                ? .int(Int64(double)) : failed("int")
        case .string(let text): Int64(text).map { .int($0) } ?? failed("int")
        case .timestamp(let time): .int(time.seconds)
        default: .error(.noOverload("int", value))
        }
    }

    private static func toUInt(_ value: CELValue) -> CELValue {
        switch value {
        case .uint: value
        case .int(let int): UInt64(exactly: int).map { .uint($0) } ?? failed("uint")
        case .double(let double):
            double >= 0 && double < 18_446_744_073_709_551_616 ? .uint(UInt64(double)) : failed("uint")
        case .string(let text): UInt64(text).map { .uint($0) } ?? failed("uint")
        default: .error(.noOverload("uint", value))
        }
    }

    private static func toDouble(_ value: CELValue) -> CELValue {
        switch value {
        case .double: value
        case .int(let int): .double(Double(int))
        case .uint(let uint): .double(Double(uint))
        case .string(let text): Double(text).map { .double($0) } ?? failed("double")
        default: .error(.noOverload("double", value))
        }
    }

    static func toString(_ value: CELValue) -> CELValue {
        switch value {
        case .string: value
        case .int(let int): .string(String(int))
        case .uint(let uint): .string(String(uint))
        case .double(let double): .string(text(of: double))
        case .bool(let bool): .string(bool ? "true" : "false")
        case .timestamp(let time): .string(TimeText.text(timestamp: time))
        case .duration(let time): .string(TimeText.text(duration: time))
        case .address(let address): .string("\(address)")
        case .network(let network): .string("\(network)")
        case .bytes(let bytes): String(validating: bytes, as: UTF8.self).map { .string($0) } ?? failed("string")
        default: .error(.noOverload("string", value))
        }
    }

    /// The shortest digits that give the double back, as C and Go write them with `%g`: with an exponent below -4 and
    /// from 6 on.
    static func text(of double: Double) -> String {
        if double.isNaN { return "NaN" }
        if double.isInfinite { return double < 0 ? "-Infinity" : "Infinity" }
        if double == 0 { return double.sign == .minus ? "-0" : "0" }
        let (digits, exponent) = shortest(double.magnitude)
        let sign = double < 0 ? "-" : ""
        let count = digits.utf8.count
        guard (-4..<6).contains(exponent) else {
            let fraction = count > 1 ? "." + digits.dropFirst() : ""
            let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
            return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(power)"
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if count <= exponent + 1 { return sign + digits + String(repeating: "0", count: exponent + 1 - count) }
        return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
    }

    /// The digits without zeros at their ends, and the power of ten of the first one.
    private static func shortest(_ double: Double) -> (digits: String, exponent: Int) {
        let parts = "\(double)".split(separator: "e")
        let power = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let point = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = point[0].drop { $0 == "0" }
        var digits = String(point.joined().drop { $0 == "0" })
        while digits.hasSuffix("0") { digits.removeLast() }
        guard whole.isEmpty else { return (digits, whole.utf8.count - 1 + power) }
        let zeros = (point.count > 1 ? point[1] : "").prefix { $0 == "0" }
        return (digits, -zeros.utf8.count - 1 + power)
    }

    private static func toBytes(_ value: CELValue) -> CELValue {
        switch value {
        case .bytes: value
        case .string(let text): .bytes(Array(text.utf8))
        default: .error(.noOverload("bytes", value))
        }
    }

    private static func toBool(_ value: CELValue) -> CELValue {
        switch value {
        case .bool: value
        case .string("1"), .string("t"), .string("true"), .string("T"), .string("TRUE"), .string("True"): .bool(true)
        case .string("0"), .string("f"), .string("false"), .string("F"), .string("FALSE"), .string("False"):
            .bool(false)
        case .string: failed("bool")
        default: .error(.noOverload("bool", value))
        }
    }
}
