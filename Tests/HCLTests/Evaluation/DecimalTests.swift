import Testing

@testable import HCL

@Suite struct DecimalTests {
    @Test(
        arguments: [
            ("1.50", "1.5"), ("1e3", "1000"), ("1.5e-3", "0.0015"), ("-0", "-0"), ("007", "7"), ("0.0", "0"),
            ("123456789012345678901234567890", "123456789012345678901234567890"), ("1e21", "1000000000000000000000"),
            ("1.e2", "100"), ("-12.50", "-12.5"), ("x", nil), ("", nil), ("1.2.3", nil), ("1e99999", nil), ("-", nil),
        ] as [(String, String?)]
    )
    func text(source: String, expected: String?) {
        #expect(Decimal(source)?.text == expected)
    }

    @Test(
        arguments: [
            ("1", "2", "3", "-1", "2", "0.5", "1"), ("0.1", "0.2", "0.3", "-0.1", "0.02", "0.5", "0.1"),
            ("-7", "3", "-4", "-10", "-21", nil, "-1"), ("7", "-3", "4", "10", "-21", nil, "1"),
            ("5.5", "2", "7.5", "3.5", "11", "2.75", "1.5"), ("0", "5", "5", "-5", "0", "0", "0"),
            ("100", "10", "110", "90", "1000", "10", "0"), ("1", "0", "1", "1", "0", nil, nil),
            (
                "99999999999999999999", "1", "100000000000000000000", "99999999999999999998", "99999999999999999999",
                "99999999999999999999", "0"
            ),
        ] as [(String, String, String?, String?, String?, String?, String?)]
    )
    func arithmetic(
        left: String,
        right: String,
        sum: String?,
        difference: String?,
        product: String?,
        quotient: String?,
        remainder: String?
    ) throws {
        let a = try #require(Decimal(left))
        let b = try #require(Decimal(right))
        #expect(a.adding(b)?.text == sum)
        #expect(a.adding(b.negated)?.text == difference)
        #expect(a.multiplied(by: b)?.text == product)
        #expect(a.divided(by: b)?.text == quotient)
        #expect(a.remainder(by: b)?.text == remainder)
    }

    @Test func order() throws {
        let sorted = ["-10", "-2", "-1.5", "-0.1", "0", "0.01", "0.1", "1", "1.1", "2", "10", "11"]
        let numbers = try sorted.map { try #require(Decimal($0)) }
        for (i, left) in numbers.enumerated() {
            for (j, right) in numbers.enumerated() { #expect((left < right) == (i < j)) }
        }
    }
}
