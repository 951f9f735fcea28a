import HCL
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// What Terraform would refuse is not what the plan was made from: it decides nothing, and the user is told.
struct SourceNoticeTests {
    private static let probe = "resource \"aws_probe\" \"p\" {\n  value = local.v\n}\n"
    private static let local = "locals {\n  v = \"x\"\n}\n"

    private static func plan(_ files: [String: String]) throws -> (value: Value, notices: [String]) {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [{"address": "aws_probe.p", "type": "aws_probe",
             "change": {"actions": ["create"], "after": {}, "after_unknown": {"value": true}}}],
            "configuration": {"root_module": {"resources": [{"address": "aws_probe.p", "mode": "managed",
             "type": "aws_probe", "name": "p", "expressions": {"value": {"references": ["local.v"]}}}]}}}
            """,
            files
        )
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        return (try #require(probe.attribute("value")), plan.sourceNotices)
    }

    @Test func `There is nothing to say of a right source`() throws {
        let (value, notices) = try SourceNoticeTests.plan(["main.tf": SourceNoticeTests.probe + SourceNoticeTests.local]
        )
        #expect(value.string == "x")
        #expect(notices.isEmpty)
    }

    @Test(arguments: [
        ("a conflict", ["main.tf": probe + "<<<<<<< HEAD\n" + local + "=======\n"], "main.tf:4 (expected an"),
        ("what is cut", ["main.tf": probe + local + "resource \"x\" \"y\" {"], "main.tf:7 (the block has no `}`)"),
        ("a local's file", ["main.tf": probe, "z.tf": local + "p = \"s3cret\n"], "z.tf:4 ("),
        ("JSON", ["main.tf.json": "{\n\"resource\": {\"aws_probe\":"], "main.tf.json:2 (the JSON text ends"),
        ("a zero byte", ["main.tf": "\u{0}\(probe)"], "main.tf:1 (invalid character)"),
    ])
    func `A file that cannot be read decides nothing`(name: String, files: [String: String], place: String) throws {
        let (value, notices) = try SourceNoticeTests.plan(files)
        #expect(value.unknown != nil)
        #expect(notices.count == 1)
        let notice = try #require(notices.first)
        #expect(notice.hasPrefix("the source cannot be read in infra/\(place)"), "\(notice)")
        #expect(notice.contains("so nothing in it is used"))
        #expect(!notice.contains("s3cret"))
    }

    @Test(arguments: [
        ["main.tf": probe + local + local], ["main.tf": probe + probe + local],
        ["main.tf": probe + local, "copy.tf": local], ["main.tf": probe, "a.tf": local, "b.tf": local],
        ["main.tf": probe + local, "b.tf.json": #"{"locals": {"v": "x"}}"#],
        ["main.tf": probe + local, "b.tf.json": #"{"resource": {"aws_probe": {"p": {"value": "${local.v}"}}}}"#],
    ])
    func `What is declared twice decides nothing`(files: [String: String]) throws {
        let (value, notices) = try SourceNoticeTests.plan(files)
        #expect(value.unknown != nil)
        #expect(notices.count == 1)
        let notice = try #require(notices.first)
        #expect(notice.hasPrefix("the source declares ") && notice.contains(" twice (infra/"), "\(notice)")
    }

    @Test func `Of several things that are declared twice one is named`() throws {
        let text = SourceNoticeTests.probe + SourceNoticeTests.local
        let (_, notices) = try SourceNoticeTests.plan(["main.tf": text, "copy.tf": text])
        #expect(notices.count == 1)
        let expected = "the source declares aws_probe.p twice (infra/copy.tf:1 and infra/main.tf:1) and 1 more, so it"
        #expect(notices.first?.hasPrefix(expected) == true)
    }

    @Test func `The rest of the module decides as before`() throws {
        let (value, notices) = try SourceNoticeTests.plan([
            "main.tf": SourceNoticeTests.probe + SourceNoticeTests.local, "y.tf": "= 1\n", "z.tf": "= 1\n",
        ])
        #expect(value.string == "x")
        #expect(notices.count == 1)
        let text = "infra/y.tf:1 (expected an argument or a block) and 1 more, so nothing in them is used"
        #expect(notices.first?.contains(text) == true)
    }

    @Test func `An override that cannot be read leaves nothing of its module`() throws {
        let (value, notices) = try SourceNoticeTests.plan([
            "main.tf": SourceNoticeTests.probe + SourceNoticeTests.local, "override.tf": "locals {\n",
        ])
        #expect(value.unknown != nil)
        #expect(notices.count == 1)
        #expect(notices.first?.contains("infra/override.tf:1 (") == true)
        #expect(notices.first?.contains("so nothing in its directory is used") == true)
    }

    /// The type of a variable, its default and whether it may be null change what a call gives.
    @Test func `An argument whose variable is not declared is not known`() throws {
        let call = "module \"m\" {\n  source = \"./m\"\n  given = \"g\"\n}\nlocals {\n  v = module.m.given\n}\n"
        let output = "output \"given\" { value = var.given }\n"
        for (variable, expected) in [("variable \"given\" {}\n", "g"), ("variable \"given\" {\n", nil)] {
            let (value, notices) = try SourceNoticeTests.plan([
                "main.tf": SourceNoticeTests.probe + call, "m/main.tf": output, "m/variables.tf": variable,
            ])
            #expect(value.string == expected)
            #expect(notices.isEmpty == (expected != nil))
        }
    }
}
