import Testing

@Suite struct NumberFunctionTests {
    @Test(arguments: [
        (#"parseint("100", 10)"#, "100"), (#"parseint("FF", 16)"#, "255"), (#"parseint("-10", 16)"#, "-16"),
        (#"parseint("1011111011101111", 2)"#, "48879"), (#"parseint("aA", 62)"#, "656"), (#"parseint("+7", 8)"#, "7"),
        (#"parseint("-0", 8)"#, "0"), (#"parseint("12", 2)"#, "error"), (#"parseint("", 10)"#, "error"),
        (#"parseint(12, 10)"#, "error"), (#"parseint("1", 1)"#, "error"), (#"parseint("1_0", 10)"#, "error"),
        (#"parseint("ffffffffffffffffffffffff", 16)"#, "79228162514264337593543950335"),
        ("pow(3, 2)", "9"), ("pow(4, 0)", "1"), ("pow(2, -2)", "0.25"), ("pow(-2, 3)", "-8"), ("pow(9, 0.5)", "3"),
        ("pow(1.1, 2)", "1.2100000000000002"), ("pow(2, 53)", "9007199254740992"), ("pow(2, 100)", "unknown"),
        ("pow(0, 2)", "0"),
        ("pow(2, 0.3)", "unknown"), ("pow(0, -1)", "unknown"), ("log(16, 2)", "4"), ("ceil(log(15, 2))", "4"),
        ("log(50, 10)", "1.6989700043360185"), ("log(1, 2)", "0"), ("log(0, 2)", "unknown"), ("log(-1, 2)", "unknown"),
        ("signum(-13)", "-1"), ("signum(0)", "0"), ("signum(0.5)", "error"), ("signum(u)", "unknown"),
    ])
    func results(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.json(source) == expected)
    }
}
