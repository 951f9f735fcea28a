import TestSupport

/// Makes policies and requests at random, the same in every run.
struct RandomPolicies {
    var random: SeededGenerator

    /// The holes that texts may have, each with the texts that it may turn out to be.
    static let holes: [String: [String]] = [
        "⟦w⟧": ["ab", "b0", "a1"], "⟦s⟧": ["", "a", "b-a", "10"], "⟦l⟧": ["a", "b"], "⟦f⟧": ["", "a", "a/b", "b:0"],
    ]
    static let keys = ["k", "l", "aws:SecureTransport"]

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    mutating func chance(_ one: Int, of many: Int) -> Bool { Int.random(in: 0..<many, using: &random) < one }

    mutating func layers() -> NaiveLayers {
        NaiveLayers(
            identity: (0..<Int.random(in: 1...2, using: &random)).map { _ in policy() },
            boundary: chance(1, of: 4) ? policy(mostlyAllow: true) : nil,
            resource: chance(1, of: 3) ? policy(hasPrincipals: true) : nil,
            control: chance(1, of: 5) ? policy(mostlyAllow: true) : nil,
            isSameAccount: chance(3, of: 4)
        )
    }

    private mutating func policy(mostlyAllow: Bool = false, hasPrincipals: Bool = false) -> NaivePolicy {
        var policy = NaivePolicy(statements: [])
        for _ in 0..<Int.random(in: 1...3, using: &random) { policy.statements.append(statement(hasPrincipals)) }
        if mostlyAllow, chance(1, of: 2) { policy.statements[0] = NaivePolicy.Statement.everything }
        return policy
    }

    private mutating func statement(_ hasPrincipals: Bool) -> NaivePolicy.Statement {
        let others = "arn:aws:iam::111122223333:role/other"
        return NaivePolicy.Statement(
            isAllow: chance(3, of: 4),
            actions: [pick(["*", "s3:*", "s3:Get*", "s3:getobject", "s3:Put*"])],
            isNotAction: chance(1, of: 6),
            resources: (0..<Int.random(in: 1...2, using: &random)).map { _ in resource() },
            isNotResource: chance(1, of: 5),
            principal: hasPrincipals ? pick(["*", NaivePolicy.role, NaivePolicy.account, others]) : nil,
            conditions: chance(1, of: 2) ? [condition()] : chance(1, of: 4) ? [condition("k"), condition("l")] : []
        )
    }

    private mutating func resource() -> String {
        if chance(1, of: 4) { return "*" }
        var text = "arn:aws:s3:::"
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            text += pick(["a", "b", "*", "?", "⟦w⟧", "⟦s⟧", "⟦l⟧", "⟦f⟧", "${k}"])
        }
        return text
    }

    private mutating func condition(_ key: String? = nil) -> NaivePolicy.Condition {
        if key == nil, chance(1, of: 5) {
            return NaivePolicy.Condition(test: "Null", key: "k", values: [pick(["true", "false"])])
        }
        if key == nil, chance(1, of: 5) {
            let test = pick(["StringEquals", "StringLike", "StringNotEquals", "StringEqualsIgnoreCase"])
            let set = pick(["ForAllValues:", "ForAnyValue:"])
            return NaivePolicy.Condition(test: set + test, key: "m", values: [pick(["a", "b", "a*", "A"])])
        }
        if key == nil, chance(1, of: 6) {
            return NaivePolicy.Condition(
                test: pick(["Bool", "BoolIfExists"]),
                key: "aws:SecureTransport",
                values: [pick(["true", "false"])]
            )
        }
        let test = pick([
            "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase",
            "NumericEquals", "NumericLessThan", "NumericGreaterThanEquals", "NumericLessThanEquals",
        ])
        let values =
            test.hasPrefix("Numeric") ? ["1", "2", "10"] : ["a", "b", "a*", "*", "A", "?b", "⟦l⟧", "⟦w⟧", "${l}"]
        return NaivePolicy.Condition(
            test: test + (chance(1, of: 4) ? "IfExists" : ""),
            key: key ?? pick(["k", "l"]),
            values: (0..<Int.random(in: 1...2, using: &random)).map { _ in pick(values) }
        )
    }

    mutating func request() -> NaivePolicy.Request {
        var resource = "arn:aws:s3:::"
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            resource += pick(["a", "b", "ab", "⟦w⟧", "⟦s⟧", "⟦l⟧", "⟦f⟧"])
        }
        return NaivePolicy.Request(action: "s3:GetObject", resource: resource, single: [:], lists: [:])
    }

    /// What holes and keys may turn out to be.
    mutating func world() -> (texts: [String: String], single: [String: String], lists: [String: [String]]) {
        var texts: [String: String] = [:]
        for name in Self.holes.keys.sorted() { texts[name] = pick(Self.holes[name] ?? []) }
        var single: [String: String] = [:]
        for key in ["k", "l"] where chance(3, of: 4) {
            single[key] = pick(["a", "b", "ab", "A", "1", "5", "10", "", "*"])
        }
        if chance(3, of: 4) { single["aws:SecureTransport"] = pick(["true", "false"]) }
        let lists = chance(3, of: 4) ? ["m": pick([["a"], ["b"], ["a", "b"], ["A", "a"]])] : [:]
        return (texts, single, lists)
    }
}

extension NaivePolicy.Statement {
    fileprivate static let everything = NaivePolicy.Statement(
        isAllow: true,
        actions: ["*"],
        isNotAction: false,
        resources: ["*"],
        isNotResource: false,
        conditions: []
    )
}
