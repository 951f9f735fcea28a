extension LineMasker {
    /// Reads a quoted string: shows it where the policy does, else its quotes and its sequences only.
    mutating func readString(depth: Int) -> Bool {
        guard let end = stringEnd else { return false }
        let literal = String(String.UnicodeScalarView(line[(position + 1)..<end]))
        let isPlain = !literal.contains("${") && !literal.contains("%{")
        let role = role(endingAt: end)
        if case .key = role { key = literal }
        show(1)
        if isPlain {
            if policy.shows(literal, as: role) { show(end - position) } else { hide(end - position) }
        } else {
            guard readTemplate(to: end, role, depth: depth) else { return false }
        }
        show(1)
        return true
    }

    private mutating func role(endingAt end: Int) -> LiteralPolicy.Role {
        if labels > 0 {
            labels -= 1
            return .label
        }
        return isKey(before: nextScalar(from: end + 1), from: end + 1) ? .key : .value(of: key)
    }

    /// Reads the parts of a template up to its closing quote.
    private mutating func readTemplate(to end: Int, _ role: LiteralPolicy.Role, depth: Int) -> Bool {
        var start = position
        while position < end {
            guard let length = sequenceStart else {
                position += peek() == "\\" ? 2 : 1
                continue
            }
            finishLiteral(from: start, role)
            guard readSequence(length, depth: depth) else { return false }
            start = position
        }
        position = min(position, end)
        finishLiteral(from: start, role)
        return position == end
    }

    /// Shows or hides the literal between two positions.
    private mutating func finishLiteral(from start: Int, _ role: LiteralPolicy.Role) {
        let count = position - start
        guard count > 0 else { return }
        let literal = String(String.UnicodeScalarView(line[start..<position]))
        position = start
        if policy.shows(literal, as: role) { show(count) } else { hide(count) }
    }

    /// Reads `${…}` or `%{…}`, whose opening is as long.
    private mutating func readSequence(_ length: Int, depth: Int) -> Bool {
        let outerKey = key
        key = nil
        sequences += 1
        show(length)
        guard readCode(depth: depth + 1) else { return false }
        sequences -= 1
        key = outerKey
        return true
    }

    /// Reads a line of a heredoc: JSON as far as it looks like that, anything else is hidden.
    mutating func readText() -> Bool {
        while let scalar = peek() {
            if let length = sequenceStart {
                guard readSequence(length, depth: 0) else { return false }
                continue
            }
            switch scalar {
            case " ", "\t", "{", "}", "[", "]", ",", ":": show(1)
            case "\"" where stringEnd != nil: guard readString(depth: 0) else { return false }
            default: readTextWord()
            }
        }
        return true
    }

    private mutating func readTextWord() {
        var count = 1
        while let scalar = peek(count), !" \t{}[],:\"".unicodeScalars.contains(scalar) {
            if (scalar == "$" || scalar == "%") && peek(count + 1) == "{" { break }
            count += 1
        }
        let word = String(String.UnicodeScalarView(line[position..<(position + count)]))
        let isConstant = !policy.isSuspicious && ["true", "false", "null"].contains(word)
        if isConstant { show(count) } else { hide(count) }
    }

    /// The position of the quote that ends the string which begins here; nil where the line ends before.
    private var stringEnd: Int? {
        var end = position + 1
        var braces: [Bool] = []
        while end < line.count {
            let scalar = line[end]
            if scalar == "\\" {
                end += 2
                continue
            }
            let next = end + 1 < line.count ? line[end + 1] : " "
            switch (scalar, braces.last) {
            // Inside of a sequence a quote begins or ends another string: true stands for a string, false for code.
            case ("\"", nil): return end
            case ("\"", false?): braces.append(true)
            case ("\"", true?): braces.removeLast()
            case ("$", true?), ("%", true?), ("$", nil), ("%", nil):
                if next == "{" {
                    braces.append(false)
                    end += 1
                }
            case ("{", false?): braces.append(false)
            case ("}", false?): braces.removeLast()
            default: break
            }
            end += 1
        }
        return nil
    }

    /// The length of the opening of a sequence that begins here; nil where none does.
    private var sequenceStart: Int? {
        guard let scalar = peek(), scalar == "$" || scalar == "%", peek(1) == "{" else { return nil }
        return peek(2) == "~" ? 3 : 2
    }
}
