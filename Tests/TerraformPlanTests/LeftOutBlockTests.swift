import HCL
import JSONReader
import TerraformPlan
import TestSupport
import Testing

/// What a plan leaves for another one, told or not told by its `complete`.
@Suite struct LeftOutBlockTests {
    /// The blocks that a plan of a role without its policy leaves out.
    private static func leftOut(
        complete: String = "",
        forEach: String = "",
        source: String? = nil,
        module: String = ""
    ) throws -> [String] {
        let repetition = forEach.isEmpty ? "" : #", "for_each_expression": {"references": ["\#(forEach)"]}"#
        let address =
            #""address": "aws_iam_role_policy.p", "mode": "managed", "type": "aws_iam_role_policy", "name": "p""#
        let block = #"{\#(address), "expressions": {"role": {"constant_value": "app"}}\#(repetition)}"#
        let root =
            module.isEmpty
            ? #""resources": [\#(block)]"#
            : #""module_calls": {"m": {"module": {"resources": [\#(block)]}}}"#
        let role = #""mode": "managed", "type": "aws_iam_role", "name": "r""#
        let text = """
            {"format_version": "1.2"\(complete), "configuration": {"root_module": {\(root)}}, "resource_changes": [
               {"address": "\(module)aws_iam_role.r", \(module.isEmpty ? "" : #""module_address": "module.m[\"a\"]", "#)\(role),
                "change": {"actions": ["create"], "before": null, "after": {"name": "app"}, "after_unknown": {}}}]}
            """
        let tree = source.map { SourceTree(files: MemoryFiles(texts: ["main.tf": $0])) }
        let plan = try Plan.read(JSONText(text), name: "plan.json", source: tree)
        return plan.leftOutBlocks(ofType: "aws_iam_role_policy", naming: "role").map(\.address.description)
    }

    @Test func aPlanTellsWhetherItIsComplete() throws {
        #expect(try Self.leftOut(complete: #", "complete": true"#) == [])
        #expect(try Self.leftOut(complete: #", "complete": false"#) == ["aws_iam_role_policy.p"])
    }

    @Test func ofABlockWithoutCountThereIsAlwaysAnInstance() throws {
        #expect(try Self.leftOut() == ["aws_iam_role_policy.p"])
        #expect(try Self.leftOut(forEach: "local.readers") == [])
        // A `for_each` of constants only is not told, so that the module may have no instance without a key.
        #expect(try Self.leftOut(module: #"module.m[\"a\"]."#) == [])
    }

    @Test(arguments: [
        (#"{ a = "x" }"#, ["aws_iam_role_policy.p"]), ("{}", []), ("toset([])", []),
        (#"toset(["a"])"#, ["aws_iam_role_policy.p"]),
    ])
    func theSourceTellsWhetherAForEachMakesSome(readers: String, expected: [String]) throws {
        let source = """
            locals { readers = \(readers) }
            resource "aws_iam_role_policy" "p" {
              for_each = local.readers
              role     = "app"
            }
            """
        #expect(try Self.leftOut(forEach: "local.readers", source: source) == expected)
    }
}
