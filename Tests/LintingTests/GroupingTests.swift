import Symbolic
import Testing

@testable import Linting

@Suite struct GroupingTests {
    private static func address(_ key: InstanceKey?, module: InstanceKey? = nil) -> ResourceAddress {
        let path = ModulePath([ModuleStep(name: "m", key: module)])
        return ResourceAddress(module: path, type: "aws_thing", name: "t", key: key)
    }

    /// The findings about instances of one block, each with its size; they are off.
    private static func lint(
        _ instances: [(address: ResourceAddress, size: Int64)],
        block: String? = "a.tf#1",
        line: @escaping @Sendable (ResourceAddress) -> Int = { _ in 7 },
        message: String = "message: \"${thing.name} has size ${thing.size}\"\n"
    ) -> LintResult {
        let things = instances.map { instance -> ModelValue in
            let location = ModelLocation(address: instance.address, path: AttributePath(attribute: "size"))
            return .object(
                TestObject(
                    TestModels.thing,
                    at: location,
                    ["name": .string("\(instance.address)"), "size": .int(instance.size), "isOn": .bool(false)]
                )
            )
        }
        let subject = LintSubject(
            name: "plan.json",
            model: TestObject(TestModels.plan, ["things": .list(things)]),
            locate: { location in
                let line = line(location.address)
                return Place(
                    location: Finding.Location(file: "a.tf", line: line, column: 1, endLine: line, endColumn: 5),
                    isInPlan: false,
                    block: block
                )
            }
        )
        let rule = TestModels.rule("for: [{thing: plan.things}]\nassert: thing.isOn\n" + message)
        return Linter(rules: TestModels.set(rule)).lint([subject])
    }

    @Test(
        arguments: [
            [InstanceKey.index(0), .index(1), .index(2)], [.key("a"), .key("b.c"), .key("d\"e")],
        ]
    )
    func instancesOfABlockAreOneFinding(keys: [InstanceKey]) throws {
        let addresses = keys.map { Self.address($0) }
        let result = Self.lint(addresses.map { ($0, 1) })
        let finding = try #require(result.findings.first?.finding)
        #expect(result.findings.count == 1)
        #expect(finding.addresses == addresses.map { "\($0)" })
        #expect(finding.address == "\(addresses[0])")
        #expect(result.tallies["a-rule"]?.failed == 3)
    }

    @Test func whatDiffersStaysApart() {
        let two = [(Self.address(.index(0)), Int64(1)), (Self.address(.index(1)), 2)]
        #expect(Self.lint(two).findings.count == 2)
        let alike = [(Self.address(.index(0)), Int64(1)), (Self.address(.index(1)), 1)]
        #expect(Self.lint(alike).findings.count == 1)
        #expect(Self.lint(alike, block: nil).findings.count == 2)
        #expect(Self.lint(alike, line: { $0.key == .index(0) ? 7 : 8 }).findings.count == 2)
        let other = ResourceAddress(module: ModulePath([ModuleStep(name: "n")]), type: "aws_thing", name: "t")
        #expect(Self.lint([(Self.address(nil), 1), (other, 1)]).findings.count == 2)
    }

    /// The same is wrong, and each has to be mended where its own reason stands.
    @Test func whatIsFoundForOtherReasonsStaysApart() throws {
        func count(_ reasons: [String]) -> Int {
            var groups = FindingGroups()
            for (index, reason) in reasons.enumerated() {
                for var found in Self.lint([(Self.address(.index(index)), 1)]).findings {
                    found.finding.evidence = [reason]
                    groups.add(found, of: 0)
                }
            }
            return groups.takeFindings().count
        }
        #expect(count(["aws_policy.p[0] does not allow it", "aws_policy.p[1] does not allow it"]) == 1)
        #expect(count(["no policy at all", "a statement denies it"]) == 2)
    }

    @Test func instancesOfAModuleAreInstancesToo() throws {
        let result = Self.lint([(Self.address(nil, module: .key("x")), 1), (Self.address(nil, module: .key("y")), 1)])
        #expect(result.findings.map(\.finding.addresses.count) == [2])
    }

    @Test func theFingerprintDoesNotCountInstances() {
        let fingerprints = (1...3).map { count in
            Self.lint((0..<count).map { (Self.address(.index($0)), 1) }).findings.map(\.finding.fingerprint)
        }
        #expect(Set(fingerprints).count == 1)
        let other = Self.lint([(Self.address(.index(4)), 1)]).findings.map(\.finding.fingerprint)
        #expect(fingerprints[0] == other)
        let apart = Self.lint([(Self.address(.index(0)), 1), (Self.address(.index(1)), 2)])
        #expect(Set(apart.findings.map(\.finding.fingerprint)).count == 2)
    }

    @Test func placesTellOfTheSource() throws {
        let finding = try #require(Self.lint([(Self.address(nil), 1)]).findings.first?.finding)
        #expect(finding.isLocated)
        #expect(finding.snippet == nil && finding.lineHash == nil)
    }
}
