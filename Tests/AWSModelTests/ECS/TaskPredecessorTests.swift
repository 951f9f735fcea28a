import JSONReader
import Linting
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// Which resource registered the revision that a task definition follows.
@Suite struct TaskPredecessorTests {
    private static func task(_ name: String, _ before: String?, _ after: String?, unknown: String = "{}") -> String {
        let actions =
            switch (before, after) {
            case (nil, _): #"["create"]"#
            case (_, nil): #"["delete"]"#
            default: #"["delete", "create"]"#
            }
        return ExecutionRolePlan.resource(
            "aws_ecs_task_definition.\(name)",
            after ?? "null",
            actions: actions,
            before: before ?? "null",
            unknown: unknown
        )
    }

    /// A revision of the family `web` in a region.
    private static func web(_ revision: Int, in region: String = "eu-west-1") -> String {
        let arn = "arn:aws:ecs:\(region):111122223333:task-definition/web:\(revision)"
        return #"{"family": "web", "revision": \#(revision), "arn": "\#(arn)"}"#
    }

    /// The address of what `new` follows: empty for nothing, nil where nobody can tell.
    ///
    /// `other` is the key of the provider of `there`.
    private static func predecessor(
        _ tasks: [String],
        providers: String = "{}",
        other: String = "aws"
    ) throws -> String? {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [\(tasks.joined(separator: ", "))],
             "configuration": {"provider_config": \(providers), "root_module": {"resources": [
               {"address": "aws_ecs_task_definition.new", "mode": "managed", "type": "aws_ecs_task_definition",
                "name": "new", "provider_config_key": "aws", "expressions": {}},
               {"address": "aws_ecs_task_definition.there", "mode": "managed", "type": "aws_ecs_task_definition",
                "name": "there", "provider_config_key": "\(other)", "expressions": {}}]}}}
            """
        let model = PlanModel(try Plan.read(JSONText(text), name: "plan.json"))
        let new = try #require(model.taskDefinitions.first { $0.instance.address.name == "new" })
        switch model.taskPredecessors.predecessor(of: new) {
        case .revision(let instance): return instance.address.name
        case .none: return ""
        case .unknown: return nil
        }
    }

    private static let new = task("new", nil, #"{"family": "web"}"#)

    @Test func theLastRevisionOfTheFamilyCounts() throws {
        let old = [("a", 3), ("b", 12), ("c", 5)].map { Self.task($0.0, Self.web($0.1), nil) }
        #expect(try Self.predecessor(old + [Self.new]) == "b")
        #expect(try Self.predecessor([Self.new]).map(\.isEmpty) == true)
    }

    @Test func anotherRegionHasAFamilyOfItsOwn() throws {
        let providers = #"{"aws": {"name": "aws", "expressions": {"region": {"constant_value": "us-east-1"}}}}"#
        let here = Self.task("old", Self.web(3), nil)
        #expect(try Self.predecessor([here, Self.new], providers: providers)?.isEmpty == true)
        let there = Self.web(3, in: "us-east-1")
        #expect(try Self.predecessor([Self.task("old", there, nil), Self.new], providers: providers) == "old")
    }

    /// Of a block that is gone nobody knows which of two providers it had.
    @Test func theRegionOfWhatGoesMayBeOpen() throws {
        let providers = #"{"aws": {"name": "aws"}, "aws.acm": {"name": "aws", "alias": "acm"}}"#
        #expect(try Self.predecessor([Self.task("old", Self.web(3), nil), Self.new], providers: providers) == nil)
    }

    /// The family goes on in another region, which says nothing of this one.
    @Test func aFamilyOfAnotherRegionIsAnotherOne() throws {
        let providers = #"""
            {"aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-west-1"}}},
             "aws.us": {"name": "aws", "alias": "us", "expressions": {"region": {"constant_value": "us-east-1"}}}}
            """#
        let renamed = Self.task("new", Self.web(3), #"{"family": "api"}"#)
        let entering = Self.task("there", nil, #"{"family": "web"}"#)
        #expect(try Self.predecessor([renamed, entering], providers: providers, other: "aws.us") == "new")
        #expect(try Self.predecessor([renamed, entering], providers: providers, other: "aws")?.isEmpty == true)
    }

    @Test func aLaterRevisionThatStaysIsTheLastOne() throws {
        let old = Self.task("v1", Self.web(1), nil)
        let last = Self.task("v2", Self.web(2), Self.web(2))
        #expect(try Self.predecessor([old, last, Self.new])?.isEmpty == true)
        #expect(try Self.predecessor([Self.task("v1", Self.web(3), nil), last, Self.new]) == "v1")
    }

    @Test func aFamilyThatStaysWithItsResourceIsNobodyElses() throws {
        #expect(try Self.predecessor([Self.task("same", Self.web(3), Self.web(3)), Self.new])?.isEmpty == true)
    }

    @Test func itsOwnRevisionCountsUnlessTheFamilyGoesOnElsewhere() throws {
        let renamed = Self.task("new", #"{"family": "api"}"#, #"{"family": "web"}"#)
        #expect(try Self.predecessor([renamed]) == "new")
        #expect(try Self.predecessor([renamed, Self.task("api", nil, #"{"family": "api"}"#)])?.isEmpty == true)
    }

    @Test func aFamilyThatIsNotKnownMayBeAnyThatIsGivenUp() throws {
        let open = Self.task("new", #"{"family": "api"}"#, "{}", unknown: #"{"family": true}"#)
        #expect(try Self.predecessor([open]) == "new")
        #expect(try Self.predecessor([open, Self.task("old", Self.web(3), nil)]) == nil)
        let other = Self.task("other", Self.web(3), "{}", unknown: #"{"family": true}"#)
        #expect(try Self.predecessor([other, Self.new]) == nil)
    }
}
