import Symbolic
import Testing

/// What functions make of an ARN that is known only after apply, `u`, and of a text of which nothing is known, `t`.
@Suite struct UnknownNameTests {
    @Test(arguments: [
        #"trimspace(" ${u} ")"#, #"trimspace(u)"#, #"replace(u, " ", "")"#, #"chomp("${u}\n")"#,
        #"trim("\"${u}\"", "\"")"#, #"replace(" ${u} ", " ", "")"#,
        #"replace("<ARN>", "<ARN>", u)"#, #"replace(replace("<A><B>", "<A>", u), "<B>", "")"#,
        #"one(true ? ["${u}"] : [])"#, #"(false ? ["x"] : [u])[0]"#,
        // As cloudposse's container definitions choose between a map, a list and nothing.
        #"(false ? values(tomap({ a = "x", b = "y" })) : true ? [u] : [])[0]"#,
        #"try(t, "x")"#,
    ])
    func aNameStaysWhole(_ source: String) throws {
        #expect(try Evaluating.value(source).unknown?.identity != nil, "\(source)")
    }

    @Test(arguments: [
        #"trimspace(t)"#, #"chomp(t)"#, #"replace(t, " ", "")"#, #"replace(u, "a", "")"#, #"trim(u, "a")"#,
        // The occurrence may begin in the text and end in the ARN.
        #"replace("< ${u}", "< a", "")"#, #"replace("${u} >", "a >", "")"#,
    ])
    func whatMayChangeIsNotKnown(_ source: String) throws {
        #expect(try Evaluating.value(source).kind == .unknown, "\(source)")
        #expect(try Evaluating.value(source).unknown?.identity == nil, "\(source)")
    }

    /// How many elements there are is not known, but each is there, by itself or as another.
    @Test(arguments: [
        #"distinct([u, t, "x", "x", u])"#, #"sort([u, t, "x"])"#, #"sort(distinct([u, t, "x"]))"#,
        #"tolist(toset(["x", t, u, u]))"#,
        #"distinct(concat([u], [t], ["x"]))"#, #"[for a in toset([u, t, "x"]) : a]"#,
        #"concat(tolist(toset([t, u])), ["x"])"#,
    ])
    func elementsThatMayBeOneAreThere(_ source: String) throws {
        let elements = try #require(try Evaluating.value(source).partialElements, "\(source)")
        let names = elements.certain.map { $0.string ?? $0.unknown?.identity?.path.description ?? "?" }
        #expect(Set(names) == ["arn", "policy", "x"], "\(source)")
        #expect(elements.possible.isEmpty && elements.rest == nil, "\(source)")
        #expect(try Evaluating.value("length(\(source))").kind == .unknown)
        #expect(try Evaluating.value("one(\(source))").kind == .unknown)
    }

    @Test func whereAnElementStandsIsNotKnown() throws {
        for source in [#"sort([u, "x"])[0]"#, #"distinct([u, t, "x"])[2]"#, #"join(",", sort([u, "x"]))"#] {
            #expect(try Evaluating.value(source).unknown?.identity == nil, "\(source)")
            #expect(try Evaluating.value(source).kind == .unknown, "\(source)")
        }
        for source in [#"{ for a in toset([u, t]) : "k" => a }"#, #"{ for a in sort([u, t]) : "k" => a }"#] {
            #expect(try Evaluating.value(source).members == nil, "\(source)")
        }
    }

    /// What is written beside a hole stays to be seen: a credential may be among it.
    @Test(arguments: [
        (#"indent(2, "a\n${t}\nb")"#, "a\n  ⟨⟩\n  b"), (#"upper("a${t}b")"#, "A⟨⟩B"), (#"lower("A${u}")"#, "a⟨⟩"),
        (#"yamlencode({ a = u, b = "x${u}y", c = 1 })"#, "\"a\": \"⟨⟩\"\n\"b\": \"x⟨⟩y\"\n\"c\": 1\n"),
        (#"yamlencode([t, "x"])"#, "- ⟨⟩\n- \"x\"\n"), (#"yamlencode({ a = t })"#, "\"a\":⟨⟩\n"),
        (#"yamlencode({ a = "x y\n${t}" })"#, "\"a\": ⟨⟩x⟨⟩y⟨⟩⟨⟩⟨⟩⟨⟩\n"),
        (#"yamlencode({ a = toset([u, "x"]) })"#, "\"a\":\n⟨⟩\n"),
    ])
    func literalPartsAreKept(_ source: String, _ expected: String) throws {
        let parts = try #require(try Evaluating.value(source).text).parts
        let shown = parts.map { part in if case .literal(let text) = part { text } else { "⟨⟩" } }
        #expect(shown.joined() == expected, "\(source)")
    }
}
