import Symbolic
import TestSupport
import Testing

@testable import IAM

/// What is decided with holes must hold with any texts in their place.
@Suite struct SoundnessTests {
    private static let domains: [String: SymbolDomain] = [
        "word": .shape([.alphanumerics(2)]), "number": .shape([.digits(1)]), "segment": .segment,
        "form": .glob("a:?*"), "list": .oneOf(["a", "a:b", ""]), "alias": .equal(Symbol.text("⟦word⟧:⟦segment⟧")),
        "free": .any,
    ]

    private func concrete(_ text: String, _ world: [String: String]) -> String {
        var result = text
        for (name, value) in world { result.replace("⟦\(name)⟧", with: value) }
        return result
    }

    private static let names = ["word", "number", "segment", "form", "list", "alias", "free"].map { "⟦\($0)⟧" }

    @Test func globs() {
        var random = SeededGenerator(seed: 1)
        let table = Symbol.table(SoundnessTests.domains)
        let matcher = SymbolicMatcher(symbols: table, context: RequestContext(othersAreAbsent: true))
        var definite = 0
        for _ in 0..<2_000 {
            let literals = ["a", "b", ":", "0"]
            let pattern = random.text(of: literals + SoundnessTests.names.prefix(4) + ["*", "?", "*"], upTo: 5)
            let subject = random.text(of: literals + SoundnessTests.names, upTo: 5)
            let truth = matcher.glob(TextPattern(Symbol.text(pattern), variables: false), Symbol.text(subject))
            guard truth != .unknown else { continue }
            definite += 1
            for _ in 0..<12 {
                let world = random.world()
                let known = Glob.matches(Array(concrete(pattern, world).utf8), Array(concrete(subject, world).utf8))
                #expect(Truth(known) == truth, "\(pattern) on \(subject)")
            }
        }
        #expect(definite > 1_000)
    }

    @Test func resources() {
        var random = SeededGenerator(seed: 2)
        let table = Symbol.table(SoundnessTests.domains)
        let matcher = SymbolicMatcher(symbols: table, context: RequestContext(othersAreAbsent: true))
        var definite = 0
        for _ in 0..<2_000 {
            func arn(_ extra: [String]) -> String {
                let parts = (0..<5).map { _ in
                    random.text(of: ["a", "⟦word⟧", "⟦number⟧", "⟦segment⟧"] + extra, upTo: 2)
                }
                return parts.joined(separator: ":") + ":"
                    + random.text(of: ["a/", "b"] + SoundnessTests.names + extra, upTo: 3)
            }
            let pattern = arn(["*", "?"])
            let subject =
                Bool.random(using: &random) ? arn([]) : pattern.replacing("*", with: "ab").replacing("?", with: "b")
            let covers = ARNPattern(Symbol.text(pattern), variables: true).covers(
                Symbol.text(subject),
                matcher
            )
            guard covers.truth != .unknown else { continue }
            definite += 1
            for _ in 0..<12 {
                let world = random.world()
                let known = ARNPattern(SymbolicString(concrete(pattern, world)), variables: true)
                    .covers(SymbolicString(concrete(subject, world)), matcher)
                #expect(known.truth == covers.truth, "\(pattern) on \(subject)")
            }
        }
        #expect(definite > 600)
    }

    /// A random statement about the resource `arn:a:s3:::…`, with holes in it and a condition on the key `k`.
    private func statement(_ random: inout SeededGenerator) -> String {
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
        let names = ["⟦word⟧", "⟦segment⟧", "⟦list⟧", "⟦free⟧", "a", "b", "*", "?"]
        let resources = (0..<Int.random(in: 1...2, using: &random)).map { _ in
            "\"arn:a:s3:::\(random.text(of: names, upTo: 2))\""
        }
        var members = [
            #""Effect":"\#(pick(["Allow", "Allow", "Deny"]))""#,
            #""\#(pick(["Action", "Action", "NotAction"]))":"\#(pick(["*", "s3:Get*", "s3:Put*"]))""#,
            #""\#(pick(["Resource", "Resource", "NotResource"]))":[\#(resources.joined(separator: ","))]"#,
        ]
        let values = pick([#""a""#, #""b""#, #"["a","b"]"#, #""a*""#, #""⟦list⟧""#, #""*""#])
        let operators = [
            "StringEquals", "StringNotEquals", "StringLike", "StringNotLikeIfExists", "StringEqualsIfExists",
        ]
        switch Int.random(in: 0..<4, using: &random) {
        case 0: members.append(#""Condition":{"\#(pick(operators))":{"k":\#(values)}}"#)
        case 1: members.append(#""Condition":{"Null":{"k":"\#(pick(["true", "false"]))"}}"#)
        default: break
        }
        return "{\(members.joined(separator: ","))}"
    }

    private func decide(
        _ statements: [String],
        _ resource: String,
        _ key: RequestContext.Entry,
        _ table: SymbolTable
    ) -> Truth {
        let text = #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
        let document = PolicyDocument.parse(Value(Symbol.text(text)))
        let request = AccessRequest(
            principal: .role(SymbolicString("arn:aws:iam::111122223333:role/r")),
            action: "s3:GetObject",
            resource: Symbol.text(resource),
            context: RequestContext(["k": key], othersAreAbsent: true)
        )
        let identity = PolicySet([AttachedPolicy(label: "p", document: document)])
        return PolicyEvaluator(symbols: table).decide(request, identity).truth
    }

    @Test func decisions() {
        var random = SeededGenerator(seed: 3)
        let table = Symbol.table(SoundnessTests.domains)
        var definite = 0
        for _ in 0..<1_000 {
            let statements = (0..<Int.random(in: 1...3, using: &random)).map { _ in statement(&random) }
            let resource =
                "arn:a:s3:::" + random.text(of: ["⟦word⟧", "⟦segment⟧", "⟦list⟧", "⟦free⟧", "a", "b"], upTo: 2)
            let truth = decide(statements, resource, .unknown, table)
            guard truth != .unknown else { continue }
            definite += 1
            for _ in 0..<6 {
                let world = random.world()
                let known = statements.map { concrete($0, world) }
                let keys: [RequestContext.Entry] = [.absent] + ["a", "b", "ab", ""].map { .value(SymbolicString($0)) }
                for key in keys {
                    let answer = decide(known, concrete(resource, world), key, table)
                    #expect(answer == truth, "\(statements) on \(resource)")
                }
            }
        }
        #expect(definite > 350)
    }
}

/// Random texts, the same in every run.
extension SeededGenerator {
    fileprivate mutating func text(of pieces: [String], upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }

    /// Texts for all symbols, each of its domain.
    fileprivate mutating func world() -> [String: String] {
        let word = text(of: ["a", "b", "0"], upTo: 0) + pick(["a", "b", "0"]) + pick(["a", "b", "0"])
        let segment = text(of: ["a", "b", "0", "-"], upTo: 3)
        return [
            "word": word, "number": pick(["0", "1"]), "segment": segment,
            "form": "a:" + pick(["a", "b", "0"]) + text(of: ["a", ":", "0"], upTo: 2),
            "list": pick(["a", "a:b", ""]),
            "alias": word + ":" + segment, "free": text(of: ["a", "b", ":", "0", "/"], upTo: 4),
        ]
    }

    private mutating func pick(_ texts: [String]) -> String {
        texts.randomElement(using: &self) ?? ""
    }
}
