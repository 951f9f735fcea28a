import Symbolic
import Testing

@testable import CEL

@Suite struct UnknownTests {
    private static let operands: [(String, CELValue)] = [
        ("true", .bool(true)), ("false", .bool(false)), ("unknown", .unknown(unknown("u"), nil)),
        ("error", .error(CELError("e"))),
    ]

    /// The rows are the left operand, in the order of `operands`.
    @Test(arguments: [
        (
            "&&",
            [
                "true false unknown error", "false false false false", "unknown false unknown unknown",
                "error false unknown error",
            ]
        ),
        (
            "||",
            [
                "true true true true", "true false unknown error", "true unknown unknown unknown",
                "true error unknown error",
            ]
        ),
    ])
    func tables(_ symbol: String, _ rows: [String]) {
        for (left, row) in zip(UnknownTests.operands, rows) {
            for (right, expected) in zip(UnknownTests.operands, row.split(separator: " ")) {
                let value = evaluate("a \(symbol) b", ["a": left.1, "b": right.1])
                #expect(verdict(value) == expected, "\(left.0) \(symbol) \(right.0)")
            }
        }
    }

    @Test(arguments: [
        ("!u", "unknown"), ("u == u", "true"), ("u == v", "unknown"), ("!u == u", "unknown"),
        ("(u || v) == u", "unknown"),
        ("u && !u", "unknown"), ("u ? 1 : 1", "other"), ("u ? 1 : 2", "unknown"),
        ("(u && 1/0 == 1) ? true : true", "unknown"),
        ("[u, 2] == [1, 3]", "false"), ("[u, 2] == [1, 2]", "unknown"), ("[u, 2][1] == 2", "true"),
        ("1 in [u, 1]", "true"),
        ("1 in [u, 2]", "unknown"), ("[1 / u, 2].exists(x, x == 2)", "unknown"), ("{'a': u, 'b': 2}.b == 2", "true"),
        ("[1, u].all(x, x < 1)", "false"), ("[1, u].exists(x, x == 1)", "true"),
        ("[1, u].exists(x, x == 2)", "unknown"),
        ("[1, u, 1].exists_one(x, x == 1)", "false"), ("[1, 2].filter(x, x == u).size() == 2", "unknown"),
        ("[1, 2].filter(x, x == u).all(x, x < 3)", "true"), ("[1, 2].filter(x, x == u).exists(x, x > 2)", "false"),
        ("size([u]) == 1", "true"), ("u < 1", "unknown"), ("u + 1 == 2", "unknown"), ("1 / 0 == u", "error"),
        ("known(u)", "false"), ("known(1)", "true"), ("u.all(x, true)", "unknown"), ("u.a == 1", "unknown"),
        ("has(u.a)", "unknown"),
        ("open.exists(x, x == 1)", "true"), ("open.exists(x, x == 2)", "unknown"), ("open.all(x, x == 1)", "unknown"),
        ("open.all(x, x == 2)", "false"), ("open.size() == 1", "unknown"), ("2 in open", "unknown"),
        ("1 in open", "true"), ("open.size() >= 1", "true"), ("0 == open.size()", "false"),
        ("open.size() < 9", "unknown"),
        ("1 > open.size()", "false"), ("open == []", "false"), ("[] != open", "true"), ("open == [1]", "unknown"),
        ("open.filter(x, x == 1).size() > 0", "true"), ("open.filter(x, x > 1).size() == 0", "unknown"),
        ("[1, 2].filter(x, x == u).size() > 2", "false"), ("size([1, 2].filter(x, x == u)) <= 2", "true"),
        ("[1, 2].filter(x, x == u) == [1, 2, 3]", "false"), ("[1, 2].filter(x, x == u) == [1]", "unknown"),
        ("['x', u].filter(s, s == 'x').size() >= 1", "true"), ("['x', u].filter(s, s == 'x').size() == 0", "false"),
        ("['x', u].filter(s, s == 'x') == []", "false"), ("['x', u].filter(s, s == 'x').size() > 3", "false"),
        ("['x', u].filter(s, s == 'x').size() == 1", "unknown"),
        // A filter that may turn out to fail has no list.
        ("['x', u].filter(s, s == 'x' || 1 / v == 1).size() >= 1", "unknown"),
    ])
    func answers(_ source: String, _ expected: String) {
        let variables: [String: CELValue] = [
            "u": .unknown(unknown("u"), nil), "v": .unknown(unknown("v"), nil),
            "open": .list(CELList([.int(1)], open: unknown("more"))),
        ]
        #expect(verdict(evaluate(source, variables)) == expected)
    }

    @Test(arguments: [
        ("t.startsWith('redis://')", "true"), ("t.startsWith('rediss://')", "false"),
        ("t.startsWith('redis://h')", "unknown"),
        ("t.endsWith(':6379')", "true"), ("t.endsWith(':6380')", "false"), ("t.contains('//')", "true"),
        ("t.contains('x')", "unknown"),
        ("t == 'http://x'", "false"), ("t == 'redis://x:6379'", "unknown"), ("t == 'redis:'", "false"),
        ("t == t", "true"),
        ("t == other", "unknown"), ("t != 'http://x'", "true"), ("('a' + t).startsWith('aredis')", "true"),
        ("t.matches('^redis')", "true"), ("t.matches('^rediss:')", "false"), ("t.matches('^redis://h')", "unknown"),
        ("t.matches('^(redis|rediss)://.*:6379$')", "unknown"), ("t.matches('^(http|https)://')", "false"),
        ("t.matches('^redis:|x')", "true"), ("t.matches('^http:|x')", "unknown"), ("t.matches('(?m)^http')", "unknown"),
        ("t.matches(':6379$')", "true"), ("t.matches('6380$')", "false"), ("t.matches('^.*:6380$')", "false"),
        ("t.matches('\\\\d$')", "true"), ("t.matches('x:6379$')", "unknown"), ("t.matches('^:6379$')", "false"),
        ("t.matches('^redis://$')", "false"), ("t.matches('^redis:$')", "false"), ("t.matches('//')", "true"),
        ("t.matches('\\\\bredis\\\\b')", "true"), ("t.matches('^redis://\\\\b')", "unknown"),
        ("t.matches('x')", "unknown"),
        ("t.matches('^redis://' + '(a|b)?')", "true"), ("t.matches('^x' + 'y')", "false"),
        ("(t + 'z').endsWith('79z')", "true"), ("string(t).startsWith('redis')", "true"), ("t in ['a', 'b']", "false"),
    ])
    func texts(_ source: String, _ expected: String) {
        let variables = ["t": text("redis://", "host", ":6379"), "other": text("redis://", "elsewhere", ":6379")]
        #expect(verdict(evaluate(source, variables)) == expected)
    }

    @Test func sourcesMerge() {
        let value = evaluate("u < 1 || v < 1", ["u": .unknown(unknown("u"), nil), "v": .unknown(unknown("v"), nil)])
        guard case .unknown(let unknown, _) = value else {
            Issue.record("not unknown")
            return
        }
        #expect(unknown.sources.compactMap { $0.attribute?.address.name } == ["u", "v"])
        #expect(unknown.identity == nil)
    }
}
