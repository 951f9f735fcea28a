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
            ("version: 0.2\r\nenv:\r\n  secrets-manager:\r\n    A: …\r\nphases: {}\r\n", ["A"]),
            ("  version: 0.2\n\n  env:\n    secrets-manager:\n      A: …\n  phases: {}\n", ["A"]),
            ("\"env\":\n  secrets-manager: {A: a}\n", ["A"]), ("'env' :\n  secrets-manager: {A: a}\n", ["A"]),
            ("env :\n  secrets-manager: {A: …}\nphases: {}\n", ["A"]), ("---\nenv: {secrets-manager: {A: a}}", ["A"]),
            ("\r\n{\"env\": {\"secrets-manager\": {\"A\": \"a\"}}}", ["A"]), ("ci/….yml", nil),
            ("# note\nversion: 0.2\r\nbatch:\r\n- env: {secrets-manager: {A: a}}\r\n", nil),
            ("arn:aws:s3:::bucket/spec.yml", nil), ("version: …\nphases: {}\n", nil),
        ] as [(String, [String]?)]
    )
    func names(text: String, names: [String]?) {
        let secrets = BuildSpec.value(of: Value(Self.symbolic(text))).member("env")?.member("secrets-manager")
        #expect(secrets?.members?.map(\.name) == names)
        #expect(secrets?.unknown == nil)
    }

    @Test(
        arguments: [
            "…", "version: 0.2\n…\n", "env:\n  secrets-manager: &x !y\n", "env:\n…\n", "\u{FEFF}env: {}\n",
            "version: 0.2\r  env: {}\n", "version: 0.2\n? env\n: {}\n", "version: 0.2\n<<: *x\n", "? env : {}",
            "version: 0.2\n\"\\x65nv\": {}\n", "  version: 0.2\nenv: {}\n", "phases: {}\n---\nenv: {}\n",
            "env: {}\nenv: {}\n", "  version: 0.2\n  …\n", "version: 0.2\ne…: {}\n", "env:\n  <<: *x\n",
        ]
    )
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
