import Symbolic

/// Finds the line of a script that a reader should look at first: the one that writes a credential.
///
/// It only says where to look; whether there is a credential at all is for the rule to say.
enum CredentialLine {
    private static let names = [
        "password", "passwd", "passphrase", "secret", "token", "api_key", "apikey", "private_key", "access_key",
    ]

    /// The first line that holds a credential by its form or by the name it is given, counted from 0.
    static func first(in text: SymbolicString) -> Int? {
        var line = 0
        for part in text.parts {
            guard case .literal(let literal) = part else { continue }
            for (offset, piece) in literal.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where CredentialFormat.found(in: String(piece)) != nil || assigns(piece) {
                return line + offset
            }
            line += literal.utf8.count { $0 == UInt8(ascii: "\n") }
        }
        return nil
    }

    /// Whether a line sets a variable whose name sounds like a credential.
    ///
    /// A name right behind a colon is a piece of an ARN (`…:secret:db-AbCdEf`), and what begins like a variable or a
    /// command is looked up when the script runs.
    private static func assigns(_ line: Substring) -> Bool {
        let line = line.lowercased()
        let pieces = line.split(omittingEmptySubsequences: false) { $0 == "=" || $0 == ":" }
        return zip(pieces, pieces.dropFirst()).contains { name, value in
            let isPiece = name.startIndex > line.startIndex && line[line.index(before: name.startIndex)] == ":"
            if isPiece, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) { return false }
            let name = name.drop { $0 == " " }.trimmingSuffix { $0 == " " || $0 == "\"" || $0 == "'" }
            let start = value.first { $0 != " " && $0 != "\"" && $0 != "'" }
            return start.map { !"$`(<{".contains($0) } == true && isCredentialName(String(name))
        }
    }

    /// Whether a name is such as credentials are given.
    static func isCredentialName(_ name: String) -> Bool {
        let name = name.lowercased()
        return names.contains { name.hasSuffix($0) }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> Substring {
        var end = endIndex
        while end > startIndex, isDropped(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
