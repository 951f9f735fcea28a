import JSONReader
import Linting
import Reporters
import Testing

@Suite struct SARIFReporterTests {
    private func run(_ report: Report, includesUnknown: Bool = false) throws -> JSONNode {
        let text = SARIFReporter(includesUnknown: includesUnknown).render(report)
        return try #require(JSONDocument(text: text).root["runs"]?[0])
    }

    @Test func everyRuleIsDescribedInOrder() throws {
        var report = Sample.none.report
        report.rules.reverse()
        let rules = try #require(run(report)["tool"]?["driver"]?["rules"])
        #expect(rules.elements.compactMap { $0["id"]?.string } == ["a-access", "b-logs"])
    }

    @Test func indicesAreThoseOfTheRules() throws {
        let run = try run(Sample.many.report, includesUnknown: true)
        let rules = try #require(run["tool"]?["driver"]?["rules"])
        let results = try #require(run["results"])
        for result in results.elements {
            let index = try #require(result["ruleIndex"]?.int)
            #expect(rules[index]?["id"]?.string == result["ruleId"]?.string)
        }
        #expect(results.count == 6)
    }

    @Test func onlySecurityRulesMakeSecurityAlerts() throws {
        let rules = try #require(run(Sample.many.report)["tool"]?["driver"]?["rules"])
        let severities = rules.elements.map { $0["properties"]?["security-severity"]?.string }
        #expect(severities == ["8.0", nil, nil])
    }

    @Test(arguments: [(false, ["fail"]), (true, ["fail", "open"])])
    func unknownsOnlyWhereAsked(includesUnknown: Bool, kinds: [String]) throws {
        let report = Sample.report(
            rules: [.access],
            findings: [.undecided, .denied],
            tallies: ["a-access": Report.Tally(failed: 1, unknown: 1)]
        )
        let results = try #require(run(report, includesUnknown: includesUnknown)["results"])
        #expect(results.elements.compactMap { $0["kind"]?.string } == kinds)
    }

    @Test func tooManyResultsAreCutFromTheMildest() throws {
        let findings = (0..<5_001).map { number in
            var finding = number == 5_000 ? Finding.denied : Finding.unnamed
            finding.address = "aws_s3_bucket.b[\(number)]"
            return finding
        }
        let report = Sample.report(rules: [.access, .naming], findings: findings, tallies: [:])
        let run = try run(report)
        let results = try #require(run["results"])
        #expect(results.count == 5_000)
        #expect(results[0]?["level"]?.string == "error")
        #expect(results[4_999]?["message"]?["text"]?.string?.contains("b[4998]") == true)
        let notes = try #require(run["invocations"]?[0]?["toolExecutionNotifications"])
        #expect(notes[0]?["message"]?["text"]?.string == "1 more results are left out; other formats have them.")
    }

    @Test func notificationsHaveAnEnd() throws {
        let report = Sample.report(
            rules: [.logs],
            findings: Array(repeating: .broken, count: 1_000),
            tallies: [:]
        )
        let notes = try #require(run(report)["invocations"]?[0]?["toolExecutionNotifications"])
        #expect(notes.count == 100)
        #expect(notes[99]?["message"]?["text"]?.string == "901 more notifications are left out.")
    }

    @Test(
        arguments: [
            ("plan.json", "plan.json"), ("./a//b/./c.tf", "a/b/c.tf"), ("/srv/x.json", "srv/x.json"), ("../x", "../x"),
            ("", "plan.json"), ("/", "plan.json"), ("a b:c#d?.tf", "a%20b%3Ac%23d%3F.tf"), ("é\n", "%C3%A9%0A"),
            ("c\\d", "c/d"), ("git::https://h/r", "git%3A%3Ahttps%3A/h/r"),
        ]
    )
    func uri(file: String, expected: String) throws {
        var finding = Finding.denied
        finding.location.file = file
        let report = Sample.report(rules: [.access], findings: [finding], tallies: [:])
        let place = try #require(run(report)["results"]?[0]?["locations"]?[0]?["physicalLocation"])
        #expect(place["artifactLocation"]?["uri"]?.string == expected)
    }

    @Test(
        arguments: [
            ([12, 7, 12, 15], [12, 7, 12, 15]), ([3, 5, 3, 5], [3, 5, 3, 6]), ([3, 9, 4, 1], [3, 9, 4, 1]),
            ([7, 0, 3, 0], [7, 1, 7, 2]), ([0, 4, 9, 9], nil), ([-1, -1, -1, -1], nil),
        ] as [([Int], [Int]?)]
    )
    func region(place: [Int], expected: [Int]?) throws {
        var finding = Finding.denied
        finding.location = Finding.Location(
            file: "x",
            line: place[0],
            column: place[1],
            endLine: place[2],
            endColumn: place[3]
        )
        let report = Sample.report(rules: [.access], findings: [finding], tallies: [:])
        let region = try #require(run(report)["results"]?[0]?["locations"]?[0]?["physicalLocation"])["region"]
        let numbers = region.map { region in
            ["startLine", "startColumn", "endLine", "endColumn"].compactMap { region[$0]?.int }
        }
        #expect(numbers == expected)
    }

    /// Results on the one line of a plan stay apart; those in source files go by the hash of their line.
    @Test func resultsInPlansNameThemselves() throws {
        let results = try #require(run(Sample.many.report)["results"])
        let hashes = results.elements.map { $0["partialFingerprints"]?["primaryLocationLineHash"]?.string }
        #expect(hashes.compactMap(\.self).count == 4)
        #expect(Set(hashes).count == 5)
    }

    @Test func longDescriptionsAreCut() throws {
        var rule = Report.RuleInfo.access
        rule.description = String(repeating: "\u{1F600}", count: 600)
        let text = try run(Sample.report(rules: [rule], tallies: [:]))["tool"]?["driver"]?["rules"]?[0]?[
            "fullDescription"
        ]?["text"]
        let description = try #require(text?.string)
        #expect(description.utf16.count == 1_023)
        #expect(description.hasSuffix("\u{1F600}…"))
    }
}
