import Testing

@testable import AWSModel

/// Paths into resources.
@Suite struct AttributePatternTests {
    @Test(
        arguments: [
            ("role_arn", [.member("role_arn")]),
            (
                "container_definitions:json[].secrets[name].valueFrom",
                [
                    .member("container_definitions"), .json, .elements(named: nil), .member("secrets"),
                    .elements(named: "name"), .member("valueFrom"),
                ]
            ),
            ("options.awslogs-group", [.member("options"), .member("awslogs-group")]),
            ("runtime_environment_secrets.*", [.member("runtime_environment_secrets"), .values]),
            ("definition:json:states.Resource", [.member("definition"), .json, .states, .member("Resource")]),
            ("buildspec:buildspec.env", [.member("buildspec"), .buildspec, .member("env")]),
            (#"settings["secrets.backend"]"#, [.member("settings"), .member("secrets.backend")]),
        ] as [(String, [AttributePattern.Step])]
    )
    func steps(text: String, expected: [AttributePattern.Step]) {
        #expect(AttributePattern(text).steps == expected)
    }

    @Test func blocksThatAValueAndItsRoleShare() {
        let secret = AttributePattern("a[].b[].secret_arn")
        #expect(secret.sharedRepetitions(with: "a[].b[].role_arn") == 2)
        #expect(secret.sharedRepetitions(with: "a[].role_arn") == 1)
        #expect(secret.sharedRepetitions(with: "role_arn") == 0)
    }

    /// Every row of the catalogue can be read and says what it is for.
    @Test func catalogue() {
        for type in ConsumerType.all {
            #expect(type.type.hasPrefix("aws_") && !type.roles.isEmpty)
            for need in type.roles.flatMap(\.needs) {
                #expect(!need.attribute.root.isEmpty && need.page.hasSuffix(".html"))
                #expect(need.target == .secretReference || need.actions.allSatisfy { $0.contains(":") })
                #expect(need.target == .secretReference || !need.actions.isEmpty)
            }
        }
        #expect(Set(ConsumerType.all.map(\.type)).count == ConsumerType.all.count)
    }
}
