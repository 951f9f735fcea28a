/// Finds a password that is written beside its name inside a longer text: a connection string
/// (`Server=db;Password=…`), an option of a command (`-Ddb.password=…`), a login module (`password="…"`), or JSON.
enum AssignedPassword {
    /// The names, in lower case; what stands before one belongs to it (`db.password`).
    private static let names = [
        "password", "passwd", "pwd", "accountkey", "sharedaccesskey", "client_secret", "clientsecret",
        "secretaccesskey", "secret_access_key",
    ].map { Array($0.utf8) }
    /// How long a credential is at least.
    private static let shortest = 6
    /// How far the end of a credential is looked for.
    private static let longest = 512

    private static let expressionMarks = Array("${}()[]<>%`*".utf8)

    /// Where the first password stands; nil if there is none.
    static func range(in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        for position in text.indices
        where text[position] == UInt8(ascii: "=") || text[position] == UInt8(ascii: ":") {
            if isNamed(text, at: position), let value = value(text, behind: position) { return value }
        }
        return nil
    }

    /// Whether a name stands right before an `=`, or in quotes before a `:`.
    private static func isNamed(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        var end = position
        while end > 0, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
        let isQuoted = end > 0 && isQuote(text[end - 1])
        guard isQuoted || text[position] == UInt8(ascii: "=") else { return false }
        if isQuoted { end -= 1 }
        if isQuoted, end > 0, text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        return names.contains { name in
            guard name.count <= end else { return false }
            return zip(name, text[(end - name.count)..<end]).allSatisfy { $0 == ($1 | 0x20) || $0 == $1 }
        }
    }

    /// The value behind a mark, if it is itself a credential: not looked up, no placeholder, no plain word.
    private static func value(_ text: UnsafeBufferPointer<UInt8>, behind mark: Int) -> Range<Int>? {
        var start = mark + 1
        while start < text.count, text[start] == UInt8(ascii: " ") { start += 1 }
        if start < text.count, text[start] == UInt8(ascii: "\\") { start += 1 }
        let isQuoted = start < text.count && isQuote(text[start])
        if isQuoted { start += 1 }
        // In JSON the value of a name in quotes is in quotes too.
        guard isQuoted || text[mark] == UInt8(ascii: "=") else { return nil }
        let rest = text[start...].prefix(longest)
        guard let end = rest.firstIndex(where: ends) ?? (rest.count < longest ? text.count : nil) else { return nil }
        let value = UnsafeBufferPointer(rebasing: text[start..<end])
        guard value.count >= shortest, !value.contains(where: isOfExpression), !value.allSatisfy(isOfWord),
            !Placeholder.isPlaceholder(value)
        else { return nil }
        return start..<end
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    /// Whether a value ends before a character.
    private static func ends(_ byte: UInt8) -> Bool {
        switch byte {
        case ...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "&"),
            UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    /// Characters of what is put in or looked up when the text is used: `${password}`, `$(…)`, `<password>`, `%s`.
    private static func isOfExpression(_ byte: UInt8) -> Bool { expressionMarks.contains(byte) }

    /// Characters of words and of names of variables, which only tell where the password is: `required`, `db.password`.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
