import Symbolic
import Testing

@testable import AWSModel

@Suite struct SecretDocumentTests {
    private static let hole = Value(Unknown(UnknownSource(attribute: nil, reason: .undecided("x"))))

    private static func document(_ members: [(String, Value)]) -> Value {
        Value(.object(members.map { Value.Member(name: $0.0, value: $0.1) }))
    }

    private static func text(_ text: String) -> Value { Value(.string(text)) }

    @Test func aCredentialIsFoundBesideAReferenceWhereverItStands() {
        let (document, text, hole) = (Self.document, Self.text, Self.hole)
        #expect(SecretDocument.writesCredential(document([("x", hole), ("smtp_pass", text("hunter2Real99"))])))
        #expect(SecretDocument.writesCredential(document([("x", hole), ("SIGNING_KEY", text("hunter2Real99"))])))
        let url = text("postgres://u:hunter2Real99@h")
        #expect(SecretDocument.writesCredential(document([("x", hole), ("url", url)])))
        let inner = document([("password", text("hunter2Real99"))])
        #expect(SecretDocument.writesCredential(document([("db", inner), ("x", hole)])))
        #expect(SecretDocument.writesCredential(Value(.list([document([("x", hole)]), inner]))))
    }

    @Test(arguments: [
        ("auth", #""redis://default:hunter2hunter2""#), ("url", #""s3://bucket/AKIAIOSFODNN7/wJalrXUtnFEMI""#),
        ("passcode", "123456"), ("dsn", #""mysql://root:hunter2hunter2""#),
    ])
    func aDocumentWithSuchAMemberIsNoPlaceholder(name: String, value: String) {
        #expect(!Placeholder.isPlaceholder(#"{"\#(name)": \#(value)}"#))
        #expect(
            Placeholder.isPlaceholder(
                #"{"api_key": "changeme", "url": "https://api.example.com:8080/v1", "retries": 3}"#
            )
        )
    }

    @Test func anEncodedValueIsJudgedByWhatItStandsFor() {
        let (document, text, hole) = (Self.document, Self.text, Self.hole)
        func encoded(_ value: Value) -> Value { Value(.encoded(.json, value, text: nil)) }
        // `jsonencode(var.settings)`: of what is encoded nothing is known.
        #expect(!SecretDocument.writesCredential(encoded(hole)))
        #expect(!SecretDocument.writesCredential(encoded(encoded(hole))))
        #expect(!SecretDocument.writesCredential(document([("settings", encoded(hole))])))
        #expect(SecretDocument.writesCredential(encoded(document([("x", hole), ("password", text("hunter2Real99"))]))))
        #expect(SecretDocument.writesCredential(encoded(encoded(document([("password", text("hunter2Real99"))])))))
        #expect(SecretDocument.writesCredential(encoded(Value(.list([hole, text("password=hunter2Real99")])))))
    }

    @Test func whatIsNoCredentialIsNone() {
        let (document, text, hole) = (Self.document, Self.text, Self.hole)
        let members = [
            ("password", hole), ("username", text("app")), ("region", text("eu-west-1")),
            ("token_url", text("https://x")), ("api_key", text("changeme")), ("secret", text("prod/db")),
            ("token", text("")),
            ("by_pass", text("auth,cors")),
        ]
        #expect(!SecretDocument.writesCredential(document(members)))
        #expect(!SecretDocument.writesCredential(hole))
    }
}
