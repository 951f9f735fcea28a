import AWSModel
import JSONReader
import Linting
import Reporters
import Testing

/// What is wrong with rule files, in the formats that other programs read.
@Suite struct DiagnosticFormatTests {
    private static let text = """
        rules: v1
        id: x
        title: T
        severity: eror
        for: [{task: plan.ecs.taskDefinitions}, {unused: task.containers}]
        assert: |
          task.famly != '\u{1F511}' && task.nothing == task.famly

        """

    private static let diagnostics: [Diagnostic] = {
        let rule = text.replacing("eror", with: "error")
        return [text, rule].flatMap { text in
            RuleCheck.diagnostics(of: [RuleFile(file: "rules/a b/x.yaml", text: text)], schema: PlanModel.schema)
        }
    }()

    @Test func jsonHasRangesAndEdits() throws {
        let text = DiagnosticFormat.json.render(Self.diagnostics, toolVersion: "1")
        let root = try JSONDocument(text: text).root
        let found = try #require(root["diagnostics"])
        #expect(found.elements.compactMap { $0["code"]?.string } == ["R0304", "R0102", "R0102", "R0102"])
        let first = try #require(found[0])
        #expect(first["severity"]?.string == "error" && first["file"]?.string == "rules/a b/x.yaml")
        #expect(first["range"]?["start"]?["line"]?.int == 4 && first["range"]?["start"]?["column"]?.int == 11)
        #expect(first["range"]?["end"]?["column"]?.int == 15)
        #expect(first["suggestion"]?["text"]?.string == "error")
        let second = try #require(found[1])
        #expect(second["hint"]?.string == "did you mean `family`?")
        #expect(second["suggestion"]?["range"]?["start"]?["column"]?.int == 8)
        #expect(second["suggestion"]?["range"]?["end"]?["column"]?.int == 13)
        #expect(found[2]?["suggestion"] == nil && found[2]?["notes"]?.count == 1)
    }

    @Test func sarifRefersToItsRulesAndOffersFixes() throws {
        let text = DiagnosticFormat.sarif.render(Self.diagnostics, toolVersion: "1")
        let run = try #require(try JSONDocument(text: text).root["runs"]?[0])
        let rules = try #require(run["tool"]?["driver"]?["rules"])
        let results = try #require(run["results"])
        #expect(rules.elements.compactMap { $0["id"]?.string } == ["R0102", "R0304"] && results.count == 4)
        var fingerprints: Set<String> = []
        for result in results.elements {
            let index = try #require(result["ruleIndex"]?.int)
            #expect(rules[index]?["id"]?.string == result["ruleId"]?.string)
            let place = try #require(result["locations"]?[0]?["physicalLocation"])
            #expect(place["artifactLocation"]?["uri"]?.string == "rules/a%20b/x.yaml")
            let region = try #require(place["region"])
            let (start, end) = (region["startColumn"]?.int ?? 0, region["endColumn"]?.int ?? 0)
            #expect(start >= 1 && end > start && region["startLine"]?.int == region["endLine"]?.int)
            fingerprints.insert(result["partialFingerprints"]?["tfproof/v1"]?.string ?? "")
        }
        // The same mistake twice in one file is two results.
        #expect(fingerprints.count == 4)
        let fix = try #require(results[0]?["fixes"]?[0]?["artifactChanges"]?[0]?["replacements"]?[0])
        #expect(fix["insertedContent"]?["text"]?.string == "error")
        #expect(fix["deletedRegion"]?["startColumn"]?.int == 11 && fix["deletedRegion"]?["endColumn"]?.int == 15)
        #expect(results[2]?["fixes"] == nil)
    }

    @Test(arguments: DiagnosticFormat.allCases) func nothingWrongIsADocumentToo(format: DiagnosticFormat) throws {
        let text = format.render([], toolVersion: "1")
        guard format != .text else { return #expect(text.isEmpty) }
        let root = try JSONDocument(text: text).root
        #expect((root["diagnostics"] ?? root["runs"]?[0]?["results"])?.count == 0)
    }
}
