extension Parser {
    /// Reads arguments and blocks up to the end of the file or the closing brace of the block; keeps what is right.
    mutating func parseBody(until closing: Token.Kind, from start: Int) throws(SyntaxError) -> (Body, close: Token) {
        try nested { (parser) throws(SyntaxError) in
            var body = Body(range: start..<start)
            var names: Set<String> = []
            while true {
                let token = parser.peek()
                switch token.kind {
                case closing:
                    parser.next()
                    body.range = start..<token.start
                    return (body, token)
                case .newline: parser.next()
                case .end:
                    // After another error the brace may be what was passed over.
                    if parser.errors.isEmpty { parser.errors.append(SyntaxError(.unclosedBlock, start - 1..<start)) }
                    body.range = start..<token.start
                    return (body, token)
                default: parser.parseItem(into: &body, &names)
                }
            }
        }
    }

    /// Reads an argument or block; after an error goes on behind the item.
    @inline(never)
    private mutating func parseItem(into body: inout Body, _ names: inout Set<String>) {
        let start = index
        let newlineCount = newlineDepth
        do throws(SyntaxError) {
            let token = peek()
            guard token.kind == .identifier else {
                throw error(token.kind == .openQuote ? .quotedName : .expectedItem, at: token)
            }
            next()
            switch peek().kind {
            case .assign: add(try parseAttribute(token), to: &body, &names)
            case .openQuote, .openBrace, .identifier: try parseBlock(token, into: &body)
            default: throw SyntaxError(peek().kind.problem ?? .expectedItem, token.range)
            }
        } catch {
            errors.append(error)
            resetNewlines(to: newlineCount)
            recover(from: start, at: error.range.lowerBound)
            // A stray brace is an item of its own.
            if index == start { move(to: start + 1) }
        }
    }

    /// Adds an argument unless its name is among those that are taken.
    private mutating func add(_ attribute: Attribute, to body: inout Body, _ names: inout Set<String>) {
        if names.insert(attribute.name).inserted {
            body.attributes.append(attribute)
        } else {
            errors.append(SyntaxError(.repeatedArgument, attribute.nameRange))
        }
    }

    /// Reads `= expression` and the newline after it; an expression that is none is kept as an error.
    @inline(never)
    private mutating func parseAttribute(_ name: Token) throws(SyntaxError) -> Attribute {
        let attribute = try parseBareAttribute(name)
        if case .error = attribute.expression.kind { return attribute }
        let token = peek()
        if token.kind != .newline && token.kind != .end { throw error(.expectedNewline, at: token) }
        next()
        return attribute
    }

    @inline(never)
    private mutating func parseBareAttribute(_ name: Token) throws(SyntaxError) -> Attribute {
        let start = index
        let newlineCount = newlineDepth
        let assign = next()
        var expression: Expression
        do throws(SyntaxError) {
            expression = try parseExpression()
        } catch {
            errors.append(error)
            resetNewlines(to: newlineCount)
            recover(from: start, at: error.range.lowerBound)
            expression = Expression(.error(error), assign.end..<max(assign.end, rawToken(index).start))
        }
        return Attribute(
            name: text.string(name.range),
            nameRange: name.range,
            expression: expression,
            range: name.start..<expression.range.upperBound
        )
    }

    /// Reads the labels and the content of a block, and the newline after it.
    @inline(never)
    private mutating func parseBlock(_ type: Token, into body: inout Body) throws(SyntaxError) {
        var block = Block(
            type: text.string(type.range),
            labels: [],
            body: Body(range: type.end..<type.end),
            headerRange: type.range,
            range: type.range
        )
        while peek().kind != .openBrace {
            block.labels.append(try parseLabel())
            block.headerRange = type.start..<(block.labels.last?.range.upperBound ?? type.end)
        }
        let open = next()
        let close: Token
        switch peek().kind {
        case .newline, .end, .closeBrace: (block.body, close) = try parseBody(until: .closeBrace, from: open.end)
        default: (block.body, close) = try parseSingleAttribute(from: open.end)
        }
        block.range = type.start..<close.end
        body.blocks.append(block)
        let token = peek()
        if token.kind != .newline && token.kind != .end { throw error(.expectedNewline, at: token) }
        next()
    }

    @inline(never)
    private mutating func parseLabel() throws(SyntaxError) -> Block.Label {
        let token = peek()
        switch token.kind {
        case .identifier:
            next()
            return Block.Label(text: text.string(token.range), range: token.range)
        case .openQuote:
            next()
            var label = ""
            while let piece = skip(.quotedText) { label += try literal(piece) }
            if [.openInterpolation, .openDirective].contains(peek().kind) {
                throw error(.sequenceInLabel, at: peek())
            }
            let close = try expect(.closeQuote, .unterminatedTemplate)
            return Block.Label(text: label, range: token.start..<close.end)
        default: throw error(.expectedBlockBody, at: token)
        }
    }

    /// Reads the content of a block on one line: one argument, and the closing brace right after it.
    @inline(never)
    private mutating func parseSingleAttribute(from start: Int) throws(SyntaxError) -> (Body, close: Token) {
        let name = try expect(.identifier, .expectedItem)
        guard peek().kind == .assign else { throw error(.expectedSingleArgument, at: name) }
        let attribute = try parseBareAttribute(name)
        let close = peek()
        if case .error(let error) = attribute.expression.kind, close.kind != .closeBrace { throw error }
        try expect(.closeBrace, .expectedSingleArgument)
        return (Body(attributes: [attribute], range: start..<close.start), close)
    }
}
