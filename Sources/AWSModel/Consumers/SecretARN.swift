import Symbolic

/// The form of the ARN of one secret, by which it is told from lists, patterns, prefixes and templates of ARNs.
///
/// Source: the resource types of Secrets Manager in the Service Authorization Reference, and
/// secretsmanager/latest/apireference/API_CreateSecret for the characters of a name.
enum SecretARN {
    static let type = "aws_secretsmanager_secret"

    /// Whether a text is the ARN of one secret, with or without JSON key, version stage and version behind it.
    static func isOne(_ text: SymbolicString) -> Bool {
        guard case .hole(let hole)? = text.parts.first else { return isSpelt(text) }
        guard let identity = hole.identity, identity.address.type == type,
            ["arn", "id"].contains(where: { identity.path == AttributePath(attribute: $0) })
        else { return false }
        let rest = text.parts.dropFirst()
        guard let tail = rest.first else { return true }
        guard rest.count == 1, case .literal(let selectors) = tail else { return false }
        let pieces = pieces(of: Array(selectors.utf8))
        return pieces[0].isEmpty && pieces.count <= 4 && pieces.allSatisfy { $0.allSatisfy(isOfName) }
    }

    /// Whether the text writes an ARN itself; partition, region and account may each be a hole.
    private static func isSpelt(_ text: SymbolicString) -> Bool {
        var bytes: [UInt8] = []
        for part in text.parts {
            switch part {
            case .literal(let literal): bytes += literal.utf8.map { $0 == hole ? UInt8(ascii: "*") : $0 }
            case .hole: bytes.append(hole)
            }
        }
        let pieces = pieces(of: bytes)
        guard (7...10).contains(pieces.count), pieces[0].elementsEqual("arn".utf8),
            pieces[2].elementsEqual("secretsmanager".utf8), pieces[5].elementsEqual("secret".utf8)
        else { return false }
        func isFilled(_ piece: ArraySlice<UInt8>, _ isMeant: (ArraySlice<UInt8>) -> Bool) -> Bool {
            piece.elementsEqual([hole]) || isMeant(piece)
        }
        guard isFilled(pieces[1], { $0.starts(with: "aws".utf8) && $0.allSatisfy(isOfRegion) }),
            isFilled(pieces[3], { !$0.isEmpty && $0.allSatisfy(isOfRegion) }),
            isFilled(pieces[4], { $0.count == 12 && $0.allSatisfy(isDigit) })
        else { return false }
        let name = pieces[6]
        // What ends so is what a name begins with.
        guard let last = name.last, !"/-".utf8.contains(last) else { return false }
        guard name.allSatisfy(isOfName), pieces[7...].allSatisfy({ $0.allSatisfy(isOfName) }) else { return false }
        // The random suffix is added to an ARN that is known: with a hole, it has to be there.
        return !bytes.contains(hole) || name.lastIndex(of: UInt8(ascii: "-")).map { name.endIndex - $0 } == 7
    }

    private static func pieces(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    }

    /// What stands for a hole.
    private static let hole: UInt8 = 0

    private static func isOfName(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLower(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || "/_+=.@!-".utf8.contains(byte)
    }

    private static func isOfRegion(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLower(byte) || byte == UInt8(ascii: "-")
    }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
