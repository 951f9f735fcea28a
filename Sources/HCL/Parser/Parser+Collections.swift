extension Parser {
    /// Reads `[a, b]` or `[for …]`.
    @inline(never)
    mutating func parseTuple() throws(SyntaxError) -> Expression {
        let open = next()
        return try withNewlines(false) { (parser) throws(SyntaxError) in
            if parser.isNext("for") { return try parser.parseFor(open, closing: .closeBracket) }
            var elements: [Expression] = []
            while true {
                if let close = parser.skip(.closeBracket) {
                    return Expression(.tuple(elements), open.start..<close.end)
                }
                elements.append(try parser.parseExpression())
                if parser.peek().kind == .closeBracket { continue }
                try parser.expect(.comma, .expectedSeparator)
            }
        }
    }

    /// Reads `{ a = 1, b = 2 }`, with newlines or commas between the items, or `{for …}`.
    @inline(never)
    mutating func parseObject() throws(SyntaxError) -> Expression {
        let open = next()
        let isLoop = try withNewlines(false) { (parser) throws(SyntaxError) in parser.isNext("for") }
        if isLoop {
            return try withNewlines(false) { (parser) throws(SyntaxError) in
                try parser.parseFor(open, closing: .closeBrace)
            }
        }
        try checkDepth(1)
        depth += 1
        defer { depth -= 1 }
        return try withNewlines(true) { (parser) throws(SyntaxError) in
            var items: [ObjectItem] = []
            while true {
                while parser.skip(.newline) != nil {}
                if let close = parser.skip(.closeBrace) {
                    return Expression(.object(items), open.start..<close.end)
                }
                items.append(try parser.parseObjectItem())
                if parser.peek().kind == .closeBrace { continue }
                guard parser.skip(.comma) != nil || parser.skip(.newline) != nil else {
                    throw parser.error(.expectedItemSeparator, at: parser.peek())
                }
            }
        }
    }

    @inline(never)
    private mutating func parseObjectItem() throws(SyntaxError) -> ObjectItem {
        let key = try parseExpression()
        guard skip(.assign) != nil || skip(.colon) != nil else { throw error(.expectedValue, at: peek()) }
        return ObjectItem(key: key, value: try parseExpression())
    }

    /// Reads a `for` between brackets or braces, from the word `for` on.
    @inline(never)
    private mutating func parseFor(_ open: Token, closing: Token.Kind) throws(SyntaxError) -> Expression {
        next()
        let (keyName, valueName) = try parseLoopNames()
        let collection = try parseExpression()
        try expect(.colon, .invalidLoop)
        var value = try parseExpression()
        var key: Expression?
        let arrow = skip(.arrow)
        if arrow != nil {
            key = value
            value = try parseExpression()
        }
        let ellipsis = skip(.ellipsis)
        var condition: Expression?
        if isNext("if") {
            next()
            condition = try parseExpression()
        }
        let close = try expect(closing, .invalidLoop)
        switch (closing, key, ellipsis) {
        case (.closeBracket, let key?, _): throw SyntaxError(.invalidLoop, key.range)
        case (.closeBracket, nil, let ellipsis?): throw SyntaxError(.invalidLoop, ellipsis.range)
        case (.closeBrace, nil, _): throw SyntaxError(.invalidLoop, value.range)
        default: break
        }
        let loop = ForExpression(
            keyName: keyName,
            valueName: valueName,
            collection: collection,
            key: key,
            value: value,
            condition: condition,
            isGrouped: ellipsis != nil
        )
        return Expression(.loop(loop), open.start..<close.end)
    }

    /// Reads `value in` or `key, value in`.
    mutating func parseLoopNames() throws(SyntaxError) -> (key: String?, value: String) {
        var value = text.string(try expect(.identifier, .invalidLoop).range)
        var key: String?
        if skip(.comma) != nil {
            key = value
            value = text.string(try expect(.identifier, .invalidLoop).range)
        }
        guard isNext("in") else { throw error(.invalidLoop, at: peek()) }
        next()
        return (key, value)
    }
}
