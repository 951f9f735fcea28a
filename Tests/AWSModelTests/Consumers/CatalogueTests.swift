import IAM
import Symbolic
import TestSupport
import Testing

@testable import AWSModel

/// The catalogue against the list of the resource types that consume secrets.
@Suite struct CatalogueTests {
    /// The types of which a plan cannot tell what they need, each with the reason.
    private static let undecidable = [
        // The role is one of the account, named nowhere.
        "aws_quicksight_data_source",
        // Who runs Terraform reads the secret.
        "aws_redshiftdata_statement",
    ]

    @Test(.enabled(if: Shared.isPresent))
    func everyTypeIsThere() throws {
        let links = ConsumerType.all.flatMap(\.roles).flatMap { role in
            role.needs.compactMap(\.owner?.type) + [role.owner?.type].compactMap(\.self)
        }
        let types = Set(
            ConsumerType.all.map(\.type) + links + ServiceRequestRow.all.map(\.type) + DemandingService.all.map(\.type)
                + Self.undecidable
        )
        let rows = String(decoding: try Shared.bytes("conformance/iam/consumers.tsv"), as: UTF8.self).split(
            separator: "\n"
        )
        let listed = Set(rows.dropFirst().compactMap { $0.split(separator: "\t").first.map(String.init) })
        #expect(listed.count > 40)
        #expect(listed.subtracting(types).sorted() == [])
    }

    /// A pattern that is misspelt is read as one that points nowhere.
    @Test func everyPatternHasAnEnd() {
        for type in ConsumerType.all {
            for role in type.roles {
                for pattern in [role.attribute] + role.needs.map(\.attribute) {
                    #expect(!pattern.root.isEmpty && !pattern.steps.isEmpty, "\(type.type)")
                }
            }
        }
    }

    /// Pages are named without the host, as they are shown behind it.
    @Test func everyPageIsNamed() {
        let roles = ConsumerType.all.flatMap(\.roles)
        let pages =
            roles.map(\.trustPage) + roles.flatMap(\.otherwiseAssumedBy).map(\.page)
            + roles.flatMap(\.needs).map(\.page) + ServiceRequestRow.all.map(\.need.page)
            + DemandingService.all.map(\.page)
        for page in pages {
            #expect(page.hasSuffix(".html") && page.contains("/latest/") && !page.contains("://"), "\(page)")
        }
    }

    /// The catalogue and the Service Authorization Reference do not contradict one another: a statement that grants what
    /// a resource needs is one that tfproof holds to have an effect.
    @Test func everyActionFitsItsResource() throws {
        for need in ConsumerType.all.flatMap(\.roles).flatMap(\.needs) {
            for (action, arn) in Self.requests(of: need) {
                let resource = try #require(arn, "\(need.target) has no ARN here")
                let json = #"{"Statement": {"Effect": "Allow", "Action": "\#(action)", "Resource": "\#(resource)"}}"#
                let statement = try #require(PolicyDocument.parse(json: json).statements.first)
                let fit = try #require(statement.fit(of: statement.actions.patterns[0].standing, symbols: .standard))
                if case .never(let types) = fit {
                    Issue.record("\(action) on \(resource), which is about \(types.map(\.arn))")
                }
            }
        }
    }

    /// The actions of a need with an ARN as they are done on; nil for a kind that is missing here.
    private static func requests(of need: ConsumerNeed) -> [(action: String, arn: String?)] {
        func arn(_ service: String, _ resource: String) -> String { "arn:aws:\(service):eu-west-1:1:\(resource)" }
        let resource: String? =
            switch need.target {
            case .secretReference, .everything: "*"
            case .secret: arn("secretsmanager", "secret:x-AbCdEf")
            case .parameter: arn("ssm", "parameter/x")
            case .resource(let kind): need.actions.first.flatMap { arns[kind, default: [:]][service(of: $0)] }
            case .repository: arn("ecr", "repository/x")
            case .logStreams, .logStreamsInRegion, .logStreamsOfARN: arn("logs", "log-group:x:log-stream:x")
            case .streamOfConsumer: arn("kinesis", "stream/x")
            case .clusterOfConnection: arn("kafka", "cluster/x/1")
            case .bucketOfObject: "arn:aws:s3:::x"
            case .function: arn("lambda", "function:x")
            case .ownSecret: arn("secretsmanager", "secret:x-AbCdEf")
            case .taskDefinition: arn("ecs", "task-definition/x:1")
            case .role: "arn:aws:iam::1:role/x"
            case .some(_, let service, let prefix, _): arn(service, "\(prefix)x")
            }
        return (need.actions + need.substitutes.values.map(\.action)).map { ($0, resource) }
    }

    private static func service(of action: String) -> String { String(action.prefix { $0 != ":" }) }

    /// What the ARNs of a kind look like, by the services that have it.
    private static let arns: [String: [String: String]] = [
        "apiDestination": ["events": "arn:aws:events:eu-west-1:1:api-destination/x/1"],
        "broker": ["mq": "arn:aws:mq:eu-west-1:1:broker:x:b-1"],
        "bucket": ["s3": "arn:aws:s3:::x"],
        "cluster": ["kafka": "arn:aws:kafka:eu-west-1:1:cluster/x/1"],
        "connection": ["events": "arn:aws:events:eu-west-1:1:connection/x/1"],
        "consumer": ["kinesis": "arn:aws:kinesis:eu-west-1:1:stream/x/consumer/x:1"],
        "deliveryStream": ["firehose": "arn:aws:firehose:eu-west-1:1:deliverystream/x"],
        "eventBus": ["events": "arn:aws:events:eu-west-1:1:event-bus/x"],
        "object": ["s3": "arn:aws:s3:::x/x"],
        "pipeline": ["codepipeline": "arn:aws:codepipeline:eu-west-1:1:x"],
        "project": ["codebuild": "arn:aws:codebuild:eu-west-1:1:project/x"],
        "queue": ["sqs": "arn:aws:sqs:eu-west-1:1:x"],
        "stateMachine": ["states": "arn:aws:states:eu-west-1:1:stateMachine:x"],
        "stream": [
            "dynamodb": "arn:aws:dynamodb:eu-west-1:1:table/x/stream/1",
            "kinesis": "arn:aws:kinesis:eu-west-1:1:stream/x",
        ],
        "taskDefinition": ["ecs": "arn:aws:ecs:eu-west-1:1:task-definition/x:1"],
        "vpcConnection": ["kafka": "arn:aws:kafka:eu-west-1:1:vpc-connection/1/x/1"],
        "topic": ["sns": "arn:aws:sns:eu-west-1:1:x"],
    ]
}
