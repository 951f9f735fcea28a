import JSONReader
import Symbolic
import Testing

@testable import TerraformPlan

/// A change that is not as Terraform writes it is refused, or hides what it no longer tells.
@Suite struct DamagedChangeTests {
    private static func plan(change: String, entry: String = "") throws(PlanError) -> Plan {
        try Plan.read(
            JSONText(
                """
                {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
                  {"address": "aws_x.a", "mode": "managed", "type": "aws_x", "name": "a"\(entry), "change": {\(change)}}]}
                """
            ),
            name: "plan.json"
        )
    }

    @Test(arguments: [
        (
            #""actions": ["create"], "before": null, "after": "text""#,
            "after in an entry of resource_changes is no object"
        ),
        (#""actions": ["create"], "before": null, "after": []"#, "after in an entry of resource_changes is no object"),
        (
            #""actions": ["create"], "before": null, "after": true"#,
            "after in an entry of resource_changes is no object"
        ),
        (#""actions": ["update"], "before": 1, "after": {}"#, "before in an entry of resource_changes is no object"),
        (#""after": {}, "before": "x", "actions": ["update"]"#, "before in an entry of resource_changes is no object"),
        (#""actions": "create", "before": null, "after": {}"#, "actions in an entry of resource_changes is no list"),
    ])
    func isRefused(change: String, message: String) throws {
        let error = #expect(throws: PlanError.self) { try Self.plan(change: change) }
        #expect(error?.message == "the plan is damaged: \(message)")
        #expect(error?.kind == .notAPlan && error?.line == 2 && (error?.column ?? 0) > 60 && error?.advice != "")
    }

    @Test(arguments: [
        #""actions": ["create"], "before": null, "after": {}"#, #""actions": ["delete"], "before": {}, "after": null"#,
        #""actions": ["forget"], "before": {}"#, #""after": {}, "after_unknown": false, "after_sensitive": false"#,
        #""actions": ["no-op"], "before": {}, "after": {}, "after_unknown": {}, "after_sensitive": {}, "before_sensitive": {}"#,
    ])
    func whatTerraformWritesIsRead(change: String) throws {
        #expect(try Self.plan(change: change).instances.all.count == 1)
    }

    @Test(arguments: [
        #""after_unknown": "yes""#, #""after_sensitive": "all", "after_unknown": {}"#, #""after_unknown": 1"#,
    ])
    func whatDamagedMasksHideIsUnknown(masks: String) throws {
        let plan = try Self.plan(change: #""actions": ["create"], "before": null, "after": {"name": "n"}, \#(masks)"#)
        #expect(plan.instances.all.first?.attribute("name")?.unknown != nil)
        #expect(plan.instances.all.first?.text("name") == nil)
    }

    /// What has an address that nobody can read is looked at all the same.
    @Test(arguments: ["garbage ! x", "", "aws_x"], ["managed", "data"])
    func anAddressOfNoKnownFormIsKeptAsAName(address: String, mode: String) throws {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
              {"address": "\(address)", "mode": "\(mode)", "type": "aws_x", "name": "a",
               "change": {"actions": ["create"], "before": null, "after": {"k": "v"}}}]}
            """
        let instances = try Plan.read(JSONText(text), name: "plan.json").instances
        let instance = try #require(mode == "data" ? instances.data("aws_x").first : instances.managed("aws_x").first)
        #expect(instance.address.name == address && instance.addressText == address)
        #expect(instance.text("k") == "v" && instances.instance(instance.address) === instance)
    }

    @Test func whatADamagedMaskHidesBeforeIsSensitive() throws {
        let plan = try Self.plan(
            change: #""actions": ["delete"], "before": {"name": "n"}, "after": null, "before_sensitive": "all""#
        )
        #expect(plan.instances.all.first?.attributeBefore("name")?.isSensitive == true)
    }
}
