import Linting
import Reporters
import Testing

@Suite struct JUnitReporterTests {
    @Test(arguments: Sample.allCases)
    func suitesCountTheirCases(sample: Sample) throws {
        var counts: [[String]] = []
        var found: [[Int]] = []
        for element in try XMLScanner.elements(of: JUnitReporter().render(sample.report)) {
            switch element.name {
            case "testsuite":
                counts.append(["tests", "failures", "errors", "skipped"].compactMap { element.attributes[$0] })
                found.append([0, 0, 0, 0])
            case "testcase": found[found.count - 1][0] += 1
            case "failure": found[found.count - 1][1] += 1
            case "error": found[found.count - 1][2] += 1
            case "skipped": found[found.count - 1][3] += 1
            default: break
            }
        }
        #expect(counts == found.map { $0.map(String.init) })
        #expect(found.contains { $0[0] > 0 })
    }

    @Test(arguments: Sample.allCases)
    func casesHaveNamesOfTheirOwn(sample: Sample) throws {
        let cases = try XMLScanner.elements(of: JUnitReporter().render(sample.report)).filter { $0.name == "testcase" }
        let names = cases.compactMap { $0.attributes["name"] }
        #expect(
            Set(cases.map { "\($0.attributes["classname"] ?? "") \($0.attributes["name"] ?? "")" }).count == cases.count
        )
        #expect(names.allSatisfy { !$0.isEmpty && $0.utf16.count <= 512 && !$0.contains("  ") && !$0.hasSuffix(" ") })
    }

    @Test func namesDoNotDependOnCounts() throws {
        func names(passed: Int) throws -> [String] {
            let report = Sample.report(
                rules: [.access],
                findings: [.denied],
                tallies: ["a-access": Report.Tally(passed: passed, failed: 1)]
            )
            return try XMLScanner.elements(of: JUnitReporter().render(report)).compactMap { $0.attributes["name"] }
        }
        #expect(try names(passed: 1) == names(passed: 1_000))
    }

    @Test func manyOfOneNameStayApart() throws {
        var finding = Finding.denied
        finding.address = String(repeating: "x", count: 600)
        let report = Sample.report(
            rules: [.access],
            findings: Array(repeating: finding, count: 1_000),
            tallies: [:]
        )
        let cases = try XMLScanner.elements(of: JUnitReporter().render(report)).filter { $0.name == "testcase" }
        #expect(Set(cases.compactMap { $0.attributes["name"] }).count == 1_000)
        #expect(cases.allSatisfy { ($0.attributes["name"] ?? "").utf16.count <= 512 })
    }

    @Test func findingsOfUnlistedRulesAreReported() throws {
        let report = Sample.report(rules: [.logs], findings: [.denied], tallies: [:])
        let elements = try XMLScanner.elements(of: JUnitReporter().render(report))
        #expect(elements.contains { $0.name == "testcase" && $0.attributes["classname"] == "a-access" })
    }

    @Test func contentSaysEverything() throws {
        let elements = try XMLScanner.elements(of: JUnitReporter().render(Sample.one.report))
        let failure = try #require(elements.first { $0.name == "failure" })
        #expect(
            failure.text == """
                plan.json:12:7
                \(Finding.denied.message)
                - execution role: aws_iam_role.exec
                - no statement of its 2 policies allows the action
                Add this statement to a policy of aws_iam_role.exec:
                {"Effect": "Allow"}
                """
        )
    }
}
