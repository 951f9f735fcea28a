import JSONReader
import Linting
import Reporters
import Testing

@Suite struct JSONReporterTests {
    @Test(arguments: Sample.allCases)
    func textsComeBackAsTheyWere(sample: Sample) throws {
        let report = sample.report
        let root = try JSONDocument(text: JSONReporter().render(report)).root
        let findings = try #require(root["findings"]).elements.map { $0 }
        #expect(findings.count == report.findings.count)
        for (node, finding) in zip(findings, report.findings) {
            let texts = ["message", "address", "attribute", "modelPath", "file", "remediation"].map {
                node[$0]?.string ?? "-"
            }
            let expected = [
                finding.message, finding.address, finding.attribute, finding.modelPath, finding.location.file,
                finding.remediation,
            ]
            #expect(texts.map { Array($0.utf16) } == expected.map { Array($0.utf16) })
            #expect(node["verdict"]?.string == finding.verdict.rawValue)
        }
    }

    @Test func summaryCountsEveryRule() throws {
        let summary = try #require(JSONDocument(text: JSONReporter().render(Sample.many.report)).root["summary"])
        let names = ["checked", "passed", "failed", "unknown", "errors"]
        #expect(names.map { summary[$0]?.int } == [9, 3, 4, 1, 1])
        #expect(summary["rules"]?.members.compactMap(\.name.string) == ["a-access", "b-logs", "c-naming"])
        #expect(names.map { summary["rules"]?["a-access"]?[$0]?.int } == [6, 3, 2, 1, 0])
    }
}
