import JSONReader
import Linting
import Reporters
import Testing

/// What holds of every format, whatever the report.
@Suite struct LawTests {
    /// Options that make each format write as much as it can.
    private static let options = ReportOptions(
        includesUnknown: true,
        includesSuppressed: true,
        sarifCategory: "category"
    )

    @Test(arguments: Sample.allCases, ReportFormat.allCases)
    func orderOfTalliesDoesNotMatter(sample: Sample, format: ReportFormat) {
        var report = sample.report
        let text = format.render(report, options: LawTests.options)
        let tallies = report.tallies
        report.tallies = [:]
        for number in 0..<64 { report.tallies["\(number)"] = Report.Tally() }
        for (id, tally) in tallies.sorted(by: { $0.key > $1.key }) { report.tallies[id] = tally }
        for number in 0..<64 { report.tallies["\(number)"] = nil }
        #expect(format.render(report, options: LawTests.options) == text)
    }

    @Test(arguments: Sample.allCases, ReportFormat.allCases)
    func textIsHarmless(sample: Sample, format: ReportFormat) {
        let text = format.render(sample.report, options: LawTests.options)
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        let hidden = text.unicodeScalars.filter { $0 != "\n" && !TextEscape.isPrintable($0) }
        #expect(hidden.isEmpty, "\(hidden.map { String($0.value, radix: 16) })")
    }

    @Test(arguments: Sample.allCases, ReportFormat.allCases)
    func noLineIsACommandToARunner(sample: Sample, format: ReportFormat) {
        for line in format.render(sample.report, options: LawTests.options).split(separator: "\n") {
            #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"))
            #expect(!line.contains("##[") && !line.contains("##vso[") && !line.contains("##teamcity["))
        }
    }

    @Test(arguments: Sample.allCases, [ReportFormat.json, .sarif])
    func jsonIsJSON(sample: Sample, format: ReportFormat) throws {
        let document = try JSONDocument(text: format.render(sample.report, options: LawTests.options))
        #expect(document.root.isObject)
        #expect(document.duplicateNames.isEmpty)
    }

    @Test(arguments: Sample.allCases)
    func xmlIsWellFormed(sample: Sample) throws {
        let elements = try XMLScanner.elements(of: ReportFormat.junit.render(sample.report))
        #expect(elements.first?.name == "testsuites")
    }
}
