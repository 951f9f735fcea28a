import Symbolic
import Testing

@testable import AWSModel

@Suite struct BuildSpecTests {
    private static let hole = Unknown(
        attribute: AttributeIdentity(
            address: ResourceAddress(type: "aws_secretsmanager_secret", name: "s"),
            path: AttributePath(attribute: "arn")
        )
    )

    /// Texts, of which `…` is the ARN of a secret that is not known, and the names of the secrets in them.
    @Test(
        arguments: [
            ("version: 0.2\nenv:\n  secrets-manager:\n    A: a:b\n    B: …\nphases: {}\n", ["A", "B"]),
            ("env: {secrets-manager: {A: \"…:b\"}}", ["A"]), (#"{"env": {"secrets-manager": {"A": "…"}}}"#, ["A"]),
            ("env:\n  shell: bash\n\n# note\n  secrets-manager:\n    A: a\nphases:\n  - >\n   a", ["A"]),
            ("phases:\n  env:\n    secrets-manager:\n      A: …\n", nil), ("buildspec.yml", nil), ("", nil),
        ] as [(String, [String]?)]
    )
    func names(text: String, names: [String]?) {
        let secrets = BuildSpec.value(of: Value(Self.symbolic(text))).member("env")?.member("secrets-manager")
        #expect(secrets?.members?.map(\.name) == names)
        #expect(secrets?.unknown == nil)
    }

    @Test(arguments: ["…", "version: 0.2\n…\n", "env:\n  secrets-manager: &x !y\n", "env:\n…\n"])
    func whatIsNotReadIsUnknown(text: String) {
        let value = BuildSpec.value(of: Value(Self.symbolic(text)))
        #expect(value.unknown != nil || value.member("env")?.unknown != nil)
    }

    private static func symbolic(_ text: String) -> SymbolicString {
        let pieces = text.split(separator: "…", omittingEmptySubsequences: false).map { SymbolicString(String($0)) }
        let hole = SymbolicString([.hole(hole)])
        return pieces.dropFirst().reduce(pieces.first ?? SymbolicString()) { $0 + hole + $1 }
    }
}
