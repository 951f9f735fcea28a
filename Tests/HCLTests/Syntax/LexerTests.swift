import Testing

@testable import HCL

@Suite struct LexerTests {
    @Test(
        arguments: [
            ("a-b", [.identifier]), ("a - b", [.identifier, .minus, .identifier]), ("é_1", [.identifier]),
            ("1.5e-3", [.number]), ("1.2.3", [.number]), ("1.", [.number, .dot]), ("1e", [.number, .identifier]),
            ("1...", [.number, .ellipsis]), (".5", [.dot, .number]), ("0x1", [.number, .identifier]),
            ("a::b", [.identifier, .doubleColon, .identifier]),
            ("=>==!=<=>=", [.arrow, .equal, .notEqual, .lessOrEqual, .greaterOrEqual]),
            ("&&||!", [.and, .or, .not]), ("& | ^ ~ ; ' `", Array(repeating: .invalid, count: 7)),
            ("a\u{A0}b", [.identifier, .invalid, .identifier]), ("\r\n\r", [.newline, .invalid]),
            ("# c\n// d\n/* e\n*/ f", [.comment, .comment, .comment, .identifier]),
            ("/* x", [.slash, .star, .identifier]),
            ("\"a\\\"b\"", [.openQuote, .quotedText, .closeQuote]), ("\"\"", [.openQuote, .closeQuote]),
            (
                "\"a${b}c\"",
                [.openQuote, .quotedText, .openInterpolation, .identifier, .closeSequence, .quotedText, .closeQuote]
            ),
            (
                "\"${{a=1}.a}\"",
                [
                    .openQuote, .openInterpolation, .openBrace, .identifier, .assign, .number, .closeBrace, .dot,
                    .identifier, .closeSequence, .closeQuote,
                ]
            ),
            ("\"$$${x}%%{y}$\"", [.openQuote, .quotedText, .closeQuote]),
            ("\"a\nb", [.openQuote, .quotedText, .cutQuote, .newline, .identifier]),
            ("<<E\na\nE\n", [.openHeredoc, .plainText, .closeHeredoc, .newline]),
            ("<<-E\r\n  a\r\n  E\t\r\n", [.openHeredoc, .plainText, .closeHeredoc, .newline]),
            ("<<E\nE", [.openHeredoc, .plainText]),
            ("<< E\n", [.less, .less, .identifier, .newline]),
            ("<<E x\n", [.less, .less, .identifier, .identifier, .newline]),
            (
                "<<E\n${a}E\nE\n",
                [
                    .openHeredoc, .openInterpolation, .identifier, .closeSequence, .plainText, .closeHeredoc, .newline,
                ]
            ),
            ("~}", [.closeSequence]), ("}", [.closeBrace]),
        ] as [(String, [Token.Kind])]
    )
    func kinds(source: String, expected: [Token.Kind]) {
        #expect(Lexer.tokens(of: Array(source.utf8)).map(\.kind) == expected + [.end])
    }

    @Test func bytesThatAreNotUTF8() {
        let bytes: [UInt8] = [0x61, 0xFF, 0x22, 0xC3, 0x22]
        #expect(
            Lexer.tokens(of: bytes).map(\.kind)
                == [.identifier, .invalidUTF8, .openQuote, .invalidUTF8, .closeQuote, .end]
        )
    }

    @Test func byteOrderMarkCountsInOffsets() {
        #expect(Lexer.tokens(of: [0xEF, 0xBB, 0xBF, 0x61]).first?.range == 3..<4)
    }

    @Test func bareTemplateKnowsNoBackslash() {
        let tokens = Lexer.tokens(ofTemplate: Array("a\\n\"${b}\n$".utf8))
        #expect(
            tokens.map(\.kind)
                == [.plainText, .openInterpolation, .identifier, .closeSequence, .plainText, .plainText, .end]
        )
    }

    @Test func aMegabyteOfTroubleIsReadInLinearTime() {
        for piece in ["/*", "<<A", "\"${", "1.", "<<A\n", "$", "%{", "((", "\"\\", "é"] {
            let bytes = Array(String(repeating: piece, count: 1 << 18).utf8)
            #expect(Lexer.tokens(of: bytes).last?.kind == .end)
        }
    }
}
