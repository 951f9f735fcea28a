import Symbolic
import TerraformPlan

/// The arguments of resources that are a password or another credential themselves.
///
/// Source: the pages of the resources in the documentation of the AWS provider.
enum CredentialArguments {
    static let patterns: [(type: String, pattern: AttributePattern)] =
        databases + brokersAndDirectories + networksAndFiles + applications + channels + stacks + connectors

    /// Whether an instance may hold a credential that somebody wrote where a pattern points.
    ///
    /// AWS makes some itself where the configuration has none: preshared keys, API keys.
    static func mayBeWritten(_ pattern: AttributePattern, of instance: ResourceInstance) -> Bool {
        guard computed.contains(pattern.root), instance.block != nil, !instance.isConfigured(pattern.root) else {
            return true
        }
        guard pattern.isInBlock, instance.sourceBlock == nil else { return false }
        // Only the source shows `dynamic` blocks; what they make of known values is there all the same.
        guard let value = instance.attribute(pattern.root) else { return true }
        return value.unknown == nil || value.isPartial
    }

    /// Whether what stands at a place is written there, as far as the plan tells: a key may be read from a file, which need
    /// not be kept with the configuration that names it.
    static func mayBeWritten(at path: AttributePath, of instance: ResourceInstance) -> Bool {
        guard case .attribute(let name) = path.steps.last, readFromFiles.contains(name),
            let expression = instance.block?.expression(at: path), expression.constant == nil
        else { return true }
        // The references of a map are those of all its members.
        if case .attribute = path.steps.dropLast().last { return false }
        return !expression.mayBeOfFile
    }

    /// The arguments that take what tools leave in files: private keys, keytabs, key material.
    private static let readFromFiles: Set<String> = [
        "certificate_private_key", "domain_signing_private_key", "host_key", "host_key_body", "kerberos_keytab",
        "kerberos_keytab_base64", "key_material_base64", "private_key", "service_json", "ssh_key", "token_key",
    ]

    /// The arguments and blocks that the provider fills in where the configuration leaves them out; what it does not
    /// fill in is written wherever it is not null.
    ///
    /// Source: the schemas of AWS provider 3 to 6, `optional` and `computed`.
    private static let computed: Set<String> = [
        "advanced_security_options", "authentication_mode", "auto_branch_creation_config", "bgp_auth_key",
        "dkim_signing_attributes", "extra_connection_attributes", "tunnel1_preshared_key", "tunnel2_preshared_key",
        "value",
    ]

    private static let databases: [(type: String, pattern: AttributePattern)] = [
        ("aws_db_instance", "password"), ("aws_rds_cluster", "master_password"),
        ("aws_redshift_cluster", "master_password"), ("aws_docdb_cluster", "master_password"),
        ("aws_docdbelastic_cluster", "admin_user_password"), ("aws_lightsail_database", "master_password"),
        ("aws_redshiftserverless_namespace", "admin_user_password"),
        ("aws_elasticache_replication_group", "auth_token"), ("aws_elasticache_user", "passwords[]"),
        ("aws_elasticache_user", "authentication_mode[].passwords[]"),
        ("aws_memorydb_user", "authentication_mode[].passwords[]"),
        ("aws_opensearch_domain", "advanced_security_options[].master_user_options[].master_user_password"),
        ("aws_elasticsearch_domain", "advanced_security_options[].master_user_options[].master_user_password"),
        ("aws_dms_endpoint", "password"), ("aws_dms_endpoint", "kafka_settings[].sasl_password"),
        ("aws_dms_endpoint", "kafka_settings[].ssl_client_key_password"),
        ("aws_dms_endpoint", "redis_settings[].auth_password"), ("aws_opsworks_rds_db_instance", "db_password"),
        ("aws_opsworks_mysql_layer", "root_password"), ("aws_timestreaminfluxdb_db_instance", "password"),
        ("aws_timestreaminfluxdb_db_cluster", "password"),
        ("aws_glue_connection", "connection_properties.PASSWORD"),
        ("aws_glue_connection", "connection_properties.KAFKA_SASL_SCRAM_PASSWORD"),
        ("aws_glue_connection", "connection_properties.KAFKA_CLIENT_KEYSTORE_PASSWORD"),
        ("aws_glue_connection", "connection_properties.KAFKA_CLIENT_KEY_PASSWORD"),
        ("aws_quicksight_data_source", "credentials[].credential_pair[].password"),
        ("aws_kinesis_firehose_delivery_stream", "redshift_configuration[].password"),
        ("aws_kinesis_firehose_delivery_stream", "snowflake_configuration[].private_key"),
        ("aws_kinesis_firehose_delivery_stream", "snowflake_configuration[].key_passphrase"),
    ]
}

extension ConfiguredExpression {
    /// Whether all of it may be what a file holds: functions of nothing but literals and the directories of modules.
    var mayBeOfFile: Bool {
        constant == nil && references.allSatisfy { $0.subject == .symbol("path") }
    }
}

extension AttributePattern {
    /// Whether the pattern leads into blocks, so that its root is no argument.
    fileprivate var isInBlock: Bool {
        guard steps.count > 2, case .elements = steps[1] else { return false }
        return true
    }
}
