import Symbolic
import Testing

@testable import IAM

@Suite struct ConditionTests {
    private func holds(_ name: String, _ values: [String], _ entry: RequestContext.Entry) -> Truth {
        let context = RequestContext(["aws:Key": entry, "aws:PrincipalTag/Team": .value(SymbolicString("red"))])
        let test = ConditionTest(
            operatorName: name,
            key: "AWS:key",
            values: values.map { Symbol.text($0) },
            variables: true
        )
        let table = Symbol.table(["seg": .segment, "env": .oneOf(["prod", "dev"])])
        return ConditionEvaluator(matcher: SymbolicMatcher(symbols: table, context: context)).holds(test)
    }

    @Test(
        arguments: [
            ("StringEquals", ["a", "b"], "b", .yes), ("StringEquals", ["a*"], "ab", .no),
            ("StringNotEquals", ["a", "b"], "b", .no), ("StringNotEquals", ["a"], "b", .yes),
            ("StringEqualsIgnoreCase", ["Ab"], "aB", .yes), ("StringEqualsIgnoreCase", ["É"], "é", .unknown),
            ("StringLike", ["a*"], "abc", .yes), ("StringNotLike", ["a*"], "abc", .no),
            ("StringEquals", ["${aws:PrincipalTag/team}"], "red", .yes),
            ("StringLike", ["${aws:PrincipalTag/team}-*"], "red-1", .yes),
            ("StringLike", ["a${*}"], "ab", .no), ("StringEquals", ["a${*}"], "a*", .yes),
            ("StringEquals", ["dev-⟦x⟧"], "prod-1", .no), ("StringEquals", ["⟦x⟧"], "⟦x⟧", .yes),
            ("StringEquals", ["⟦x⟧"], "⟦y⟧", .unknown), ("StringLike", ["⟦seg⟧:*"], "a:b", .unknown),
            ("NumericEquals", ["10"], "10.0", .yes), ("NumericLessThan", ["10"], "9.99", .yes),
            ("NumericLessThan", ["-1"], "-2", .yes), ("NumericGreaterThanEquals", ["10"], "010", .yes),
            ("NumericEquals", ["ten"], "10", .no), ("NumericGreaterThan", ["9"], "10", .yes),
            ("DateEquals", ["2024-01-01T00:00:00Z"], "2024-01-01T01:00:00+01:00", .yes),
            ("DateLessThan", ["2024-03-01"], "2024-02-29T23:59:59.5Z", .yes),
            ("DateGreaterThan", ["1704067199"], "2024-01-01T00:00:00Z", .yes), ("DateEquals", ["soon"], "2024", .no),
            ("Bool", ["TRUE"], "true", .yes), ("Bool", ["true"], "false", .no), ("Bool", ["yes"], "yes", .no),
            ("BinaryEquals", ["QQ=="], "QQ==", .yes),
            ("IpAddress", ["10.0.0.0/8", "192.168.0.0/16"], "192.168.4.4", .yes),
            ("IpAddress", ["203.0.113.8/29"], "203.0.113.16", .no),
            ("IpAddress", ["2001:db8::/32"], "2001:db8::1", .yes),
            ("IpAddress", ["2001:db8::/32"], "10.0.0.1", .no), ("NotIpAddress", ["10.0.0.0/8"], "11.0.0.1", .yes),
            ("IpAddress", ["::ffff:10.0.0.0/104"], "::ffff:10.1.2.3", .yes),
            ("IpAddress", ["10.0.0"], "10.0.0.1", .unknown),
            ("ArnLike", ["arn:aws:sns:*:*:t"], "arn:aws:sns:eu-west-1:1:t", .yes),
            ("ArnLike", ["arn:aws:sns:*:t"], "arn:aws:sns:eu-west-1:1:t", .no),
            ("ArnEquals", ["arn:*"], "arn:a:b:c:d:e", .no),
            ("ArnNotLike", ["arn:aws:sns:*:*:t"], "arn:aws:sns:eu-west-1:1:u", .yes),
            ("ArnLike", ["arn:aws:s3:::⟦x⟧/*"], "arn:aws:s3:::⟦x⟧/k", .yes),
            ("ForAllValues:StringEquals", ["a"], "a", .yes), ("ForAnyValue:StringEquals", ["a"], "b", .no),
            ("Null", ["true"], "x", .no), ("Null", ["false"], "x", .yes), ("StringSortOf", ["a"], "a", .unknown),
        ] as [(String, [String], String, Truth)]
    )
    func aKnownValue(name: String, values: [String], value: String, expected: Truth) {
        #expect(holds(name, values, .value(Symbol.text(value))) == expected)
    }

    @Test(
        arguments: [
            ("StringEquals", .no), ("StringNotEquals", .yes), ("StringEqualsIfExists", .yes), ("NumericLessThan", .no),
            ("NotIpAddress", .yes), ("ForAllValues:StringEquals", .yes), ("ForAnyValue:StringEquals", .no),
            ("ForAnyValue:StringNotEquals", .no), ("ForAnyValue:StringEqualsIfExists", .yes),
        ] as [(String, Truth)]
    )
    func anAbsentKey(name: String, expected: Truth) {
        #expect(holds(name, ["a"], .absent) == expected)
    }

    @Test func nullOfAnAbsentKey() {
        #expect(holds("Null", ["true"], .absent) == .yes)
        #expect(holds("Null", ["false"], .absent) == .no)
        #expect(holds("Null", ["true"], .present) == .no)
        #expect(holds("Null", ["true"], .unknown) == .unknown)
    }

    @Test func anUnknownKeyIsDecidedWhereAllOutcomesAgree() {
        #expect(holds("StringEquals", ["a"], .unknown) == .unknown)
        #expect(holds("StringLikeIfExists", ["*"], .unknown) == .yes)
        #expect(holds("StringLike", ["*"], .unknown) == .unknown)
        #expect(holds("StringLike", ["*"], .present) == .yes)
        #expect(holds("StringNotEquals", ["a"], .unknown) == .unknown)
        #expect(holds("ForAllValues:StringEquals", ["a"], .unknown) == .unknown)
    }

    @Test func lists() {
        func holds(_ name: String, _ values: [String], _ request: [String]) -> Truth {
            self.holds(name, values, .values(request.map { SymbolicString($0) }))
        }
        #expect(holds("ForAllValues:StringLike", ["a*"], ["ab", "ac"]) == .yes)
        #expect(holds("ForAllValues:StringEquals", ["a", "b"], ["a", "c"]) == .no)
        #expect(holds("ForAllValues:StringEquals", ["a"], []) == .yes)
        #expect(holds("ForAnyValue:StringEquals", ["a", "b"], ["c", "b"]) == .yes)
        #expect(holds("ForAnyValue:StringNotEquals", ["a"], ["a", "c"]) == .yes)
        #expect(holds("ForAnyValue:StringEquals", ["a"], []) == .no)
        #expect(holds("StringEquals", ["a"], ["a"]) == .no)
    }
}
