import Symbolic

extension Redaction {
    /// The value of `NAME=value`, from the sign on, where a name of an environment variable speaks of a credential.
    ///
    /// Scripts (`user_data`) are full of these. Only names in upper case count: prose has an `=` here and there.
    static func assignedSecret(in bytes: UnsafeBufferPointer<UInt8>, at sign: Int) -> (kept: Int, end: Int)? {
        var start = sign
        while start > 0, CredentialWords.isOfVariable(bytes[start - 1]) { start -= 1 }
        guard start < sign, start == 0 || !isWord(bytes[start - 1]) else { return nil }
        let value = sign + 1
        guard value < bytes.count, CredentialWords.areIn(String(decoding: bytes[start..<sign], as: UTF8.self)) else {
            return nil
        }
        // A variable's value is not written here.
        if bytes[value] == UInt8(ascii: "$") { return nil }
        let quote = bytes[value]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let inside = bytes[(value + 1)...]
            let end = inside.firstIndex(of: quote) ?? bytes.count
            return inside.isEmpty || inside.first == UInt8(ascii: "$") || end == value + 1 ? nil : (value + 1, end)
        }
        let end = bytes[value...].firstIndex { " \t\r\n;&|\"'`)".utf8.contains($0) } ?? bytes.count
        return end == value ? nil : (value, end)
    }

    /// The names of what connection strings and options have as passwords, in lower case; prose has other words before
    /// an `=`.
    private static let optionNames = [
        "password", "passwd", "pwd", "accountkey", "sharedaccesskey", "client_secret", "clientsecret",
        "secretaccesskey", "secret_access_key",
    ].map { Array($0.utf8) }

    /// The value of `Password=…;` or `-Ddb.password=…`, from the sign on.
    static func optionSecret(in bytes: UnsafeBufferPointer<UInt8>, at sign: Int) -> (kept: Int, end: Int)? {
        var nameEnd = sign
        while nameEnd > 0, bytes[nameEnd - 1] == UInt8(ascii: " ") { nameEnd -= 1 }
        guard isOptionName(bytes[..<nameEnd]) else { return nil }
        let blanks = bytes[(sign + 1)...].prefix { $0 == UInt8(ascii: " ") }
        let quotes = bytes[blanks.endIndex...].prefix { "\\\"'".utf8.contains($0) }
        // What is looked up, or filled in later, is not written here.
        guard quotes.endIndex < bytes.count, !"$%{<(=".utf8.contains(bytes[quotes.endIndex]) else { return nil }
        let value = bytes[quotes.endIndex...].prefix { byte in
            if let quote = quotes.last { return byte != quote && byte != UInt8(ascii: "\\") }
            return byte > 0x20 && !";,&\"'\\`".utf8.contains(byte)
        }
        guard !value.isEmpty, nameEnd == sign || !quotes.isEmpty || !isTraversal(value) else { return nil }
        // Lines of the source come with their literals masked already.
        guard !value.elementsEqual(String(MaskedLine.mask).utf8) else { return nil }
        return (value.startIndex, value.endIndex)
    }

    /// The value of `password: …` as scripts and YAML have it, from the colon on.
    ///
    /// Prose has the word before a colon, too: only what has both letters and digits is taken for a value.
    static func mappedSecret(in bytes: UnsafeBufferPointer<UInt8>, at colon: Int) -> (kept: Int, end: Int)? {
        guard colon > 0, bytes[colon - 1] | 0x20 == UInt8(ascii: "d"), isOptionName(bytes[..<colon]) else { return nil }
        let blanks = bytes[(colon + 1)...].prefix { $0 == UInt8(ascii: " ") }
        let quotes = bytes[blanks.endIndex...].prefix { "\\\"'".utf8.contains($0) }
        guard !blanks.isEmpty, quotes.endIndex < bytes.count, !"$%{<(=".utf8.contains(bytes[quotes.endIndex]) else {
            return nil
        }
        let value = bytes[quotes.endIndex...].prefix { $0 > 0x20 && !";,&\"'\\`".utf8.contains($0) }
        guard value.count > 5, value.contains(where: { (48...57).contains($0) }),
            value.contains(where: { (97...122).contains($0 | 0x20) }), !isTraversal(value),
            !value.starts(with: "arn:".utf8)
        else { return nil }
        return (value.startIndex, value.endIndex)
    }

    /// Whether a value is an expression of Terraform that names something: `random_password.db.result`, `local.x["…`.
    private static func isTraversal(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let root = value.prefix { (97...122).contains($0) || (48...57).contains($0) || "_-".utf8.contains($0) }
        guard !root.isEmpty, root.endIndex < value.endIndex else { return false }
        return ".[(".utf8.contains(value[root.endIndex])
    }

    /// Whether some bytes end in one of the names.
    static func isOptionName(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        optionNames.contains { name in
            name.count <= bytes.count
                && zip(name, bytes.suffix(name.count)).allSatisfy { $0 == $1 || $0 == ($1 | 0x20) }
        }
    }
}
