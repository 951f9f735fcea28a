extension RegexParser {
    /// Reads what follows a backslash outside of brackets.
    mutating func escape() throws(LinearRegexError) -> RegexNode {
        let start = position - 1
        switch current {
        case "A": position += 1; return .assertion(.textStart)
        case "z": position += 1; return .assertion(.textEnd)
        case "b": position += 1; return .assertion(.wordBoundary)
        case "B": position += 1; return .assertion(.noWordBoundary)
        default: return .set(try escapedSet(start).set)
        }
    }

    /// The scalars that an escape stands for, and whether it names a class rather than one of them.
    private mutating func escapedSet(_ start: Int) throws(LinearRegexError) -> (set: ScalarSet, isClass: Bool) {
        guard let scalar = takeNext() else { throw error("a `\\` at the end", at: start) }
        switch scalar {
        case "d": return (folded(.digits), true)
        case "D": return (folded(.digits).inverted, true)
        case "w": return (folded(.word), true)
        case "W": return (folded(.word).inverted, true)
        case "s": return (folded(.blanks), true)
        case "S": return (folded(.blanks).inverted, true)
        case "p": return (folded(try property(start)), true)
        case "P": return (folded(try property(start)).inverted, true)
        default: return (folded(ScalarSet(try escapedScalar(scalar, start))), false)
        }
    }

    private mutating func escapedScalar(
        _ scalar: Unicode.Scalar,
        _ start: Int
    ) throws(LinearRegexError) -> Unicode.Scalar {
        switch scalar {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "f": return "\u{0C}"
        case "v": return "\u{0B}"
        case "a": return "\u{07}"
        case "x": return try hexadecimal(start)
        case "0"..."7": return try octal(scalar, start)
        default:
            guard scalar.isASCII, !ScalarSet.word.contains(scalar.value) || scalar == "_" else {
                throw error("unknown escape", at: start)
            }
            return scalar
        }
    }

    /// `\0`, `\012` or `\12`; a single digit other than 0 would be a back-reference.
    private mutating func octal(_ first: Unicode.Scalar, _ start: Int) throws(LinearRegexError) -> Unicode.Scalar {
        var value = first.value - 48
        var count = 1
        while count < 3, let digit = current, ("0"..."7").contains(digit) {
            value = value * 8 + digit.value - 48
            count += 1
            position += 1
        }
        guard first == "0" || count > 1, let scalar = Unicode.Scalar(value) else {
            throw error("back-references are not supported", at: start)
        }
        return scalar
    }

    private mutating func hexadecimal(_ start: Int) throws(LinearRegexError) -> Unicode.Scalar {
        let isBraced = take("{")
        var value: UInt32 = 0
        var count = 0
        while count < (isBraced ? 8 : 2), let digit = current?.hexDigitValue {
            value = (value & 0xFF_FFFF) << 4 | digit
            count += 1
            position += 1
        }
        guard isBraced ? count > 0 && take("}") : count == 2 else {
            throw error("a malformed number of a character", at: start)
        }
        guard let scalar = Unicode.Scalar(value) else {
            // Go takes halves of surrogate pairs, which match nothing.
            throw error("no character has this number", at: start, isUnsupported: (0xD800...0xDFFF).contains(value))
        }
        return scalar
    }

    /// Reads the name of a general category or a script: `L`, `{Lu}`, `{^Lu}`, `{Greek}`.
    private mutating func property(_ start: Int) throws(LinearRegexError) -> ScalarSet {
        guard let first = takeNext() else { throw error("a property without a name", at: start) }
        guard first == "{" else { return try category(String(first), start) }
        let isNegated = take("^")
        var name = String.UnicodeScalarView()
        while let scalar = current, scalar != "}" {
            name.append(scalar)
            position += 1
        }
        guard take("}") else { throw error("missing `}`", at: start) }
        let set = try category(String(name), start)
        return isNegated ? set.inverted : set
    }

    private func category(_ name: String, _ start: Int) throws(LinearRegexError) -> ScalarSet {
        if name == "Any" { return .any }
        guard let set = ScalarSet(category: name) ?? ScalarSet(script: name) else {
            throw error("there is no category or script of this name", at: start, isUnsupported: true)
        }
        return set
    }

    /// Reads a class in brackets.
    mutating func characterClass() throws(LinearRegexError) -> ScalarSet {
        let start = position - 1
        let isNegated = take("^")
        var set = ScalarSet([])
        var isFirst = true
        while let scalar = current, scalar != "]" || isFirst {
            isFirst = false
            if scalar == "[", let named = try posixClass() {
                set = set.union(named)
                continue
            }
            set = set.union(try classItem(start))
        }
        guard take("]") else { throw error("missing `]`", at: start) }
        return isNegated ? set.inverted : set
    }

    /// Reads a scalar, a range or an escape in brackets.
    private mutating func classItem(_ start: Int) throws(LinearRegexError) -> ScalarSet {
        if current == "\\" {
            let escape = position
            position += 1
            let (set, isClass) = try escapedSet(escape)
            if isClass { return set }
            position = escape
        }
        let low = try classScalar(start)
        guard current == "-", let next = following, next != "]" else { return folded(ScalarSet(low)) }
        position += 1
        let high = try classScalar(start)
        guard low <= high else { throw error("a range is the wrong way round", at: start) }
        return folded(ScalarSet([low.value...high.value]))
    }

    private mutating func classScalar(_ start: Int) throws(LinearRegexError) -> Unicode.Scalar {
        let escape = position
        guard let scalar = takeNext() else { throw error("missing `]`", at: start) }
        guard scalar == "\\" else { return scalar }
        guard let next = takeNext() else { throw error("a `\\` at the end", at: escape) }
        return try escapedScalar(next, escape)
    }

    private mutating func posixClass() throws(LinearRegexError) -> ScalarSet? {
        guard following == ":" else { return nil }
        let start = position
        position += 2
        let isNegated = take("^")
        var name = String.UnicodeScalarView()
        while let scalar = current, scalar != ":" {
            name.append(scalar)
            position += 1
        }
        guard take(":"), take("]") else {
            position = start
            return nil
        }
        guard let set = ScalarSet.posix[String(name)] else {
            throw error("there is no class of this name", at: start)
        }
        return isNegated ? folded(set).inverted : folded(set)
    }
}

extension Unicode.Scalar {
    /// The value of a hexadecimal digit.
    fileprivate var hexDigitValue: UInt32? {
        switch self {
        case "0"..."9": value - 48
        case "a"..."f": value - 87
        case "A"..."F": value - 55
        default: nil
        }
    }
}
