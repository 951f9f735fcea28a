/// Reads tokens as HCL: expressions, templates and bodies.
///
/// Source: HCL native syntax specification; where it is silent, what Terraform 1.11.4 accepts. The first error ends an
/// expression; a body goes on with its next item.
struct Parser {
    /// How deep brackets and blocks may nest; objects, calls, template sequences and operands count twice.
    ///
    /// The parser calls itself once a level, which takes about 2 KiB of stack: 512 KiB must do.
    static let depthLimit = 208

    let text: SourceText
    private let tokens: [Token]
    /// The first token that is not read.
    private(set) var index = 0
    /// Whether newlines count, outermost bracket first.
    private var newlines = [true]
    var depth = 0
    /// Errors of items that were passed over.
    var errors: [SyntaxError] = []
    /// Whether the rest of the file has brackets that are never closed.
    var isUnbalanced = false

    init(_ text: SourceText, _ tokens: [Token]) {
        self.text = text
        self.tokens = tokens
    }
}

extension Parser {
    /// The next token that means something here: comments never do, newlines outside of brackets.
    func peek() -> Token { found().token }

    /// Reads the next token; stays at the end.
    @discardableResult
    mutating func next() -> Token {
        let (token, position) = found()
        index = min(position + 1, tokens.count - 1)
        return token
    }

    private func found() -> (token: Token, position: Int) {
        let keepsNewlines = newlines.last ?? true
        var position = index
        while position < tokens.count {
            let token = tokens[position]
            switch token.kind {
            case .newline where !keepsNewlines: break
            case .comment:
                if keepsNewlines, text.bytes[token.end - 1] == UInt8(ascii: "\n"), token.end - token.start > 1 {
                    return (Token(.newline, token.end - 1..<token.end), position)
                }
            default: return (token, position)
            }
            position += 1
        }
        return (tokens[tokens.count - 1], tokens.count - 1)
    }

    /// Reads the next token if it is of a kind.
    mutating func skip(_ kind: Token.Kind) -> Token? {
        peek().kind == kind ? next() : nil
    }

    /// Reads a token of a kind.
    @discardableResult
    mutating func expect(_ kind: Token.Kind, _ problem: SyntaxError.Problem) throws(SyntaxError) -> Token {
        let token = peek()
        guard token.kind == kind else { throw error(problem, at: token) }
        return next()
    }

    /// An error at a token; one that no rule can read says what it is.
    func error(_ problem: SyntaxError.Problem, at token: Token) -> SyntaxError {
        SyntaxError(token.kind.problem ?? problem, token.range)
    }

    /// Whether the next token is this word.
    func isNext(_ word: StaticString) -> Bool {
        let token = peek()
        guard token.kind == .identifier, token.range.count == word.utf8CodeUnitCount else { return false }
        for (offset, position) in token.range.enumerated() where text.bytes[position] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Reads with newlines that count, or do not, as long as the body runs.
    mutating func withNewlines<Result>(
        _ count: Bool,
        _ body: (inout Parser) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        newlines.append(count)
        defer { newlines.removeLast() }
        return try body(&self)
    }

    /// Reads something that nests.
    mutating func nested<Result>(_ body: (inout Parser) throws(SyntaxError) -> Result) throws(SyntaxError) -> Result {
        try checkDepth(1)
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    /// Refuses to go so many levels further down if that is too deep.
    func checkDepth(_ levels: Int) throws(SyntaxError) {
        guard depth + levels <= Parser.depthLimit else { throw SyntaxError(.depth, peek().range) }
    }
}

extension Parser {
    /// The tokens from a position on, comments and all.
    func rawToken(_ position: Int) -> Token { tokens[min(position, tokens.count - 1)] }

    /// Goes on at a position among the raw tokens.
    mutating func move(to position: Int) { index = min(position, tokens.count - 1) }

    /// Forgets the brackets that an error left open.
    mutating func resetNewlines(to count: Int) { newlines.removeLast(max(0, newlines.count - count)) }
    var newlineDepth: Int { newlines.count }
}

extension Token.Kind {
    /// Why a token is wrong wherever it stands.
    var problem: SyntaxError.Problem? {
        switch self {
        case .invalid: .invalidCharacter
        case .invalidUTF8: .invalidUTF8
        case .cutQuote: .cutString
        default: nil
        }
    }
}
