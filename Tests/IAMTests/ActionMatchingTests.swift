import Symbolic
import Testing

@testable import IAM

@Suite struct ActionMatchingTests {
    private func covers(_ pattern: String, isGrant: Bool = true, _ table: SymbolTable = .standard) -> Truth {
        let matcher = SymbolicMatcher(symbols: table, context: RequestContext())
        let pattern = ActionPattern(Symbol.text(pattern))
        return pattern.covers(ActionName("secretsmanager:GetSecretValue"), isGrant: isGrant, matcher)
    }

    @Test(
        arguments: [
            ("*", .yes), ("secretsmanager:GetSecretValue", .yes), ("SecretsManager:getsecretvalue", .yes),
            ("secretsmanager:Get*", .yes), ("secretsmanager:*", .yes), ("secretsmanager:GetSecretValue?", .no),
            ("secretsmanager:List*", .no), ("secretsmanager:GetSecretValue ", .no), ("s3:Get*", .no),
            ("secretsmanager:Get*,secretsmanager:List*", .no), ("secretsmanager", .no), ("${aws:username}", .no),
        ] as [(String, Truth)]
    )
    func patterns(pattern: String, expected: Truth) {
        #expect(covers(pattern) == expected)
    }

    /// The bytes of a text count, also where another one has its place among those that are remembered.
    @Test func elementsAreWhatTheirTextsAre() {
        let texts = ["s3:GetObject", "S3:getobject", "s3:GetObjecT", String(repeating: "s", count: 200)]
        for text in texts {
            let (first, second) = (ActionPattern(SymbolicString(text)), ActionPattern(SymbolicString(text)))
            #expect(first == second && first.hashValue == second.hashValue)
            #expect(first.text.source.known == text)
            for other in texts where other != text { #expect(first != ActionPattern(SymbolicString(other))) }
        }
    }

    @Test func wildcardInTheServiceGrantsNothingAndMayDeny() {
        #expect(covers("*:GetSecretValue") == .no)
        #expect(covers("*:GetSecretValue", isGrant: false) == .unknown)
        #expect(covers("s3*:GetSecretValue", isGrant: false) == .no)
        #expect(covers("*:*") == .unknown)
    }

    @Test func holes() {
        let table = Symbol.table([
            "a": .oneOf(["GetSecretValue", "ListSecrets"]), "g": .oneOf(["GET*", "getSecretValue"]),
        ])
        #expect(covers("secretsmanager:⟦a⟧", table) == .unknown)
        #expect(covers("s3:⟦a⟧", table) == .no)
        #expect(covers("⟦any⟧", table) == .unknown)
        #expect(covers("secretsmanager:Get*⟦any⟧", table) == .unknown)
    }

    private func covers(_ pattern: String, _ table: SymbolTable) -> Truth {
        covers(pattern, isGrant: true, table)
    }
}
