package import Symbolic

/// A text of a policy in which `*` and `?` are wildcards and, where the version knows them, `${…}` are variables.
package struct TextPattern: Hashable, Sendable {
    /// The text as the policy has it.
    package let source: SymbolicString
    /// Whether neither a hole nor a variable stands in the pattern, so that its bytes are what is to be matched.
    let isPlain: Bool
    /// Whether `${…}` is read as a variable.
    let hasVariables: Bool

    /// - Parameters:
    ///   - source: The text as the policy has it.
    ///   - variables: Whether `${…}` is a policy variable: not in version 2008-10-17, nor in actions.
    package init(_ source: SymbolicString, variables: Bool) {
        self.source = source
        if let known = source.known {
            hasVariables = variables && known.withBytes(TextPattern.hasVariable)
            isPlain = !hasVariables
        } else {
            hasVariables = variables
            isPlain = false
        }
    }

    /// The bytes to match; nil where a hole or a variable stands in the pattern.
    var bytes: [UInt8]? {
        isPlain ? source.known.map { Array($0.utf8) } : nil
    }

    /// A piece of a pattern.
    enum Piece: Hashable, Sendable {
        case literal(String)
        case questionMark
        case star
        case hole(Unknown)
        /// The value of a context key, by its name in small letters; or the default where the key is absent.
        case variable(key: String, fallback: String?)
        /// A `${` that does not start a variable; AWS rejects the policy.
        case malformed
    }

    /// The pieces, in order.
    var pieces: [Piece] {
        var scanner = PieceScanner(variables: hasVariables)
        for part in source.parts {
            switch part {
            case .literal(let text): scanner.scan(text)
            case .hole(let unknown): scanner.pieces.append(.hole(unknown))
            }
        }
        return scanner.pieces
    }

    private static func hasVariable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), bytes[index - 1] == UInt8(ascii: "$") { return true }
            index += 1
        }
        return false
    }
}

/// Splits literal text at wildcards and variables.
///
/// `${key}` and `${key, 'default'}` are variables, `${*}`, `${?}` and `${$}` the characters themselves
/// (IAM/latest/UserGuide/reference_policies_variables).
private struct PieceScanner {
    let variables: Bool
    var pieces: [TextPattern.Piece] = []

    init(variables: Bool) {
        self.variables = variables
    }

    mutating func scan(_ text: String) {
        var rest = Substring(text).utf8
        while let first = rest.first {
            let plain = rest.prefix { $0 != Glob.star && $0 != Glob.questionMark && $0 != dollar }
            if !plain.isEmpty {
                literal(String(Substring(plain)))
                rest = rest[plain.endIndex...]
                continue
            }
            rest.removeFirst()
            switch first {
            case Glob.star: pieces.append(.star)
            case Glob.questionMark: pieces.append(.questionMark)
            case dollar where variables && rest.first == UInt8(ascii: "{"):
                guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
                    pieces.append(.malformed)
                    return
                }
                variable(Substring(rest[..<end].dropFirst()))
                rest = rest[end...].dropFirst()
            default: literal("$")
            }
        }
    }

    private let dollar = UInt8(ascii: "$")

    private mutating func literal(_ text: String) {
        if case .literal(let head)? = pieces.last {
            pieces[pieces.count - 1] = .literal(head + text)
        } else {
            pieces.append(.literal(text))
        }
    }

    private mutating func variable(_ content: Substring) {
        if content == "*" || content == "?" || content == "$" { return literal(String(content)) }
        guard let comma = content.firstIndex(of: ",") else {
            let isName = !content.isEmpty && !content.contains { " '\"{$".contains($0) }
            pieces.append(isName ? .variable(key: content.lowercased(), fallback: nil) : .malformed)
            return
        }
        let fallback = content[content.index(after: comma)...].drop { $0 == " " }
        guard fallback.count >= 2, fallback.first == "'", fallback.last == "'" else {
            pieces.append(.malformed)
            return
        }
        let key = content[..<comma].lowercased()
        pieces.append(.variable(key: key, fallback: String(fallback.dropFirst().dropLast())))
    }
}
