import TestSupport
import Testing

@testable import tfproof_conformance

@Suite struct ConformanceTests {
    /// Expressions with what another runtime makes of them.
    @Test func differential() {
        #expect(CELRunner.run("\(Shared.project)/Tests/CELTests/Differential/cases.jsonl") == 0)
    }

    @Test(.enabled(if: Shared.exists("conformance/cel/open.jsonl")))
    func language() {
        #expect(CELRunner.run("\(Shared.folder)/conformance/cel/open.jsonl") == 0)
    }

    @Test(.enabled(if: Shared.exists("conformance/cel/unknown_worlds.jsonl")))
    func worlds() {
        #expect(CELWorldsRunner.run("\(Shared.folder)/conformance/cel/unknown_worlds.jsonl") == 0)
    }
}
