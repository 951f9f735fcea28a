import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// Where the password of a small plan comes from.
@Suite struct ProvenanceTests {
    private static func provenance(password: String, expression: String, variable: String = "") throws -> Provenance {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "variables": {"password": {"value": "\(variable)"}},
             "resource_changes": [
               {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": {"actions": ["create"], "before": null, "after": {"password": "\(password)"},
                           "after_unknown": {}, "before_sensitive": false, "after_sensitive": {"password": true}}}],
             "configuration": {"root_module": {
               "variables": {"password": {"default": "from-default"}},
               "resources": [
                 {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
                  "provider_config_key": "aws", "expressions": {"password": \(expression)}, "schema_version": 2}]}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_db_instance").first)
        let path = AttributePath(attribute: "password")
        return ProvenanceFinder(plan: plan)
            .provenance(of: SymbolicString(password), at: path, in: instance, place: path)
    }

    @Test func aConstantIsLiteral() throws {
        let constant = #"{"constant_value": "hunter2hunter2"}"#
        #expect(try Self.provenance(password: "hunter2hunter2", expression: constant) == .literal)
    }

    /// `replace(aws_secretsmanager_secret.s.arn, "eu-west-1", "eu-central-1")` names the replica of a secret.
    @Test(arguments: [
        ("eu-central-1:111122223333:secret:db-AbCdEf", true), ("eu-west-1:111122223333:secret:x-AbCdEf", false),
    ])
    func anARNOfTheSameResourceElsewhereIsMadeOfTheOtherOne(rest: String, isMade: Bool) throws {
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
        func change(_ address: String, _ after: String) -> String {
            let pieces = address.split(separator: ".")
            return """
                {"address": "\(address)", "mode": "managed", "type": "\(pieces[0])", "name": "\(pieces[1])",
                 "change": {"actions": ["no-op"], "before": \(after), "after": \(after), "after_unknown": {}}}
                """
        }
        let secret = change("aws_secretsmanager_secret.s", #"{"name": "db", "arn": "\#(arn)"}"#)
        let text = "arn:aws:secretsmanager:\(rest)"
        let plan = try Plan.read(
            JSONText(
                """
                {"format_version": "1.2", "resource_changes": [\(secret), \(change("aws_x.y", #"{"from": "\#(text)"}"#))],
                 "configuration": {"root_module": {"resources": [
                   {"address": "aws_x.y", "mode": "managed", "type": "aws_x", "name": "y", "expressions": {"from":
                     {"references": ["aws_secretsmanager_secret.s.arn", "aws_secretsmanager_secret.s"]}}}]}}}
                """
            ),
            name: "plan.json"
        )
        let instance = try #require(plan.instances.managed("aws_x").first)
        let path = AttributePath(attribute: "from")
        let provenance = ProvenanceFinder(plan: plan)
            .provenance(of: SymbolicString(text), at: path, in: instance, place: path)
        let source = SourceReference(type: "aws_secretsmanager_secret", address: "aws_secretsmanager_secret.s")
        #expect(provenance == (isMade ? .references([source]) : .literal))
    }

    @Test func aVariableThatHoldsTheValueIsItsSource() throws {
        let reference = #"{"references": ["var.password"]}"#
        let source = SourceReference(type: "var", address: "var.password")
        #expect(
            try Self.provenance(password: "passed-in", expression: reference, variable: "passed-in")
                == .references([source])
        )
    }

    @Test func aVariableWithItsDefaultIsWrittenInTheConfiguration() throws {
        let reference = #"{"references": ["var.password"]}"#
        let provenance = try Self.provenance(
            password: "from-default",
            expression: reference,
            variable: "from-default"
        )
        #expect(provenance == .literal)
    }

    /// Texts, the variable that they are made of, and what made them.
    private static let madeTexts = [
        ("postgres://u:pa%2Fss%40word@h/db", "pa/ss@word", "urlencode"),
        ("pa%2Fss+word", "pa/ss word", "urlencode of the whole"),
        ("c2VjcmV0LXBhc3N3b3Jk", "secret-password", "base64encode"),
        ("redis://:c2VjcmV0LXBhc3N3b3Jk@cache:6379", "secret-password", "base64encode in a URL"),
        ("postgres://u:s3cretpw@h/db", #"{\"user\": \"u1\", \"password\": \"s3cretpw\"}"#, "jsondecode"),
        ("redis://:s3cretpw@cache:6379", "  s3cretpw  ", "trimspace"),
        ("postgres://u:pw12@h/db", #"{\"password\": \"pw12\"}"#, "jsondecode of something short"),
    ]

    @Test(arguments: madeTexts)
    func whatAFunctionMadeOfAVariableIsTakenFromIt(text: String, variable: String, function: String) throws {
        let provenance = try Self.provenance(
            password: text,
            expression: #"{"references": ["var.password"]}"#,
            variable: variable
        )
        #expect(provenance == .references([SourceReference(type: "var", address: "var.password")]), "\(function)")
    }

    @Test func aHashInAURLIsUndecided() throws {
        let hash = String(repeating: "0123456789abcdef", count: 4)
        let provenance = try Self.provenance(
            password: "redis://:\(hash)@cache:6379",
            expression: #"{"references": ["var.password"]}"#,
            variable: "something"
        )
        guard case .undecided = provenance else {
            Issue.record("a hash is \(provenance)")
            return
        }
    }

    /// References, as the plan lists them, and whether a value that is known after apply may have something written in it.
    private static let unknownCases: [(references: String, isOpen: Bool)] = [
        (#""random_password.p.result", "random_password.p""#, false),
        (#""random_password.p[0].result", "random_password.p[0]", "random_password.p""#, false),
        (#""random_password.p.result", "random_password.p", "aws_db_instance.o.address", "aws_db_instance.o""#, true),
        (#""random_password.p.result", "random_password.p", "var.password""#, true),
    ]

    @Test(arguments: unknownCases)
    func whatIsMadeOfSeveralMayHaveSomethingWrittenInIt(references: String, isOpen: Bool) throws {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "variables": {"password": {"value": "x"}},
             "resource_changes": [
               {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
                "change": {"actions": ["create"], "before": null, "after": {}, "after_unknown": {"password": true}}}],
             "configuration": {"root_module": {"variables": {"password": {}}, "resources": [
                 {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
                  "expressions": {"password": {"references": [\(references)]}}}]}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_db_instance").first)
        let path = AttributePath(attribute: "password")
        let value = try #require(instance.attribute("password")?.text)
        switch ProvenanceFinder(plan: plan).provenance(of: value, at: path, in: instance, place: path) {
        case .literal: Issue.record("nothing is known of it")
        case .references: #expect(!isOpen)
        case .undecided: #expect(isOpen)
        }
    }

    @Test func aHashOfSomethingReferencedIsUndecided() throws {
        let reference = #"{"references": ["var.password"]}"#
        let hash = String(repeating: "0123456789abcdef", count: 2)
        let provenance = try Self.provenance(password: hash, expression: reference, variable: "something")
        guard case .undecided = provenance else {
            Issue.record("a hash is \(provenance)")
            return
        }
    }

    /// URLs, the default and the value of a variable that they are made with, and whether the password is a literal;
    /// nil where nobody can tell.
    private static let passwordCases: [(url: String, variable: String, isLiteral: Bool?)] = [
        ("postgres://app:Secret1@db-host.internal/shop", "db-host.internal", true),
        ("host=db-host.internal password=Secret1", "db-host.internal", true),
        ("postgres://app:given-password@db/shop", "given-password", false),
        ("postgres://app:from-default@db/shop", "from-default", true),
        ("postgres://app:a%2Fb@db-host.internal/shop", "db-host.internal", nil),
        ("postgres://app:pa%2Fss@db-host.internal/shop", "pa/ss", false),
        // A short word may stand in another value by chance.
        ("postgres://app:secret@db-host.internal/shop", "arn:aws:x:secret:y", true),
        ("postgres://db-host.internal/shop", "db-host.internal", false),
    ]

    @Test(arguments: passwordCases)
    func theHostOfAURLIsNoSourceOfItsPassword(url: String, variable: String, isLiteral: Bool?) throws {
        let reference = #"{"references": ["var.password"]}"#
        switch try Self.provenance(password: url, expression: reference, variable: variable) {
        case .literal: #expect(isLiteral == true)
        case .references: #expect(isLiteral == false)
        case .undecided: #expect(isLiteral == nil)
        }
    }

    private static let written = #"{"password": {"constant_value": "written"}}"#
    private static let other = #"{"password": {"constant_value": "other"}}"#
    private static let generated = #"{"password": {"references": ["random_password.p.result", "random_password.p"]}}"#

    /// The blocks of the configuration, the elements of the plan, and whether the first of these is a literal.
    private static let elementCases: [(blocks: [String], elements: [String], isLiteral: Bool)] = [
        ([written], ["written"], true),
        ([written, other], ["other", "written"], true),
        ([written, generated], ["generated", "written"], false),
        ([written, generated, other], ["other", "generated", "written"], true),
        // The provider has changed it.
        ([written, other], [#"written\n"#, "other"], true),
        // A `dynamic` block makes one of them.
        ([written], ["generated", "written"], false),
        ([written, #"{"username": {"constant_value": "u"}}"#], [#"written\n"#, ""], true),
    ]

    /// The provider sorts the elements of a set, the configuration has them as they are written.
    @Test(arguments: elementCases)
    func theConstantOfAnotherElementIsLookedFor(blocks: [String], elements: [String], isLiteral: Bool) throws {
        let users = elements.map { #"{"password": "\#($0)"}"# }.joined(separator: ", ")
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
               {"address": "aws_mq_broker.b", "mode": "managed", "type": "aws_mq_broker", "name": "b",
                "change": {"actions": ["create"], "before": null, "after": {"user": [\(users)]},
                           "after_unknown": {}}}],
             "configuration": {"root_module": {"resources": [
               {"address": "aws_mq_broker.b", "mode": "managed", "type": "aws_mq_broker", "name": "b",
                "expressions": {"user": [\(blocks.joined(separator: ", "))]}}]}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_mq_broker").first)
        let path = AttributePath(attribute: "user").index(0).attribute("password")
        let password = try #require(plan.value(of: AttributeIdentity(address: instance.address, path: path))?.text)
        let provenance = ProvenanceFinder(plan: plan).provenance(of: password, at: path, in: instance, place: path)
        switch provenance {
        case .literal: #expect(isLiteral)
        case .undecided: #expect(!isLiteral)
        case .references: Issue.record("it is \(provenance)")
        }
    }

    /// The outputs of a module, and how the caller takes the value from them.
    private static let outputCases: [(output: String, reference: String)] = [
        // { for k, s in aws_secretsmanager_secret.this : k => s.arn }, and the same with objects
        (#""aws_secretsmanager_secret.this""#, #"module.m.out[\"db\"]"#),
        (#""aws_secretsmanager_secret.this""#, #"module.m.out[\"db\"].address"#),
        // { address = aws_secretsmanager_secret.this["db"].arn }
        (
            #""aws_secretsmanager_secret.this[\"db\"].arn", "aws_secretsmanager_secret.this[\"db\"]""#,
            "module.m.out.address"
        ),
    ]

    @Test(arguments: outputCases)
    func aMemberOfWhatAnOutputMakesOfAResourceComesFromTheResource(output: String, reference: String) throws {
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
        func change(_ address: String, _ place: String, _ after: String) -> String {
            """
            {"address": "\(address)", \(place), "mode": "managed", "provider_name": "registry.terraform.io/hashicorp/aws",
             "change": {"actions": ["no-op"], "before": \(after), "after": \(after), "after_unknown": {}}}
            """
        }
        let secret = change(
            #"module.m.aws_secretsmanager_secret.this[\"db\"]"#,
            #""module_address": "module.m", "type": "aws_secretsmanager_secret", "name": "this", "index": "db""#,
            #"{"name": "db", "arn": "\#(arn)"}"#
        )
        let reader = change("aws_x.y", #""type": "aws_x", "name": "y""#, #"{"from": "\#(arn)"}"#)
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [\(secret), \(reader)],
             "configuration": {"root_module": {
               "resources": [{"address": "aws_x.y", "mode": "managed", "type": "aws_x", "name": "y",
                              "expressions": {"from": {"references": ["\(reference)", "module.m"]}}}],
               "module_calls": {"m": {"module": {
                 "outputs": {"out": {"expression": {"references": [\(output)]}}},
                 "resources": [{"address": "aws_secretsmanager_secret.this", "mode": "managed",
                                "type": "aws_secretsmanager_secret", "name": "this"}]}}}}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_x").first)
        let path = AttributePath(attribute: "from")
        let provenance = ProvenanceFinder(plan: plan)
            .provenance(of: SymbolicString(arn), at: path, in: instance, place: path)
        guard case .references(let sources) = provenance else {
            Issue.record("it is \(provenance)")
            return
        }
        #expect(sources.map(\.type) == ["aws_secretsmanager_secret"])
    }

    /// What a map refers to beside the password that stands in it, and whether the password is still a literal.
    private static let neighbourCases: [(output: String, reference: String, isLiteral: Bool)] = [
        (#""aws_x.db""#, "aws_x.db.source", true),
        (#""aws_x.db""#, "aws_x.db.nothere.x", true),
        (#""aws_x.db""#, "aws_x.db", true),
        (#""aws_x.db""#, "module.m.out.source", true),
        (#""aws_x.db""#, "module.m.out.nothere", true),
        (#""aws_x.db.source", "aws_x.db""#, "module.m.out.x", true),
        (#""aws_x.db.secret", "aws_x.db""#, "module.m.out.x", false),
        (#""aws_x.db""#, "aws_x.db.secret", false),
    ]

    @Test(arguments: neighbourCases)
    func anAttributeThatNobodyNamedIsNoSource(output: String, reference: String, isLiteral: Bool) throws {
        func change(_ module: String, _ name: String, _ after: String) -> String {
            """
            {"address": "\(module)aws_x.\(name)", "mode": "managed", "type": "aws_x", "name": "\(name)",
             \(module.isEmpty ? "" : #""module_address": "module.m","#)
             "change": {"actions": ["no-op"], "before": \(after), "after": \(after), "after_unknown": {}}}
            """
        }
        let source = #"{"source": null, "secret": "Prod-prod-2024!", "tags": {"Env": "prod"}}"#
        let db = isLiteral ? source.replacing("Prod-prod-2024!", with: "another") : source
        let changes = [change("", "db", db), change("module.m.", "db", db)]
        let reader = change("", "y", #"{"from": {"DB_PASSWORD": "Prod-prod-2024!"}}"#)
        let block = #"{"address": "aws_x.db", "mode": "managed", "type": "aws_x", "name": "db"}"#
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "resource_changes": [\((changes + [reader]).joined(separator: ", "))],
             "configuration": {"root_module": {
               "resources": [\(block), {"address": "aws_x.y", "mode": "managed", "type": "aws_x", "name": "y",
                              "expressions": {"from": {"references": ["\(reference)"]}}}],
               "module_calls": {"m": {"module": {
                 "outputs": {"out": {"expression": {"references": [\(output)]}}}, "resources": [\(block)]}}}}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_x").first { $0.address.name == "y" })
        let path = AttributePath(attribute: "from")
        let provenance = ProvenanceFinder(plan: plan).provenance(
            of: SymbolicString("Prod-prod-2024!"),
            at: path,
            in: instance,
            place: path.key("DB_PASSWORD")
        )
        switch provenance {
        case .literal: #expect(isLiteral)
        case .references: #expect(!isLiteral)
        case .undecided: Issue.record("it is \(provenance)")
        }
    }
}
