/// What each function is for, in one sentence: for those who write rules.
enum FunctionSummaries {
    /// The sentence; empty for a function of the host that is not known here.
    static func summary(of name: String) -> String {
        texts[name] ?? MacroSignature.all.first { $0.name == name }?.summary ?? ""
    }

    private static let texts: [String: String] = texts(
        conversions + strings + collections + times + numbers + networks
    )

    private static func texts(_ lines: [String]) -> [String: String] {
        let pairs = lines.compactMap { line -> (String, String)? in
            guard let colon = line.firstRange(of: ": ") else { return nil }
            return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static let conversions = [
        "bool: The truth that a text names.",
        "bytes: The text in UTF-8.",
        "double: The number as a floating-point number.",
        "dyn: The same value, with types no longer checked.",
        "int: The whole number that a number, text or time stands for.",
        "string: The value as text.",
        "type: The type of a value.",
        "uint: The value as a whole number without a sign.",
        "known: Whether the value is known before apply.",
    ]

    private static let strings = [
        "charAt: The character at a position, counted from 0.",
        "contains: Whether the text contains another.",
        "endsWith: Whether the text ends with another.",
        "format: The text with its clauses (`%s`, `%d`, `%f`, …) replaced by the values of the list.",
        "glob: Whether the text fits a pattern in which `*` stands for any text and `?` for one character.",
        "indexOf: The position of the first occurrence, or -1.",
        "lastIndexOf: The position of the last occurrence, or -1.",
        "join: The texts of the list as one, with a separator between.",
        "lowerAscii: The text with small letters in the place of capitals (ASCII only).",
        "upperAscii: The text with capitals in the place of small letters (ASCII only).",
        "matches: Whether a part of the text fits the regular expression (RE2 syntax); `^` and `$` make it the whole.",
        "replace: The text with each occurrence of a part replaced; at most as many as the limit says.",
        "reverse: The characters or elements from the last to the first.",
        "size: The number of characters, bytes, elements or entries.",
        "split: The parts between the separators; at most as many as the limit says.",
        "startsWith: Whether the text starts with another.",
        "strings.quote: The text in quotes, with escapes for what cannot stand in them.",
        "substring: The part from a position on, up to another where one is given.",
        "trim: The text without blanks at its ends.",
        "regex.extract: The first match, or its one group.",
        "regex.extractAll: All matches, or their one group.",
        "regex.replace: The text with what fits replaced; `\\1` stands for the first group.",
        "base64.encode: The bytes in Base64.",
        "base64.decode: The bytes that a text in Base64 stands for.",
    ]

    private static let collections = [
        "distinct: The elements without repetitions.",
        "first: The first element, if there is one.",
        "flatten: The elements of the lists in the list; as many levels deep as the number says.",
        "last: The last element, if there is one.",
        "lists.range: The whole numbers from 0 up to the number, without it.",
        "merge: The entries of both maps; those of the second win.",
        "slice: The elements from a position up to another, without that.",
        "sort: The elements in their order.",
        "sets.contains: Whether the first list has every element of the second.",
        "sets.equivalent: Whether both lists have the same elements.",
        "sets.intersects: Whether the lists have an element in common.",
        "hasValue: Whether the optional holds a value.",
        "optional.none: The optional that holds nothing.",
        "optional.of: The optional that holds the value.",
        "optional.ofNonZeroValue: The optional that holds the value, or nothing where it is empty or zero.",
        "optional.unwrap: The values of those optionals of the list that hold one.",
        "or: This optional, or the other where this one holds nothing.",
        "orValue: The value that the optional holds, or the other where it holds nothing.",
        "unwrapOpt: The values of those optionals of the list that hold one.",
        "value: The value that the optional holds; an error where it holds nothing.",
    ]

    private static let times = [
        "duration: The length of time that a text such as `1h30m` stands for.",
        "timestamp: The time that a text (RFC 3339) or a number of seconds since 1970 stands for.",
        "getDate: The day of the month, from 1; in a time zone where one is named.",
        "getDayOfMonth: The day of the month, from 0; in a time zone where one is named.",
        "getDayOfWeek: The day of the week, from 0 for Sunday; in a time zone where one is named.",
        "getDayOfYear: The day of the year, from 0; in a time zone where one is named.",
        "getFullYear: The year; in a time zone where one is named.",
        "getHours: The hour of the day, or the whole hours of a duration.",
        "getMilliseconds: The milliseconds of the second.",
        "getMinutes: The minute of the hour, or the whole minutes of a duration.",
        "getMonth: The month, from 0; in a time zone where one is named.",
        "getSeconds: The second of the minute, or the whole seconds of a duration.",
    ]

    private static let numbers = [
        "math.abs: The number without its sign.",
        "math.bitAnd: The bits that both numbers have.",
        "math.bitNot: The bits that the number does not have.",
        "math.bitOr: The bits that one of the numbers has.",
        "math.bitShiftLeft: The bits moved to the left.",
        "math.bitShiftRight: The bits moved to the right.",
        "math.bitXor: The bits that exactly one of the numbers has.",
        "math.ceil: The number rounded up.",
        "math.floor: The number rounded down.",
        "math.greatest: The greatest of the numbers.",
        "math.isFinite: Whether the number is neither infinite nor not a number.",
        "math.isInf: Whether the number is infinite.",
        "math.isNaN: Whether the value is not a number.",
        "math.least: The least of the numbers.",
        "math.round: The number rounded to the nearest whole one, halves away from zero.",
        "math.sign: -1, 0 or 1, by the sign of the number.",
        "math.sqrt: The square root.",
        "math.trunc: The number without its fraction.",
    ]

    private static let networks = [
        "cidr: The network that a text such as `10.0.0.0/8` stands for.",
        "containsCIDR: Whether the network contains all of another.",
        "containsIP: Whether the network contains an address.",
        "family: 4 or 6, by the version of the address.",
        "ip: The address that a text stands for, or that a network is written with.",
        "ip.isCanonical: Whether the text is an address in its canonical form.",
        "isCIDR: Whether the text is a network.",
        "isGlobalUnicast: Whether the address is a global unicast address.",
        "isIP: Whether the text is an address, of a version where one is given.",
        "isLinkLocalMulticast: Whether the address is a link-local multicast address.",
        "isLinkLocalUnicast: Whether the address is a link-local unicast address.",
        "isLoopback: Whether the address is a loopback address.",
        "isUnspecified: Whether the address is the unspecified one.",
        "masked: The network with zeros behind its prefix.",
        "prefixLength: The number of bits of the network's prefix.",
    ]
}
