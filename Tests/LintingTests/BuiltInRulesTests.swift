import FoundationEssentials
import Linting
import TestSupport
import Testing
import YAMLReader

@Suite struct BuiltInRulesTests {
    @Test func archivesSayWhatTheFilesSay() throws {
        let sources = BuiltInRules.sources
        let files = BuiltInRules.files
        #expect(!files.isEmpty)
        for (source, file) in zip(sources, files) {
            let text = RuleFile(file: source.file, text: source.text, tests: false)
            #expect(file.diagnostics.isEmpty, "\(file.diagnostics.flatMap { DiagnosticFrame($0).lines })")
            let (archived, read) = (try #require(file.definition), try #require(text.definition))
            #expect(archived.id == read.id)
            #expect(archived.loops.map(\.expression.node) == read.loops.map(\.expression.node))
            #expect(archived.assertions.map(\.that.node) == read.assertions.map(\.that.node))
            #expect(archived.message?.node == read.message?.node)
            #expect(archived.tests == nil)
        }
    }

    @Test func allFilesOfTheProjectAreThere() throws {
        let folder = "\(Shared.project)/rules"
        let found = try FileManager.default.subpathsOfDirectory(atPath: folder)
        let expected = found.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.map { "rules/\($0)" }
        #expect(BuiltInRules.sources.map(\.file) == expected.sorted())
    }
}
