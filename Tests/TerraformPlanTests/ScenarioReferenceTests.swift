import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

@Suite(.enabled(if: Shared.exists("plans/scenarios"))) struct ScenarioReferenceTests {
    private func plan(_ scenario: String) throws -> Plan {
        try Plan.read(JSONText(Shared.bytes("plans/scenarios/\(scenario)/plan.json")), name: scenario)
    }

    @Test(
        arguments: [
            (
                "exec-role-policydoc-bad", "aws_ecs_task_definition.api", "execution_role_arn",
                "aws_iam_role.execution.arn"
            ),
            (
                "exec-role-policydoc-bad", "aws_iam_role_policy.secrets", "policy",
                "data.aws_iam_policy_document.secrets.json"
            ),
        ]
    )
    func aSingleReferenceLeadsToItsAttribute(
        scenario: String,
        address: String,
        attribute: String,
        target: String
    ) throws {
        let plan = try plan(scenario)
        let instance = try #require(ResourceAddress(address).flatMap { plan.instances.instance($0) })
        let origin = try #require(plan.origin(of: AttributePath(attribute: attribute), in: instance))
        #expect(origin.references.single?.description == target)
    }

    @Test func referencesAreFollowedIntoModulesWithCount() throws {
        let plan = try plan("exec-role-modules-count-bad")
        let tasks = plan.instances.managed("aws_ecs_task_definition")
        #expect(tasks.count == 2)
        for task in tasks {
            let origin = try #require(plan.origin(of: AttributePath(attribute: "execution_role_arn"), in: task))
            #expect(origin.references.single?.address.module == task.address.module)
        }
    }

    @Test func whatAPlanDoesNotShowIsUnknownWithItsReferences() throws {
        let plan = try plan("exec-role-policydoc-bad")
        let address = try #require(ResourceAddress("aws_ecs_task_definition.api"))
        let containers = plan.instances.instance(address)?.attribute("container_definitions")
        let unknown = try #require(containers?.unknown)
        #expect(unknown.identity?.description == "aws_ecs_task_definition.api.container_definitions")
        let references = unknown.sources[0].references.map(\.text)
        #expect(
            references == [
                "var.image", "aws_secretsmanager_secret.app.arn", "aws_secretsmanager_secret.redis.arn",
                "aws_ssm_parameter.database_url.arn",
            ]
        )
    }
}
