import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct SimulateTests {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    private static let policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Sid": "Read", "Effect": "Allow", "Action": "secretsmanager:Get*", "Resource": "*"},
            {"Effect": "Deny", "Action": "*", "Resource": "*",
             "Condition": {"StringNotEquals": {"aws:SourceVpc": "vpc-canary"}}}
          ]
        }
        """

    private func run(_ arguments: [String], _ policy: String = SimulateTests.policy) throws -> Program.Run {
        let folder = try TemporaryFolder()
        let file = try folder.write(policy, to: "policy.json")
        let names = arguments.map { $0.replacing("policy.json", with: file) }
        return try Program.run(
            ["iam", "simulate", "--action", "secretsmanager:GetSecretValue", "--resource", Self.secret] + names
        )
    }

    @Test func anAnswerHasItsTrace() throws {
        let allowed = try run(["--policy", "policy.json", "--context", "aws:SourceVpc=vpc-canary"])
        #expect(allowed.status == 0)
        #expect(allowed.output.hasPrefix("allowed: statement \"Read\" of "))
        #expect(allowed.output.contains("policy.json:4:5  \"Read\"  Allow  matches\n"))
        #expect(allowed.output.contains("does not match: StringNotEquals aws:SourceVpc\n"))
        let denied = try run(["--policy", "policy.json", "--absent", "aws:SourceVpc"])
        #expect(denied.status == 1)
        #expect(denied.output.hasPrefix("not allowed: statement [1] of "))
        let unknown = try run(["--policy", "policy.json"])
        #expect(unknown.status == 1)
        #expect(unknown.output.hasPrefix("unknown: cannot tell whether statement [1] of "))
        #expect(unknown.output.contains("the value of aws:SourceVpc in the request is not known"))
        #expect(!unknown.output.contains("vpc-canary"))
    }

    @Test func layers() throws {
        let silent = try run(
            ["--policy", "arn:aws:iam::aws:policy/SecretsManagerReadWrite", "--boundary", "policy.json"],
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#
        )
        #expect(silent.status == 1)
        #expect(silent.output.hasPrefix("not allowed: the permissions boundary does not allow it\n"))
        let control = try run(
            ["--policy", "arn:aws:iam::aws:policy/SecretsManagerReadWrite", "--scp", "policy.json"],
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#
        )
        #expect(control.output.hasPrefix("not allowed: the service control policies do not allow it\n"))
        let rcp = try run(
            ["--policy", "arn:aws:iam::aws:policy/SecretsManagerReadWrite", "--rcp", "policy.json"],
            #"{"Statement":{"Effect":"Deny","Principal":"*","Action":"secretsmanager:*","Resource":"*"}}"#
        )
        #expect(rcp.output.hasPrefix("not allowed: statement [0] of "))
        #expect(rcp.status == 1)
        let other = try run(
            ["--policy", "arn:aws:iam::aws:policy/SecretsManagerReadWrite", "--rcp", "policy.json"],
            #"{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}"#
        )
        #expect(other.status == 0)
        let resource = try run(
            ["--resource-policy", "policy.json", "--principal", "arn:aws:iam::111122223333:role/app"],
            #"{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/app"},"Action":"*","Resource":"*"}}"#
        )
        #expect(resource.status == 0)
    }

    @Test func whatIsAssumedIsSaid() throws {
        func run(_ resource: String) throws -> String {
            try Program.run(
                [
                    "iam", "simulate", "--policy", "arn:aws:iam::aws:policy/AdministratorAccess", "--action",
                    "s3:GetObject", "--resource", resource, "--principal", "arn:aws:iam::111122223333:role/app",
                ]
            ).output
        }
        #expect(
            try run("arn:aws:s3:::bucket/key").contains("It is assumed:\n  principal and resource are of one account")
        )
        #expect(try !run("arn:aws:s3:eu-west-1:111122223333:accesspoint/a").contains("assumed"))
    }

    @Test func json() throws {
        let run = try run(["--policy", "policy.json", "--complete", "-f", "json"])
        #expect(run.status == 1)
        #expect(run.output.contains(#""decision": "notAllowed""#) && run.output.contains(#""line": 4"#))
        #expect(!run.output.contains("vpc-canary"))
    }

    @Test(
        arguments: [
            ("{\"Version\": \"2012-10-17\",\n \"Statement\": [}", ":2:16: "),
            (
                "{\"Statement\": [\n  {\"Effect\": \"allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}",
                ":2:14: an effect"
            ),
            ("{\"Statement\": [\n  {\"Effect\": \"Allow\", \"Resource\": \"*\"}]}", ":2:3: a statement has neither"),
            ("{\"Version\": \"2012-10-17\"}", ":1:1: the policy has no statements"),
            ("[]", ":1:1: the policy is not a JSON object"),
        ]
    )
    func aPolicyThatIsNotInOrder(text: String, message: String) throws {
        let run = try run(["--policy", "policy.json"], text)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.error.contains("policy.json\(message)"), "\(run.error)")
    }

    @Test(
        arguments: [
            (#"{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#, "has the Principal"),
            (
                #"{"Statement":[{"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}]}"#,
                "has the Principal"
            ),
            (#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}"#, "allows nothing"),
        ]
    )
    func aResourceControlPolicyThatIsNotInOrder(text: String, message: String) throws {
        let run = try run(["--rcp", "policy.json"], text)
        #expect(run.status == 2)
        #expect(run.error.contains(message), "\(run.error)")
    }

    @Test func argumentsThatAreNotInOrder() throws {
        #expect(try run(["--policy", "/nowhere/at/all.json"]).status == 2)
        #expect(try run(["--policy", "policy.json", "--context", "novalue"]).status == 2)
        let path = try run(["--policy", "arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy"])
        #expect(path.status == 2)
        #expect(path.error.contains("service-role/AmazonECSTaskExecutionRolePolicy"))
        let action = try Program.run(["iam", "simulate", "--action", "GetObject", "--resource", "*"])
        #expect(action.status == 2)
    }
}

@Suite(.timeLimit(.minutes(10))) struct ControlPolicyTests {
    @Test func aControlPolicyBindsTheRolesOfAPlan() throws {
        let folder = try TemporaryFolder()
        let plan = "examples/missing-grant-fixed/plan.json"
        let full = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
        let open = try folder.write(full, to: "open.json")
        #expect(try Program.run([plan, "--only", "execution-role-secret-access", "--scp", open]).status == 0)
        let narrow = try folder.write(full.replacing(#""Action":"*""#, with: #""Action":"s3:*""#), to: "narrow.json")
        let run = try Program.run([plan, "--only", "execution-role-secret-access", "--scp", narrow])
        #expect(run.status == 1)
        #expect(run.output.contains("a service control policy does not allow it"))
    }

    @Test func aResourceControlPolicyBindsTheSecretsOfAPlan() throws {
        let folder = try TemporaryFolder()
        let plan = "examples/missing-grant-fixed/plan.json"
        let deny =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:*","Resource":"*"}]}"#
        let secrets = try folder.write(deny, to: "secrets.json")
        let run = try Program.run([plan, "--only", "execution-role-secret-access", "--rcp", secrets])
        #expect(run.status == 1)
        #expect(run.output.contains("secrets.json denies it"))
        #expect(try Program.run(["access", plan, "--rcp", secrets]).output.contains("missing  aws_ecs"))
        let queues = try folder.write(deny.replacing("secretsmanager:", with: "sqs:"), to: "queues.json")
        #expect(try Program.run([plan, "--only", "execution-role-secret-access", "--rcp", queues]).status == 0)
    }
}
