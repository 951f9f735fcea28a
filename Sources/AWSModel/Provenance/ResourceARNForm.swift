import Symbolic
import TerraformPlan

/// How the ARN of a resource type is made of its attributes.
///
/// Source: service authorization reference, resource types of each service. `{name}` stands for an attribute,
/// `{name?}` for one that may be missing, `{/name}` for one before which a slash stands just once, `*` for what only AWS
/// knows and has neither colon nor slash, `**` for what may have slashes, `??????` for so many letters and digits.
struct ResourceARNForm: Hashable, Sendable {
    let service: String
    let hasRegion: Bool
    let hasAccount: Bool
    let resource: String

    private init(_ service: String, _ resource: String, hasRegion: Bool = true, hasAccount: Bool = true) {
        self.service = service
        self.resource = resource
        self.hasRegion = hasRegion
        self.hasAccount = hasAccount
    }

    /// The forms by resource type.
    static let of: [String: ResourceARNForm] = [
        "aws_secretsmanager_secret": .init("secretsmanager", "secret:{name}-??????"),
        "aws_ssm_parameter": .init("ssm", "parameter{/name}"),
        "aws_kms_key": .init("kms", "key/*"),
        "aws_kms_replica_key": .init("kms", "key/*"),
        "aws_kms_external_key": .init("kms", "key/*"),
        "aws_kms_alias": .init("kms", "{name}"),
        "aws_iam_role": .init("iam", "role{path}{name}", hasRegion: false),
        "aws_iam_policy": .init("iam", "policy{path}{name}", hasRegion: false),
        "aws_iam_user": .init("iam", "user{path}{name}", hasRegion: false),
        "aws_iam_group": .init("iam", "group{path}{name}", hasRegion: false),
        "aws_iam_instance_profile": .init("iam", "instance-profile{path}{name}", hasRegion: false),
        "aws_s3_bucket": .init("s3", "{bucket}", hasRegion: false, hasAccount: false),
        "aws_s3_object": .init("s3", "{bucket}/{key}", hasRegion: false, hasAccount: false),
        "aws_s3_access_point": .init("s3", "accesspoint/{name}"),
        "aws_ecr_repository": .init("ecr", "repository/{name}"),
        "aws_cloudwatch_log_group": .init("logs", "log-group:{name}"),
        "aws_cloudwatch_log_stream": .init("logs", "log-group:{log_group_name}:log-stream:{name}"),
        "aws_sqs_queue": .init("sqs", "{name}"),
        "aws_sns_topic": .init("sns", "{name}"),
        "aws_lambda_function": .init("lambda", "function:{function_name}"),
        "aws_lambda_layer_version": .init("lambda", "layer:{layer_name}:*"),
        "aws_dynamodb_table": .init("dynamodb", "table/{name}"),
        "aws_kinesis_stream": .init("kinesis", "stream/{name}"),
        "aws_kinesis_stream_consumer": .init("kinesis", "stream/*/consumer/{name}:*"),
        "aws_kinesis_firehose_delivery_stream": .init("firehose", "deliverystream/{name}"),
        "aws_ecs_cluster": .init("ecs", "cluster/{name}"),
        "aws_ecs_task_definition": .init("ecs", "task-definition/{family}:*"),
        "aws_sfn_state_machine": .init("states", "stateMachine:{name}"),
        "aws_cloudwatch_event_bus": .init("events", "event-bus/{name}"),
        "aws_cloudwatch_event_rule": .init("events", "rule/{event_bus_name}{name}"),
        "aws_cloudwatch_event_connection": .init("events", "connection/{name}/*"),
        "aws_cloudwatch_event_api_destination": .init("events", "api-destination/{name}/*"),
        "aws_pipes_pipe": .init("pipes", "pipe/{name}"),
        "aws_scheduler_schedule": .init("scheduler", "schedule/{group_name}/{name}"),
        "aws_db_instance": .init("rds", "db:{identifier}"),
        "aws_rds_cluster": .init("rds", "cluster:{cluster_identifier}"),
        "aws_db_proxy": .init("rds", "db-proxy:*"),
        "aws_elasticache_replication_group": .init("elasticache", "replicationgroup:{replication_group_id}"),
        "aws_efs_file_system": .init("elasticfilesystem", "file-system/*"),
        "aws_efs_access_point": .init("elasticfilesystem", "access-point/*"),
        "aws_codebuild_project": .init("codebuild", "project/{name}"),
        "aws_codepipeline": .init("codepipeline", "{name}"),
        "aws_apprunner_service": .init("apprunner", "service/{service_name}/*"),
        "aws_batch_job_definition": .init("batch", "job-definition/{name}:*"),
        "aws_batch_job_queue": .init("batch", "job-queue/{name}"),
        "aws_msk_cluster": .init("kafka", "cluster/{cluster_name}/*"),
        "aws_msk_serverless_cluster": .init("kafka", "cluster/{cluster_name}/*"),
        "aws_msk_vpc_connection": .init("kafka", "vpc-connection/**"),
        "aws_mq_broker": .init("mq", "broker:{broker_name}:*"),
        "aws_glue_job": .init("glue", "job/{name}"),
        "aws_glue_connection": .init("glue", "connection/{name}"),
        "aws_glue_crawler": .init("glue", "crawler/{name}"),
        "aws_glue_catalog_database": .init("glue", "database/{name}"),
        "aws_glue_catalog_table": .init("glue", "table/{database_name}/{name}"),
        "aws_mwaa_environment": .init("airflow", "environment/{name}"),
        "aws_dms_endpoint": .init("dms", "endpoint:*"),
        "aws_transfer_server": .init("transfer", "server/*"),
        "aws_transfer_connector": .init("transfer", "connector/*"),
        "aws_eks_cluster": .init("eks", "cluster/{name}"),
        "aws_opensearch_domain": .init("es", "domain/{domain_name}"),
        "aws_elasticsearch_domain": .init("es", "domain/{domain_name}"),
        "aws_appsync_graphql_api": .init("appsync", "apis/*"),
        "aws_cognito_user_pool": .init("cognito-idp", "userpool/*"),
        "aws_acm_certificate": .init("acm", "certificate/*"),
        "aws_lb": .init("elasticloadbalancing", "loadbalancer/**"),
        "aws_lb_target_group": .init("elasticloadbalancing", "targetgroup/**"),
        "aws_cloudwatch_metric_alarm": .init("cloudwatch", "alarm:{alarm_name}"),
        "aws_backup_vault": .init("backup", "backup-vault:{name}"),
        "aws_codeartifact_domain": .init("codeartifact", "domain/{domain}"),
        "aws_codeartifact_repository": .init("codeartifact", "repository/{domain}/{repository}"),
    ]

    /// The ARN of an instance, with holes for what only AWS knows; nil where an attribute of its name is not set.
    func arn(of instance: ResourceInstance, in context: ProviderContext) -> SymbolicString? {
        guard let resource = resource(of: instance) else { return nil }
        let colon = SymbolicString(":")
        return SymbolicString("arn:") + context.partition + SymbolicString(":\(service):")
            + (hasRegion ? context.region : SymbolicString()) + colon
            + (hasAccount ? context.account : SymbolicString()) + colon + resource
    }

    /// Whether an ARN of the form tells no more than the attributes of the resource.
    var isMadeOfNames: Bool { !resource.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }

    /// Whether an attribute ends an ARN of the form behind a text, and is all that sets it apart from others.
    func isNamed(by attribute: String, behind head: String) -> Bool {
        switch resource {
        case "\(head){\(attribute)}": true
        case "parameter{/name}": attribute == "name" && (head == "parameter" || head == "parameter/")
        // What AWS chooses of a key's ARN is the key's id.
        case "key/*": head == "key/" && ["key_id", "id"].contains(attribute)
        default: false
        }
    }

    /// The last part of the ARN of an instance; nil where an attribute of its name is not set.
    func resource(of instance: ResourceInstance) -> SymbolicString? {
        var text = SymbolicString()
        var rest = Substring(resource)
        while let first = rest.first {
            switch first {
            case "{":
                let name = rest.dropFirst().prefix { $0 != "}" }
                rest = rest.dropFirst(name.count + 2)
                guard let value = attribute(String(name), of: instance) else { return nil }
                text = text + value
            case "*":
                let stars = rest.prefix { $0 == "*" }.count
                rest = rest.dropFirst(stars)
                text.append(.hole(ResourceARNForm.hole(stars > 1 ? Identities.path : Self.segment, of: instance)))
            case "?":
                rest = rest.drop { $0 == "?" }
                text.append(.hole(Identities.suffix(of: "\(instance.address)")))
            default:
                let literal = rest.prefix { $0 != "{" && $0 != "*" && $0 != "?" }
                rest = rest.dropFirst(literal.count)
                text.append(.literal(String(literal)))
            }
        }
        return text
    }

    private func attribute(_ name: String, of instance: ResourceInstance) -> SymbolicString? {
        if name == "path" { return ResourceARNForm.path(of: instance) }
        if name == "event_bus_name" { return ResourceARNForm.bus(of: instance) }
        guard name.first == "/" else {
            guard let text = instance.attribute(name)?.text, text.known != "" else { return nil }
            return text.wholeHole == nil
                ? text : ResourceARNForm.generatedName(name, of: instance) ?? ownName(name, of: instance)
        }
        guard let text = attribute(String(name.dropFirst()), of: instance) else { return nil }
        return text.prefix.utf8.first == UInt8(ascii: "/") ? text : SymbolicString("/") + text
    }

    /// A name that nobody knows, of a type whose ARNs have more than the name behind the account.
    private func ownName(_ name: String, of instance: ResourceInstance) -> SymbolicString? {
        guard instance.address.type == "aws_iam_role", instance.address.mode == .managed else { return nil }
        let identity = AttributeIdentity(address: instance.address, path: AttributePath(attribute: name))
        return SymbolicString([.hole(Unknown(attribute: identity))])
    }

    /// The path in the ARN of a role or user, `/` where none is set; nil where it is no text.
    static func path(of instance: ResourceInstance) -> SymbolicString? {
        guard let value = instance.attribute("path"), !value.isNull else { return SymbolicString("/") }
        return value.text
    }

    /// What stands before the name of a rule: its bus and a slash, nothing for the default bus.
    private static func bus(of rule: ResourceInstance) -> SymbolicString? {
        guard let value = rule.attribute("event_bus_name"), !value.isNull else { return SymbolicString() }
        guard let text = value.text, text.wholeHole == nil else { return nil }
        if text.known == "default" { return SymbolicString() }
        // A bus may be named by its ARN.
        let name = text.known.map { SymbolicString($0.lastPathPiece ?? $0) } ?? text
        return name + SymbolicString("/")
    }

    /// What stands behind the ARN of a table in that of its stream: the time at which the stream was made.
    static func streamPath(of table: ResourceInstance) -> SymbolicString {
        SymbolicString("/stream/") + SymbolicString([.hole(hole(Identities.path, of: table))])
    }

    /// A name that the provider makes up behind a prefix; nil where nothing of it is known, as then it says nothing that
    /// the ARN itself does not.
    ///
    /// Source: the provider's documentation of `name_prefix`, `bucket_prefix`, `identifier_prefix`; what stands behind it
    /// is a time and a counter, `PrefixedUniqueId` of the plugin SDK.
    static func generatedName(_ attribute: String, of instance: ResourceInstance) -> SymbolicString? {
        guard let prefix = instance.attribute("\(attribute)_prefix")?.string, !prefix.isEmpty else { return nil }
        let rest = hole(attribute, of: instance, type: Identities.generatedNameType)
        return SymbolicString(prefix) + SymbolicString([.hole(rest)])
    }

    /// The part of an ARN that only AWS knows and that has neither colon nor slash.
    static let segment = "rest"

    /// What of an ARN only AWS knows: the same wherever the resource is named.
    static func hole(
        _ part: String,
        of instance: ResourceInstance,
        type: String = Identities.restType
    ) -> Unknown {
        let reason = UnknownSource.Reason.undecided("a part of the ARN that AWS chooses")
        let address = ResourceAddress(mode: .data, type: type, name: "\(instance.address)")
        return Unknown(
            UnknownSource(attribute: nil, reason: reason),
            identity: AttributeIdentity(address: address, path: AttributePath(attribute: part))
        )
    }
}
