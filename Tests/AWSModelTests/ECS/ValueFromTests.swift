import Symbolic
import Testing

@testable import AWSModel

@Suite struct ValueFromTests {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    private static let parameter = "arn:aws:ssm:eu-west-1:111122223333:parameter/prod/db"

    private static func hole(_ address: String, _ attribute: String) -> SymbolicString.Part {
        let identity = ResourceAddress(address).map {
            AttributeIdentity(address: $0, path: AttributePath(attribute: attribute))
        }
        return .hole(Unknown(UnknownSource(attribute: identity, reason: .afterApply), identity: identity))
    }

    @Test(
        arguments: [
            (secret, "secretsmanager", secret, false), ("\(secret):password::", "secretsmanager", secret, false),
            ("\(secret):password:AWSCURRENT:", "secretsmanager", secret, false),
            ("\(secret):::v1", "secretsmanager", secret, false), ("\(secret):", "secretsmanager", secret, false),
            (
                "arn:aws-cn:secretsmanager:cn-north-1:1:secret:a/b-c", "secretsmanager",
                "arn:aws-cn:secretsmanager:cn-north-1:1:secret:a/b-c", false
            ),
            (parameter, "ssm", parameter, false), ("/prod/db", "ssm", "/prod/db", true), ("db", "ssm", "db", true),
            ("", "ssm", "", true), ("prod:db", "ssm", "prod:db", true), ("arn:aws:ssm", nil, "arn:aws:ssm", false),
            ("arn:aws:s3:::bucket", nil, "arn:aws:s3:::bucket", false), ("arn:", nil, "arn:", false),
            ("ARN:aws:secretsmanager:", "ssm", "ARN:aws:secretsmanager:", true),
        ] as [(String, String?, String, Bool)]
    )
    func knownTexts(text: String, kind: String?, resource: String, isName: Bool) {
        let parsed = ValueFrom(SymbolicString(text))
        #expect(parsed.kind?.rawValue == kind)
        #expect((parsed.resource.known ?? "") == resource)
        #expect(parsed.isName == isName)
    }

    @Test(
        arguments: [
            ("aws_secretsmanager_secret.db", "arn", "secretsmanager", false),
            ("aws_secretsmanager_secret_version.db", "arn", "secretsmanager", false),
            ("aws_ssm_parameter.db", "arn", "ssm", false), ("aws_ssm_parameter.db", "name", "ssm", true),
            ("aws_ssm_parameter.db", "id", "ssm", true), ("data.aws_ssm_parameter.db", "name", "ssm", true),
            ("aws_db_instance.db", "master_user_secret", "secretsmanager", false),
            ("aws_db_instance.db", "arn", nil, false), ("random_password.x", "result", nil, false),
        ] as [(String, String, String?, Bool)]
    )
    func wholeAttributes(address: String, attribute: String, kind: String?, isName: Bool) {
        let parsed = ValueFrom(SymbolicString([Self.hole(address, attribute)]))
        #expect(parsed.kind?.rawValue == kind)
        #expect(parsed.isName == isName)
    }

    /// What can be no name may be the secret itself, and must not be shown.
    @Test(
        arguments: [
            (secret, true, true), ("\(secret):a key!::", true, true), (parameter, true, true),
            ("/prod/db_1.x-y", true, true),
            ("db:3", true, true), ("", true, true), ("Kn4ryPasted!Password1", false, false), ("a b", false, false),
            ("postgres://u:p@h/x", false, true), ("pass+word=", false, true), ("pässword", false, false),
            ("/aws/reference/secretsmanager/db@x", true, true),
        ]
    )
    func whatMayBeAName(text: String, ofParameter: Bool, ofSecret: Bool) {
        #expect(ValueFrom.mayBeName(SymbolicString(text), ofSecret: false) == ofParameter)
        #expect(ValueFrom.mayBeName(SymbolicString(text), ofSecret: true) == ofSecret)
        let hole = Self.hole("aws_ssm_parameter.db", "arn")
        #expect(ValueFrom.mayBeName(SymbolicString([hole, .literal(text)]), ofSecret: false))
        #expect(
            ValueFrom.mayBeName(SymbolicString([.literal(text + "/"), hole]), ofSecret: false)
                == (ofParameter || text.isEmpty)
        )
    }

    @Test func selectorsBehindAHoleAreCutOff() {
        let hole = Self.hole("aws_secretsmanager_secret.db", "arn")
        let parsed = ValueFrom(SymbolicString([hole, .literal(":password::")]))
        #expect(parsed.kind == .secretsmanager)
        #expect(parsed.resource == SymbolicString([hole]))
        let account = Self.hole("data.aws_caller_identity.me", "account_id")
        let composed = ValueFrom(
            SymbolicString([
                .literal("arn:aws:secretsmanager:eu-west-1:"), account, .literal(":secret:db-AbCdEf:key::"),
            ])
        )
        #expect(composed.kind == .secretsmanager)
        #expect(
            composed.resource
                == SymbolicString([
                    .literal("arn:aws:secretsmanager:eu-west-1:"), account, .literal(":secret:db-AbCdEf"),
                ])
        )
    }
}
