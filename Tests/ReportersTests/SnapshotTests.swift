import Linting
import Reporters
import TestSupport
import Testing

/// What each format makes of each sample, as files that people and the validators of `.ci/check-outputs.py` read.
@Suite struct SnapshotTests {
    @Test(arguments: Sample.allCases, ReportFormat.allCases)
    func format(sample: Sample, format: ReportFormat) {
        Snapshot.expect(format.render(sample.report), named: "\(sample).\(fileExtension(of: format))")
    }

    @Test(arguments: [Sample.many, .hostile])
    func unknownResults(sample: Sample) {
        let options = ReportOptions(includesUnknown: true, sarifCategory: "infra/staging")
        Snapshot.expect(ReportFormat.sarif.render(sample.report, options: options), named: "\(sample)-unknown.sarif")
    }

    @Test(arguments: [ReportFormat.json, .sarif])
    func suppressedResults(format: ReportFormat) {
        let text = format.render(Sample.source.report, options: ReportOptions(includesSuppressed: true))
        Snapshot.expect(text, named: "source-suppressed.\(fileExtension(of: format))")
    }

    @Test func colours() {
        let text = ReportFormat.text.render(Sample.many.report, options: ReportOptions(usesColour: true))
        Snapshot.expect(text, named: "many-coloured.txt")
    }

    private func fileExtension(of format: ReportFormat) -> String {
        switch format {
        case .text: "txt"
        case .json: "json"
        case .sarif: "sarif"
        case .junit: "xml"
        }
    }
}
