import Symbolic
import Testing

@testable import IAM

@Suite struct NameHashTests {
    private static let names = [
        "", "s3", "s3:Get*", "kms:Encrypt", "kms:Decrypt", "iam:GetRole", "iam:GetRoles", "sts:AssumeRole",
        "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
    ]

    private static func hash(_ name: String) -> UInt64 { name.withBytes { NameHash($0).value } }

    /// Bits tell actions apart only where names that differ in nothing but their case have one hash.
    @Test(arguments: names) func caseDoesNotCount(name: String) {
        #expect(Self.hash(name) == Self.hash(name.uppercased()))
        #expect(Self.hash(name) == Self.hash(name.lowercased()))
    }

    @Test func namesDiffer() {
        #expect(Set(Self.names.map(Self.hash)).count == Self.names.count)
    }
}
