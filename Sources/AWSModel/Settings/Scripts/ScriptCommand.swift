/// Finds what a line of a script gives commands as a credential: `--password X`, `IDENTIFIED BY 'X'`, `setx NAME X`.
///
/// Sources: AWS CLI, `configure set`; MySQL, "CREATE USER Statement"; PostgreSQL, "CREATE ROLE"; RFC 6750 §2.1; Windows,
/// "setx"; .NET, `Environment.SetEnvironmentVariable`.
struct ScriptCommand {
    /// The options whose next word is a credential; others of such names take an identifier (`--client-token`).
    private static let options: Set<String> = [
        "--password", "--passwd", "--passphrase", "--token", "--auth-token", "--access-token", "--registration-token",
    ]
    /// What an environment is changed with in .NET.
    private static let setter = Array("SetEnvironmentVariable(".utf8)

    private let line: UnsafeBufferPointer<UInt8>
    private let words: [Slice<UnsafeBufferPointer<UInt8>>]

    /// The names of the credentials that a line gives.
    static func names(in line: UnsafeBufferPointer<UInt8>) -> [String] {
        let command = ScriptCommand(line)
        var names: [String] = []
        // curl's options stand behind it, and another command behind `|`, `;` or `&&`.
        var isOfCurl = false
        for (index, word) in command.words.enumerated() {
            if word.elementsEqual("curl".utf8) { isOfCurl = true }
            if let name = command.name(at: index, isOfCurl: isOfCurl) { names.append(name) }
            if word.last.map({ ";|&".utf8.contains($0) }) == true { isOfCurl = false }
        }
        return names + command.nameThatIsSet
    }

    private init(_ line: UnsafeBufferPointer<UInt8>) {
        self.line = line
        words = line.split(whereSeparator: ScriptText.isBlank)
    }

    /// The name of the credential that the words behind a place give.
    private func name(at index: Int, isOfCurl: Bool) -> String? {
        guard index + 1 < words.count else { return nil }
        // Words that give nothing are many.
        switch words[index].last {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return word(index) == "setx" ? pair(behind: index) : nil
        case UInt8(ascii: "t"):
            return word(index) == "set" && word(index - 1) == "configure" ? pair(behind: index) : nil
        case UInt8(ascii: "y"), UInt8(ascii: "Y"):
            // `IDENTIFIED BY`, `IDENTIFIED WITH plugin BY`
            guard word(index) == "by",
                word(index - 1) == "identified" || word(index - 2) == "with" && word(index - 3) == "identified"
            else { return nil }
            return password(at: index + 1)
        case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "n"), UInt8(ascii: "e"):
            let name = word(index)
            if name == "password", ["with", "encrypted"].contains(word(index - 1)) { return password(at: index + 1) }
            return ScriptCommand.options.contains(name) ? drawn(at: index + 1, as: name) : nil
        case UInt8(ascii: "r"):
            if word(index) == "bearer", word(index - 1).hasSuffix("authorization:") {
                return drawn(at: index + 1, as: "Bearer token")
            }
            return isOfCurl && word(index) == "--user" ? userPassword(at: index + 1) : nil
        case UInt8(ascii: "u"): return isOfCurl && word(index) == "-u" ? userPassword(at: index + 1) : nil
        default: return nil
        }
    }

    private func word(_ index: Int) -> String {
        words.indices.contains(index) ? String(decoding: words[index], as: UTF8.self).lowercased() : ""
    }

    /// The name that the next word is, where the word behind it is a credential.
    private func pair(behind index: Int) -> String? {
        guard index + 2 < words.count else { return nil }
        let name = String(decoding: words[index + 1].filter { !ScriptText.isQuote($0) }, as: UTF8.self)
        return isCredential(ScriptValue(in: line, from: words[index + 2].startIndex), of: name) ? name : nil
    }

    /// A password in quotes, as SQL has them, but for one that is a hash.
    private func password(at index: Int) -> String? {
        guard let value = ScriptValue(in: line, from: words[index].startIndex), value.isQuoted, value.hasSmallLetters
        else { return nil }
        let isHash = ["md5", "SCRAM-SHA-256"].contains { value.text.starts(with: $0.utf8) }
        return !isHash && isCredential(value, of: "password") ? "password" : nil
    }

    /// A credential that no word of a sentence is.
    private func drawn(at index: Int, as name: String) -> String? {
        guard let value = ScriptValue(in: line, from: words[index].startIndex), value.isMixed else { return nil }
        return isCredential(value, of: name) ? name : nil
    }

    /// The password of `user:password`, which curl takes.
    private func userPassword(at index: Int) -> String? {
        let start = words[index].startIndex
        guard let colon = words[index].firstIndex(of: UInt8(ascii: ":")), colon > start,
            colon + 1 < words[index].endIndex,
            !"$`{<%".utf8.contains(where: words[index].prefix(2).contains),
            let value = ScriptValue(in: line, from: colon + 1), value.isMixed
        else { return nil }
        return isCredential(value, of: "password") ? "password" : nil
    }

    /// The name that .NET sets in an environment to a credential.
    private var nameThatIsSet: [String] {
        guard line.contains(UInt8(ascii: "(")), line.count > ScriptCommand.setter.count else { return [] }
        return line.indices.compactMap { start in
            guard line[start] == UInt8(ascii: "S"), line[start...].starts(with: ScriptCommand.setter) else {
                return nil
            }
            let rest = line[(start + ScriptCommand.setter.count)...].drop { ScriptText.isBlank($0) }
            guard let quote = rest.first, ScriptText.isQuote(quote) else { return nil }
            let name = rest.dropFirst().prefix { $0 != quote }
            let behind = line[name.endIndex...].dropFirst().drop { ScriptText.isBlank($0) }
            guard behind.first == UInt8(ascii: ",") else { return nil }
            let start = behind.dropFirst().drop { ScriptText.isBlank($0) }.startIndex
            guard let value = ScriptValue(in: line, from: start), value.isQuoted else { return nil }
            let text = String(decoding: name, as: UTF8.self)
            return isCredential(value, of: text) ? text : nil
        }
    }

    private func isCredential(_ value: ScriptValue?, of name: String) -> Bool {
        guard let value, let first = value.text.first, TokenScanner.isAlphanumeric(first) else { return false }
        return ScriptAssignments.isCredential(value, of: name)
    }
}
