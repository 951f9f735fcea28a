package import YAMLReader

/// A test of a rule: resources, and what the rule must say of them.
package struct RuleTest: Sendable {
    /// Where the resources come from.
    package enum Input: Sendable {
        case given([FixtureResource])
        /// The path of a plan, relative to the rule's file.
        case plan(String)
    }

    package var name: String
    /// The file that the test stands in: the rule's own, or the one beside it.
    package var source: SourceText
    package var position: YAMLNode.Position
    /// The `expect` of the test, for who rewrites it; nil for a test that nobody wrote.
    package var expect: YAMLNode.Member?
    /// The parameters that the test sets.
    package var parameters: [YAMLNode.Member]
    package var input: Input
    package var expectation: RuleExpectation
    /// Why the test is not expected to hold yet.
    package var skip: String?
}

/// What a rule must say of a test's resources.
package enum RuleExpectation: Sendable {
    /// One word for everything.
    case verdict(Verdict)
    /// Every finding, and nothing else; `pass` asks for at least one pass besides.
    case findings(fail: [Expected], unknown: [Expected], pass: Bool)

    /// What is expected of one finding; what is left out may be anything.
    package struct Expected: Sendable {
        /// The address, or `address#path` with the path in the model's or in Terraform's words.
        package var at: String?
        /// A pattern with `*` and `?` for the message.
        package var message: String?
        /// A pattern that the message must not have.
        package var notMessage: String?
        /// The attributes that an unknown must depend on, as `address.attribute`.
        package var because: [String]
    }
}
