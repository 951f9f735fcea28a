import YAMLReader

/// The tests that nobody writes.
extension RuleTester {
    /// How many values of a test are taken away, one at a time.
    private static let valueLimit = 200

    /// Where there is nothing there is nothing to find, and nothing to praise.
    func emptyPlan(of rule: CompiledRule, _ rules: RuleSet) -> RuleTestResult {
        let test = RuleTest(
            name: "the empty plan",
            source: rule.definition.source,
            position: YAMLNode.Position(line: 1, column: 1),
            parameters: [],
            input: .given([]),
            expectation: .verdict(.notApplicable)
        )
        return judge(test, FixturePlan([]).text, rules, id: rule.id)
    }

    /// The order in which a plan lists its resources means nothing.
    func inAnotherOrder(
        _ test: RuleTest,
        _ resources: [FixtureResource],
        _ rules: RuleSet,
        id: String
    ) -> [RuleTestResult] {
        guard resources.count > 1 else { return [] }
        var result = judge(test, FixturePlan(resources.reversed()).text, rules, id: id)
        guard result.outcome != .passed else { return [] }
        result.name += " (resources in another order)"
        result.actual = nil
        return [result]
    }

    /// Takes away one value after another: who knows less may say less, but never the opposite.
    ///
    /// Every world that the unknown value allows holds the test's own value. So what failed may become unknown, but
    /// neither pass nor go away; what passed, or was no matter of the rule, may not fail.
    func withoutOneValue(
        _ test: RuleTest,
        _ resources: [FixtureResource],
        _ rules: RuleSet,
        id: String
    ) -> [RuleTestResult] {
        guard let known = word(of: resources, rules, id: id) else { return [] }
        var results: [RuleTestResult] = []
        var count = 0
        for (index, resource) in resources.enumerated() {
            for (position, member) in resource.attributes.enumerated() {
                for (place, term) in member.value.withoutOneValue where count < RuleTester.valueLimit {
                    count += 1
                    var changed = resources
                    changed[index].attributes[position].value = term
                    let actual = word(of: changed, rules, id: id)
                    guard let actual, RuleTester.contradicts(known, actual) else { continue }
                    let name = "\(test.name) (without \(resource.address).\(member.name)\(place))"
                    let line = "\(known) became \(actual), though the value is merely unknown"
                    var result = RuleTestResult(test, .failed([line]), plan: FixturePlan(changed).text)
                    result.name = name
                    results.append(result)
                }
            }
        }
        return results
    }

    private func word(of resources: [FixtureResource], _ rules: RuleSet, id: String) -> String? {
        guard let result = try? lint(FixturePlan(resources).text, rules), let tally = result.tallies[id] else {
            return nil
        }
        return tally.errors > 0 ? "error" : RuleExpectation.word(for: tally)
    }

    private static func contradicts(_ known: String, _ actual: String) -> Bool {
        if actual == "error" { return true }
        switch known {
        case Verdict.fail.rawValue: return actual == Verdict.pass.rawValue || actual == Verdict.notApplicable.rawValue
        case Verdict.pass.rawValue, Verdict.notApplicable.rawValue: return actual == Verdict.fail.rawValue
        default: return false
        }
    }
}

extension FixtureTerm {
    /// The term with one of its plain values unknown, for each of them, and the way to it.
    var withoutOneValue: [(place: String, term: FixtureTerm)] {
        switch self {
        case .null, .unknown, .reference, .template: return []
        case .bool, .number, .string: return [("", .unknown(nil))]
        case .sensitive(let inner): return inner.withoutOneValue.map { ($0.place, .sensitive($0.term)) }
        case .encoded(let inner): return inner.withoutOneValue.map { ($0.place, .encoded($0.term)) }
        case .list(let terms):
            return terms.enumerated().flatMap { position, term in
                term.withoutOneValue.map { place, changed in
                    var copy = terms
                    copy[position] = changed
                    return ("[\(position)]\(place)", .list(copy))
                }
            }
        case .object(let members):
            return members.enumerated().flatMap { position, member in
                member.value.withoutOneValue.map { place, changed in
                    var copy = members
                    copy[position].value = changed
                    return (".\(member.name)\(place)", .object(copy))
                }
            }
        }
    }
}
