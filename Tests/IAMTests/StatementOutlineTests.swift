import Symbolic
import Testing

@testable import IAM

@Suite struct StatementOutlineTests {
    private static let actions = ["s3:GetObject", "S3:getobject", "kms:Decrypt", "sts", "", "s3:", ":x"]
    private static let patterns = [
        "*", "*:*", "s3:*", "S3:Get*", "s3:GetObject", "s?:*", "**", "st*", "sts", "", ":x", "kms:Decrypt",
        "kms:?ecrypt",
    ]

    /// What a pattern may cover is never passed over.
    @Test func hasAPartOfWhatIsCovered() {
        let matcher = SymbolicMatcher(symbols: .standard, context: RequestContext())
        for text in StatementOutlineTests.patterns {
            for name in StatementOutlineTests.actions {
                let (pattern, action) = (ActionPattern(SymbolicString(text)), ActionName(name))
                let isCovered = pattern.covers(action, isGrant: false, matcher) != .no
                #expect(!isCovered || !pattern.outline.isDisjoint(with: action.outline), "\(text) \(name)")
            }
        }
        let holed = ActionPattern(SymbolicString([.literal("s3:"), .hole(Unknown(undecided: "x"))]))
        #expect(holed.outline == .anyAction)
    }

    @Test func tellsServicesApart() {
        #expect(ActionPattern(SymbolicString("logs:*")).outline.isDisjoint(with: ActionName("kms:Decrypt").outline))
    }

    @Test func followsTheStatements() {
        var document = PolicyDocument.parse(json: #"{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#)
        #expect(document.outlines == document.statements.map(\.outline) && document.outlines.count == 1)
        document.statements = []
        #expect(document.outlines.isEmpty && document.outline == [])
    }
}
