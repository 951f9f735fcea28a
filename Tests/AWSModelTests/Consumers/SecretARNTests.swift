import Symbolic
import Testing

@testable import AWSModel

@Suite struct SecretARNTests {
    /// Texts, of which `~` is the beginning of an ARN and `…` is the ARN of a secret that is not known.
    static let ones: [String] = [
        "~db-AbCdEf", "~db", "~rds!db-1234-AbCdEf:key::",
        "arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:a/b", "…", "…:key:AWSCURRENT:",
        "arn:aws:secretsmanager:…:111122223333:secret:db-AbCdEf",
    ]
    static let others: [String] = [
        "~a-AbCdEf,~b-AbCdEf", "~a-AbCdEf:~b-AbCdEf", "…,…", "…:…", "…-x", "…:*", "x…", "…:a:b:c:d",
        "arn:aws:secretsmanager:${AWS_REGION}:${ACCOUNT}:secret:db", "~{env}/db", "~", "~*", "~db-??????", "~prod/",
        "arn:aws:secretsmanager:eu-west-1:111122223333", "arn:aws:secretsmanager:::secret:db", " ~db", "",
        "arn:aws:secretsmanager:eu-west-1::secret:db", "arn:aws:secretsmanager:…:111122223333:secret:db", "~…",
        "arn:aws:secretsmanager:eu-west-1…:111122223333:secret:db-AbCdEf",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/aws/reference/secretsmanager/db",
        "arn:aws:secretsmanager:\u{0}:111122223333:secret:db-AbCdEf",
    ]

    @Test(arguments: ones) func isOne(text: String) { #expect(SecretARN.isOne(Self.symbolic(text))) }

    @Test(arguments: others) func isNotOne(text: String) { #expect(!SecretARN.isOne(Self.symbolic(text))) }

    private static func symbolic(_ text: String) -> SymbolicString {
        let start = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:"
        return SymbolicString(text.replacing("~", with: start), hole: "arn")
    }

    @Test func aNameIsNoARN() {
        #expect(SecretARN.isOne(SymbolicString("…", hole: "id")))
        #expect(!SecretARN.isOne(SymbolicString("…", hole: "name")))
    }
}

extension SymbolicString {
    /// A text with an attribute of a secret in place of each `…`.
    init(_ text: String, hole attribute: String) {
        let identity = AttributeIdentity(
            address: ResourceAddress(type: "aws_secretsmanager_secret", name: "s"),
            path: AttributePath(attribute: attribute)
        )
        let pieces = text.split(separator: "…", omittingEmptySubsequences: false).map { SymbolicString(String($0)) }
        let hole = SymbolicString([.hole(Unknown(attribute: identity))])
        self = pieces.dropFirst().reduce(pieces.first ?? SymbolicString()) { $0 + hole + $1 }
    }
}
