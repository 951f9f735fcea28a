import TestSupport
import Testing

@testable import tfproof_conformance

@Suite struct ConformanceTests {
    @Test(.enabled(if: Shared.exists("conformance/iam/open.jsonl")))
    func decisions() {
        #expect(IAMRunner.run("\(Shared.folder)/conformance/iam/open.jsonl") == 0)
    }
}
