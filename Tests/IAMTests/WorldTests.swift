import Symbolic
import Testing

@testable import IAM

/// What is decided though no single statement is: it holds whatever the unknown turns out to be.
@Suite struct WorldTests {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-a1B2c3"

    private func document(_ statements: [String]) -> PolicySet {
        let text = #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
        return PolicySet([AttachedPolicy(label: "p", document: .parse(Value(Symbol.text(text))))])
    }

    private func decide(
        _ statements: [String],
        boundary: [String]? = nil,
        on resource: String = WorldTests.secret,
        _ entries: [String: RequestContext.Entry] = [:],
        _ table: SymbolTable = .standard
    ) -> Truth {
        let request = AccessRequest(
            principal: .role(SymbolicString("arn:aws:iam::111122223333:role/r")),
            action: "secretsmanager:GetSecretValue",
            resource: Symbol.text(resource),
            context: RequestContext(entries)
        )
        let layers = PolicyLayers(
            identity: document(statements),
            boundaries: boundary.map { [document($0)] } ?? []
        )
        return PolicyEvaluator(symbols: table).decide(request, layers).truth
    }

    /// `allow StringEquals k a,b`: a statement with one condition; values are separated by commas.
    private func statement(_ text: String) -> String {
        let words = text.split(separator: " ").map(String.init)
        let values = words[3].split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"Effect":"\#(words[0])","Action":"*","Resource":"*","Condition":{"\#(words[1])":{"\#(words[2])":[\#(values)]}}}"#
    }

    @Test(
        arguments: [
            (["Allow StringEquals k a", "Allow StringNotEquals k a"], .yes),
            (["Allow StringEquals k a", "Deny StringEquals k a"], .no),
            (["Allow StringEquals k a", "Deny StringLike k a*"], .no),
            (["Allow StringLike k a*", "Deny StringEquals k a"], .unknown),
            (["Allow StringLike k a*b", "Deny StringLike k a*"], .no),
            (["Allow StringLike k a*,b*", "Deny StringLike k a*", "Deny StringLike k b*"], .no),
            (["Allow StringLike k *", "Allow Null k true"], .yes),
            (["Allow StringLike k ?*", "Allow Null k true"], .unknown),
            (["Allow StringEquals k A", "Deny StringEqualsIgnoreCase k a"], .no),
            (["Allow StringEqualsIgnoreCase k a", "Deny StringEquals k a,A"], .no),
            (["Allow StringEqualsIgnoreCase k ab", "Deny StringEquals k ab,AB"], .unknown),
            (["Allow NumericLessThan k 5", "Deny NumericLessThan k 9"], .no),
            (["Allow NumericLessThan k 9", "Deny NumericLessThan k 5"], .unknown),
            (["Allow NumericEquals k 1", "Deny NumericNotEquals k 2"], .no),
            // A text that is no number satisfies neither; the age of a login is one.
            (["Allow NumericLessThan k 5", "Allow NumericGreaterThanEquals k 5", "Allow Null k true"], .unknown),
            (
                [
                    "Allow NumericLessThan aws:MultiFactorAuthAge 5", "Allow Null aws:MultiFactorAuthAge true",
                    "Allow NumericGreaterThanEquals aws:MultiFactorAuthAge 5",
                ], .yes
            ),
            (["Allow DateGreaterThan k 2030-01-01T00:00:00Z", "Deny DateGreaterThan k 2020-01-01T00:00:00Z"], .no),
            (
                [
                    "Allow DateLessThan aws:CurrentTime 2030-01-01",
                    "Allow DateGreaterThanEquals aws:CurrentTime 2029-01-01",
                    "Allow Null aws:CurrentTime true",
                ], .yes
            ),
            (["Allow IpAddress aws:SourceIp 10.1.0.0/16", "Deny IpAddress aws:SourceIp 10.0.0.0/8"], .no),
            (["Allow IpAddress aws:SourceIp 10.0.0.0/8", "Deny IpAddress aws:SourceIp 10.1.0.0/16"], .unknown),
            (["Allow IpAddress aws:SourceIp 10.0.0.0/8", "Deny NotIpAddress aws:SourceIp 192.168.0.0/16"], .no),
            (
                [
                    "Allow Bool aws:SecureTransport true", "Allow Bool aws:SecureTransport false",
                    "Allow Null aws:SecureTransport true",
                ], .yes
            ),
            (
                [
                    "Allow BoolIfExists aws:SecureTransport true", "Deny Bool aws:SecureTransport TRUE",
                    "Deny Null aws:SecureTransport true",
                ], .no
            ),
            (["Allow ArnLike k arn:aws:s3:::a*", "Deny ArnLike k arn:aws:s3:*:*:*"], .no),
            (["Allow ArnEquals k arn:aws:s3:::a", "Deny StringEquals k arn:aws:s3:::b"], .unknown),
            (["Allow ArnEquals k arn:aws:s3:::a", "Deny StringLike k arn:*"], .no),
            (["Allow BinaryEquals k QQ==", "Deny StringEquals k QQ=="], .no),
            // Lists: every value, some value, none.
            (["Allow ForAllValues:StringEquals k a", "Allow ForAnyValue:StringNotEquals k a"], .yes),
            (["Allow ForAnyValue:StringEquals k a", "Deny ForAnyValue:StringLike k *"], .no),
            (["Allow ForAllValues:StringEquals k a", "Deny ForAnyValue:StringEquals k b"], .unknown),
            (["Allow ForAnyValue:StringEquals k b", "Deny ForAnyValue:StringNotEquals k a"], .no),
            // Several keys.
            (["Allow StringEquals k a", "Allow StringEquals l a", "Deny StringLike k *", "Deny StringLike l *"], .no),
        ] as [([String], Truth)]
    )
    func oneKey(statements: [String], expected: Truth) {
        #expect(decide(statements.map(statement)) == expected, "\(statements)")
    }

    @Test func aKeyThatIsThere() {
        let statements = ["Allow StringLike k a*", "Allow StringNotLike k a*"].map(statement)
        #expect(decide(statements, ["k": .present]) == .yes)
        let odd = ["Allow Bool aws:SecureTransport true", "Allow Bool aws:SecureTransport false"].map(statement)
        #expect(decide(odd, ["aws:SecureTransport": .present]) == .yes)
        #expect(decide(odd) == .unknown)
    }

    @Test func moreThanFourKeysAreNotTried() {
        func tautology(_ key: String) -> [String] {
            ["Allow StringEquals \(key) a", "Deny StringEquals \(key) a"].map(statement)
        }
        #expect(decide(["k", "l", "m", "n"].flatMap(tautology)) == .no)
        #expect(decide(["k", "l", "m", "n", "o"].flatMap(tautology)) == .unknown)
    }

    private func statement(_ effect: String, _ resource: String, not: Bool = false) -> String {
        #"{"Effect":"\#(effect)","Action":"*","\#(not ? "NotResource" : "Resource")":"\#(resource)"}"#
    }

    private static let head = "arn:aws:secretsmanager:*:*:secret:"

    @Test func patternsForAResourceThatIsNotKnown() {
        let table = Symbol.table(["name": .segment, "free": .any])
        let named = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/⟦name⟧"
        func decide(_ statements: [String], boundary: [String]? = nil, on resource: String = named) -> Truth {
            self.decide(statements, boundary: boundary, on: resource, [:], table)
        }
        let wide = "\(Self.head)prod/*"
        let narrow = "\(Self.head)prod/db*"
        #expect(decide([statement("Allow", narrow), statement("Deny", narrow)]) == .no)
        #expect(decide([statement("Allow", narrow), statement("Allow", narrow, not: true)]) == .yes)
        #expect(decide([statement("Allow", narrow), statement("Deny", "\(Self.head)prod/d*")]) == .no)
        #expect(decide([statement("Allow", narrow), statement("Deny", "\(Self.head)prod/dbx*")]) == .unknown)
        #expect(decide([statement("Allow", wide)], boundary: [statement("Allow", narrow)]) == .unknown)
        #expect(decide([statement("Allow", narrow)], boundary: [statement("Allow", "\(Self.head)prod/x*")]) == .no)
        #expect(
            decide([statement("Allow", narrow), statement("Allow", "⟦free⟧"), statement("Deny", "\(Self.head)*")])
                == .no
        )
        #expect(decide([statement("Allow", "⟦free⟧"), statement("Deny", "⟦free⟧")]) == .no)
    }

    @Test func variablesWithoutAKnownValue() {
        let team = "\(Self.head)${aws:PrincipalTag/team}/*"
        let allow = statement("Allow", team)
        #expect(decide([allow]) == .unknown)
        #expect(decide([allow, statement("Deny", team)]) == .no)
        // The tag must be `prod` for the secret to be covered.
        #expect(decide([allow, statement("Deny StringEquals aws:PrincipalTag/team prod")]) == .no)
        #expect(decide([allow, statement("Deny StringEquals aws:PrincipalTag/team dev")]) == .unknown)
        #expect(decide([allow, statement("Deny StringLike aws:PrincipalTag/team p*")]) == .no)
        #expect(decide([allow, statement("Allow StringNotEquals aws:PrincipalTag/team prod")]) == .yes)
        #expect(
            decide([
                statement("Allow", "\(Self.head)${aws:PrincipalTag/team, 'prod'}/*"),
                statement("Allow StringNotEqualsIfExists aws:PrincipalTag/team prod"),
            ]) == .yes
        )
    }

    @Test func variablesInValues() {
        let same = statement("Allow StringEquals aws:ResourceTag/team ${aws:PrincipalTag/team}")
        let red: [String: RequestContext.Entry] = ["aws:ResourceTag/team": .value(SymbolicString("red"))]
        #expect(decide([same], red) == .unknown)
        #expect(decide([same, statement("Deny StringEquals aws:PrincipalTag/team red")], red) == .no)
        #expect(decide([same, statement("Deny StringEquals aws:PrincipalTag/team blue")], red) == .unknown)
        #expect(decide([same, statement("Deny StringEquals aws:ResourceTag/team ${aws:PrincipalTag/team}")]) == .no)
    }

    @Test func symbolsWithAListOfValues() {
        let table = Symbol.table(["env": .oneOf(["prod", "dev"])])
        let both = [statement("Allow", "\(Self.head)⟦env⟧/*"), statement("Deny StringEquals k ⟦env⟧")]
        #expect(decide(both, ["k": .value(SymbolicString("prod"))], table) == .no)
        #expect(decide(both, ["k": .value(SymbolicString("dev"))], table) == .unknown)
    }
}
