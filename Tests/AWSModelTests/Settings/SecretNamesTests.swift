import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

@Suite struct SecretNamesTests {
    /// The names of secrets that are known, known in part or not at all.
    private static func names(_ secrets: [(after: String, unknown: String)]) throws -> SecretNames {
        let changes = secrets.enumerated().map { place, secret in
            """
            {"address": "aws_secretsmanager_secret.s\(place)", "mode": "managed", "type": "aws_secretsmanager_secret",
             "name": "s\(place)", "change": {"actions": ["create"], "before": null, "after": {\(secret.after)},
             "after_unknown": {\(secret.unknown)}}}
            """
        }
        let text = #"{"format_version": "1.2", "resource_changes": [\#(changes.joined(separator: ", "))]}"#
        return SecretNames(try Plan.read(JSONText(text), name: "plan.json"))
    }

    private static func answers(_ names: SecretNames, _ text: String) -> (isKnown: Bool, isOpen: Bool) {
        text.withBytes { (names.have($0), names.doubt(of: $0) != nil) }
    }

    @Test func aNameThatIsKnownIsCertain() throws {
        let names = try Self.names([(#""name": "prod-db""#, ""), ("", #""name": true"#)])
        #expect(Self.answers(names, "prod-db") == (true, false))
        #expect(Self.answers(names, "prod-db2") == (false, true))
        // No secret is called so.
        #expect(Self.answers(names, "prod db") == (false, false))
    }

    @Test func withoutOpenNamesNothingIsOpen() throws {
        let names = try Self.names([(#""name": "prod-db""#, ""), (#""name_prefix": "app-""#, #""name": true"#)])
        #expect(Self.answers(names, "staging-db") == (false, false))
    }
}
