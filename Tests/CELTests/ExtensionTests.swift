import Testing

@testable import CEL

/// The extensions of the language; most expressions stand in the documentation of cel-go's.
@Suite struct ExtensionTests {
    @Test(arguments: [
        "[1,2,3,4].slice(1, 3) == [2, 3]", "[1,2,3,4].slice(2, 4) == [3, 4]", "[1,2].slice(1, 1) == []",
        "[1, 2, 2, 3, 3, 3].distinct() == [1, 2, 3]", "['b', 'b', 'c', 'a', 'c'].distinct() == ['b', 'c', 'a']",
        "[1, 'b', 2, 'b'].distinct() == [1, 'b', 2]", "[[1], [1.0], 1u, 1].distinct() == [[1], 1u]",
        "[1,[2,3],[4]].flatten() == [1, 2, 3, 4]", "[1,[2,[3,4]]].flatten() == [1, 2, [3, 4]]",
        "[1,2,[],[],[3,4]].flatten() == [1, 2, 3, 4]", "[1,[2,[3,[4]]]].flatten(2) == [1, 2, 3, [4]]",
        "lists.range(5) == [0, 1, 2, 3, 4]", "lists.range(0) == []", "[5, 3, 1, 2].reverse() == [2, 1, 3, 5]",
        "[3, 2, 1].sort() == [1, 2, 3]", "['b', 'c', 'a'].sort() == ['a', 'b', 'c']", "[].sort() == []",
        "[true, false].sort() == [false, true]", "[duration('2s'), duration('1s')].sort()[0] == duration('1s')",
        "[{'n': 'foo', 's': 0}, {'n': 'bar', 's': -10}].sortBy(e, e.s).map(e, e.n) == ['bar', 'foo']",
        "['ccc', 'a', 'bb', 'd'].sortBy(e, size(e)) == ['a', 'd', 'bb', 'ccc']",
        "[1, 2, 3].last().value() == 3", "[].last().orValue('test') == 'test'", "[1, 2, 3].first().value() == 1",
        "sets.contains([], [])", "!sets.contains([], [1])", "sets.contains([1, 2, 3, 4], [2, 3])",
        "sets.contains([1, 2.0, 3u], [1.0, 2u, 3])", "sets.equivalent([1], [1, 1])", "sets.equivalent([1], [1u, 1.0])",
        "!sets.equivalent([1, 2], [1])", "!sets.intersects([1], [])",
        "sets.intersects([[1], [2, 3]], [[1, 2], [2, 3.0]])",
    ])
    func lists(_ source: String) {
        #expect(verdict(evaluate(source)) == "true")
    }

    @Test(arguments: [
        "regex.replace('hello world hello', 'hello', 'hi') == 'hi world hi'",
        "regex.replace('banana', 'a', 'x', 0) == 'banana'", "regex.replace('banana', 'a', 'x', 1) == 'bxnana'",
        "regex.replace('banana', 'a', 'x', -12) == 'bxnxnx'", "regex.replace('abc', '', '-') == '-a-b-c-'",
        "regex.replace('foo bar', '(fo)o (ba)r', '\\\\2 \\\\1') == 'ba fo'",
        "regex.replace('a', 'a', '\\\\\\\\') == '\\\\'", "regex.extract('HELLO', 'hello') == optional.none()",
        "regex.extract('hello world', 'hello(.*)') == optional.of(' world')",
        "regex.extract('item-A, item-B', 'item-(\\\\w+)') == optional.of('A')",
        "regex.extractAll('id:123, id:456', 'id:\\\\d+') == ['id:123', 'id:456']",
        "regex.extractAll('id:123, id:456', 'id:(\\\\d+)') == ['123', '456']",
        "regex.extractAll('id:123, id:456', 'assa') == []",
    ])
    func regularExpressions(_ source: String) {
        #expect(verdict(evaluate(source)) == "true")
    }

    @Test(arguments: [
        "ip('192.168.0.1').family() == 4", "ip('::1').family() == 6", "type(ip('::1')) == net.IP",
        "type(cidr('::/0')) == net.CIDR", "string(ip('2001:DB8:0:0:1:0:0:1')) == '2001:db8::1:0:0:1'",
        "string(ip('::')) == '::'", "string(ip('1:0:0:2:0:0:0:3')) == '1:0:0:2::3'",
        "ip('::1') == ip('0:0:0:0:0:0:0:1')",
        "string(ip('::1.2.3.4')) == '::102:304'", "!isIP('::ffff:1.2.3.4')", "!isIP('fe80::1%eth0')", "!isIP('1.2.3')",
        "!isIP('01.2.3.4')", "!isIP('1.2.3.256')", "!isIP('1::2::3')", "!isIP('1:2:3:4:5:6:7:8:9')", "!isIP('12345::')",
        "!isIP(':1')", "!isIP('1:')", "isIP('10.0.0.1', 4)", "!isIP('10.0.0.1', 6)", "ip.isCanonical('::1')",
        "!ip.isCanonical('2001:DB8::68')", "ip('127.0.0.5').isLoopback()", "ip('0.0.0.0').isUnspecified()",
        "ip('224.0.0.7').isLinkLocalMulticast()", "ip('ff02::1').isLinkLocalMulticast()",
        "ip('169.254.1.1').isLinkLocalUnicast()", "ip('fe80::1').isLinkLocalUnicast()",
        "ip('10.0.0.1').isGlobalUnicast()", "!ip('255.255.255.255').isGlobalUnicast()",
        "!ip('ff00::1').isGlobalUnicast()",
        "cidr('192.168.0.0/16').containsIP('192.168.3.4')", "!cidr('192.168.0.0/16').containsIP(ip('192.169.0.1'))",
        "cidr('0.0.0.0/0').containsIP('1.1.1.1')", "!cidr('0.0.0.0/0').containsIP('::1')",
        "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "!cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))",
        "cidr('10.0.0.0/8').containsCIDR(cidr('10.0.0.0/8'))", "cidr('192.168.1.5/24').prefixLength() == 24",
        "cidr('192.168.1.5/24').masked() == cidr('192.168.1.0/24')", "cidr('192.168.1.5/24') != cidr('192.168.1.0/24')",
        "cidr('192.168.1.5/24').ip() == ip('192.168.1.5')", "string(cidr('2001:db8::/32')) == '2001:db8::/32'",
        "isCIDR('10.0.0.0/8')", "!isCIDR('10.0.0.0/33')", "!isCIDR('10.0.0.0/08')", "!isCIDR('10.0.0.0')",
        "!isCIDR('::/129')",
        "!isCIDR('10.0.0.0/-1')",
    ])
    func networks(_ source: String) {
        #expect(verdict(evaluate(source)) == "true")
    }

    @Test(arguments: [
        "optional.unwrap([optional.of(1), optional.none()]) == [1]",
        "[optional.none(), optional.of(2)].unwrapOpt() == [2]",
        "optional.of(0).orValue(1 / 0) == 0", "optional.of(1).or([optional.none()][1]).value() == 1",
        "{'a': 1}.merge({'a': 2, 'b': 3}) == {'a': 2, 'b': 3}", "cel.bind(x, 1 / 0, true)",
        "cel.block([1, cel.index(0) + 1, cel.index(1) * 2], cel.index(2)) == 4",
        "cel.block([[1, 2].map(cel.iterVar(0, 0), cel.iterVar(0, 0) + 1)], cel.index(0)) == [2, 3]",
        "math.greatest(1, 2.0, 3u) == 3u", "math.sign(-0.0) == 0.0 && math.sqrt(9) == 3.0",
        "strings.quote('a') == '\"a\"'",
    ])
    func others(_ source: String) {
        #expect(verdict(evaluate(source)) == "true")
    }

    @Test(arguments: [
        "[1, 2].slice(1, 3)", "[1, 2].slice(-1, 1)", "[1].flatten(-1)", "[1, 'b'].sort()", "[[1, 2, 3]].sort()",
        "[1, 1u].sort()", "['a', 1].sortBy(e, e)", "regex.replace('test', '(.)', '\\\\2')", "regex.extract('a', '(')",
        "regex.extract('user@domain', '(.*)@([^.]*)')", "regex.replace('a', 'a', '\\\\x')", "ip('x')",
        "cidr('10.0.0.0')",
        "ip.isCanonical('x')", "cidr('10.0.0.0/8').containsIP('x')", "isIP('1.1.1.1', 5)", "math.ab(1)",
        "cel.block([cel.index(1), 1], cel.index(0))", "math.greatest()", "math.least(dyn('a'))",
    ])
    func fails(_ source: String) {
        #expect(verdict(evaluate(source)) == "error")
    }

    /// What is unknown in a list leaves open only what depends on it.
    @Test(arguments: [
        ("sets.contains([1, u], [1])", "true"), ("sets.contains([1, u], [2])", "unknown"),
        ("sets.intersects([1, u], [1, 2])", "true"), ("sets.contains([1], [2, u])", "false"),
        ("[u, 1].reverse()[0] == 1", "true"), ("[u, 1].sort() == []", "unknown"),
        ("[u, 1].distinct().size() == 2", "unknown"),
        ("[2, u].first().value() == 2", "true"), ("ip(u).isLoopback()", "unknown"),
        ("optional.of(1).orValue(u) == 1", "true"), ("optional.of(u).hasValue()", "unknown"),
    ])
    func unknowns(_ source: String, _ expected: String) {
        #expect(verdict(evaluate(source, ["u": .unknown(unknown("u"), nil)])) == expected)
    }

    @Test func absoluteNamesPassOverVariablesOfMacros() {
        let variables = ["x": CELValue.int(7)]
        #expect(verdict(evaluate("[1].all(x, x == 1 && .x == 7)", variables)) == "true")
    }

    @Test func residualsHoldWhatIsStillToDecide() throws {
        let environment = Environment(schema: nil, variables: [("u", .dyn), ("n", .int)])
        let program = try environment.compile("n == 3 && (u.size() > n || n + 1 == 5)")
        let activation = Activation(environment)
        activation.bind("u", .unknown(unknown("u"), nil))
        activation.bind("n", .int(3))
        let pieces = try #require(program.residual(activation)).map { piece in
            switch piece {
            case .source(let text): text
            case .value(.int(let int), false): "\(int)"
            default: "?"
            }
        }
        #expect(pieces.joined() == "u.size() > 3")
        activation.bind("u", .list(CELList([])))
        #expect(program.residual(activation) == nil)
    }
}
