import Symbolic
import Testing

@Suite struct FormatTests {
    @Test(arguments: [
        ("%s %d%%", #""a", "7""#, "a 7%"), ("%[2]s %[1]s %s", #""a", "b""#, "b a b"),
        ("%5s|%-5s|%05s", #""é", "b", "c""#, "    é|b    |0000c"),
        ("%.2s|%.0s", #""abc", "de""#, "ab|de"), ("%q %#v", #""a\"<", "b""#, #""a\"\u003c" "b""#),
        ("%t %t", #"true, "false""#, "true false"),
        ("%d %+d % d %+d", "5, 5, 5, -5", "5 +5  5 -5"),
        ("%x %X %#x %o %#o %b", "255, 255, 255, 8, 8, 5", "ff FF 0xff 10 010 101"),
        ("%08b|%-6d|%6d|%06d", "5, 42, -42, -42", "00000101|42    |   -42|-00042"),
        ("%.3d|%.0d|%8.3d", "7, 0, 7", "007||     007"),
        ("%d", "340282366920938463463374607431768211456", "340282366920938463463374607431768211456"),
        ("%x", "340282366920938463463374607431768211456", "100000000000000000000000000000000"),
        ("%f %.0f %.1f %.1f", "1.5, 2.5, 0.25, 0.35", "1.500000 2 0.2 0.3"),
        ("%.2f %.2f %.2f", "1.005, 1.015, 1.025", "1.00 1.02 1.02"),
        ("%8.3f|%-8.1f|%+.1f|%08.2f", "3.14159, 2.25, 1, -1.5", "   3.142|2.2     |+1.0|-0001.50"),
        ("%e %.2E %e", "123456, 0.00012345, 0", "1.234560e+05 1.23E-04 0.000000e+00"),
        ("%g %g %g %.3g %G", "100000, 1000000, 0.00001, 1234567, 1e30", "100000 1e+06 1e-05 1.23e+06 1E+30"),
        ("%v %v %v %v", "1000000, 12.5, true, [1, null]", "1e+06 12.5 true [1,null]"),
        ("%6v|%-6v", #"true, "a""#, "  true|a     "),
        ("%5.1f%%", "99.95", " 99.9%"), ("%.20f", "0.1", "0.10000000000000000000"), ("a", "", "a"),
    ])
    func formats(_ format: String, _ arguments: String, _ expected: String) throws {
        let value = try Evaluating.value(#"format("\#(format)"\#(arguments.isEmpty ? "" : ", \(arguments)"))"#)
        #expect(value.string == expected)
    }

    @Test(arguments: [
        #"format("%d", 1.5)"#, #"format("%s")"#, #"format("%s", "a", "b")"#, #"format("%")"#, #"format("%5")"#,
        #"format("%z", 1)"#,
        #"format("%[0]s", 1)"#, #"format("%[3]s", 1, 2)"#, #"format("%s", [])"#, #"format("%d", "x")"#,
        #"format("%t", 1)"#,
        #"formatlist("%s", ["a"], ["b", "c"])"#, #"formatlist("%d", ["a"])"#,
    ])
    func refused(_ source: String) throws {
        #expect(try Evaluating.json(source) == "error")
    }

    @Test func holesStayWhereTheTextAroundThemIsKnown() throws {
        let text = try #require(try Evaluating.value(#"format("%s:%[1]s/%03d", u, 7)"#).text)
        #expect(text.holes.count == 2)
        #expect(text.suffix == "/007")
        #expect(try Evaluating.value(#"format("%10s", u)"#).kind == .unknown)
        #expect(try Evaluating.value(#"format("%q", u)"#).kind == .unknown)
        #expect(try Evaluating.value(#"formatlist("%s-%s", ["a", u], "b")"#).elements?.last?.text?.suffix == "-b")
        #expect(try Evaluating.value(#"format("%s", s)"#).isSensitive)
    }

    @Test func listsAreFormattedElementByElement() throws {
        #expect(try Evaluating.json(#"formatlist("%s=%v", ["a", "b"], {x = 1})"#) == #"["a={\"x\":1}","b={\"x\":1}"]"#)
        #expect(try Evaluating.json(#"formatlist("%s", [])"#) == "[]")
        #expect(try Evaluating.json(#"formatlist("a")"#) == #"["a"]"#)
    }
}
