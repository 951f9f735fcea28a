/// Finds a password that is written beside its name inside a longer text: a connection string
/// (`Server=db;Password=…`), an option of a command (`-Ddb.password=…`), a login module (`password="…"`), or JSON.
enum AssignedPassword {
    /// The names, in lower case; what stands before one and is no part of a word belongs to it (`db.password`).
    private static let names = [
        "password", "passwd", "pwd", "accountkey", "sharedaccesskey", "client_secret", "clientsecret",
        "secretaccesskey", "secret_access_key", "_authtoken",
    ].map { Array($0.utf8) }
    /// A bit for each letter of the alphabet that a name ends in.
    private static let endings = names.compactMap(\.last).reduce(UInt32(0)) { $0 | 1 << UInt32($1 & 31) }
    /// What a name may begin with; other words make another thing of it (`forgotPassword`).
    private static let owners = ["db", "database", "master", "admin", "root", "user"].map { Array($0.utf8) }
    /// How long a credential is at least.
    private static let shortest = 6
    /// How far the end of a credential is looked for.
    private static let longest = 512

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
        guard end > 0, endings &>> UInt32(text[end - 1] & 31) & 1 == 1 else { return false }
        return names.contains { name in
            guard isWord(name, in: text, before: end) else { return false }
            let start = end - name.count
            guard start > 0, isLetter(text[start - 1]) else { return true }
            return owners.contains { owner in
                isWord(owner, in: text, before: start)
                    && (start == owner.count || !isLetter(text[start - owner.count - 1]))
            }
        }
    }

    /// Whether a word in lower case stands right before a place, in whatever case.
    private static func isWord(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        let start = end - word.count
        return start >= 0
            && word.indices.allSatisfy { word[$0] == text[start + $0] | 0x20 || word[$0] == text[start + $0] }
    }

    /// The value behind a mark, if it is itself a credential: not looked up, no placeholder, no plain word.
    private static func value(_ text: UnsafeBufferPointer<UInt8>, behind mark: Int) -> Range<Int>? {
        // `password == x` compares.
        guard mark + 1 == text.count || text[mark + 1] != UInt8(ascii: "=") else { return nil }
        var start = mark + 1
        while start < text.count, text[start] == UInt8(ascii: " ") { start += 1 }
        if start < text.count, text[start] == UInt8(ascii: "\\") { start += 1 }
        let isQuoted = start < text.count && isQuote(text[start])
        if isQuoted { start += 1 }
        // In JSON the value of a name in quotes is in quotes too.
        guard isQuoted || text[mark] == UInt8(ascii: "=") else { return nil }
        let rest = text[start...].prefix(longest)
        let last = rest.endIndex == text.count ? text.count : nil
        guard let end = rest.firstIndex(where: ends) ?? last else { return nil }
        let value = UnsafeBufferPointer(rebasing: text[start..<end])
        guard value.count >= shortest, !value.contains(where: isOfExpression), isMixed(value), !isReference(value),
            !Placeholder.isPlaceholder(value)
        else { return nil }
        return start..<end
    }

    /// Whether a value has what words, names of variables (`DB_PASSWORD`, `db.password`) and dates have not: digits
    /// among small letters, or other marks than those that join words.
    private static func isMixed(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !value.allSatisfy({ isDigit($0) || (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_") }) else {
            return false
        }
        let hasLetters = value.contains(where: isLetter)
        return hasLetters && value.contains { isDigit($0) || !(isLetter($0) || joins($0) || $0 == UInt8(ascii: "@")) }
    }

    /// Whether a value says where the password is: `file:/run/secrets/x`, `ssm:/prod/db`, `@DbPassword`.
    private static func isReference(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let end = value.firstIndex(where: { !isLetter($0) }) else { return true }
        return value[end] == UInt8(ascii: ":") && end > 1
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
    private static func isOfExpression(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "%"),
            UInt8(ascii: "`"), UInt8(ascii: "*"):
            true
        default: false
        }
    }

    /// Characters that join words and parts of paths.
    private static func joins(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"): true
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
