import Symbolic
import TerraformPlan

/// The arguments of resources that are a password or another credential themselves.
///
/// Source: the pages of the resources in the documentation of the AWS provider.
enum CredentialArguments {
    static let patterns: [(type: String, pattern: AttributePattern)] = databases + brokersAndDirectories + applications

    /// Whether an instance may hold a credential that somebody wrote where a pattern points.
    ///
    /// AWS makes some itself where the configuration has none: preshared keys, API keys.
    static func mayBeWritten(_ pattern: AttributePattern, of instance: ResourceInstance) -> Bool {
        // The file of a certificate's key need not be kept with the configuration that names it.
        let expression = instance.block?.expression(at: AttributePath(attribute: pattern.root))
        if pattern.root == "private_key", let expression, expression.isLiteral, expression.constant == nil {
            return false
        }
        guard computed.contains(pattern.root), instance.block != nil, !instance.isConfigured(pattern.root) else {
            return true
        }
        guard pattern.isInBlock, instance.sourceBlock == nil else { return false }
        // Only the source shows `dynamic` blocks; what they make of known values is there all the same.
        guard let value = instance.attribute(pattern.root) else { return true }
        return value.unknown == nil || value.isPartial
    }

    /// The arguments and blocks that the provider fills in where the configuration leaves them out; what it does not
    /// fill in is written wherever it is not null.
    ///
    /// Source: the schemas of AWS provider 3 to 6, `optional` and `computed`.
    private static let computed: Set<String> = [
        "advanced_security_options", "authentication_mode", "bgp_auth_key", "extra_connection_attributes",
        "tunnel1_preshared_key", "tunnel2_preshared_key", "value",
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
        ("aws_dms_endpoint", "redis_settings[].auth_password"),
        ("aws_glue_connection", "connection_properties.PASSWORD"),
        ("aws_glue_connection", "connection_properties.KAFKA_SASL_SCRAM_PASSWORD"),
        ("aws_glue_connection", "connection_properties.KAFKA_CLIENT_KEYSTORE_PASSWORD"),
        ("aws_glue_connection", "connection_properties.KAFKA_CLIENT_KEY_PASSWORD"),
        ("aws_quicksight_data_source", "credentials[].credential_pair[].password"),
        ("aws_kinesis_firehose_delivery_stream", "redshift_configuration[].password"),
    ]

    private static let brokersAndDirectories: [(type: String, pattern: AttributePattern)] = [
        ("aws_mq_broker", "user[].password"), ("aws_mq_broker", "ldap_server_metadata[].service_account_password"),
        ("aws_directory_service_directory", "password"),
        ("aws_fsx_windows_file_system", "self_managed_active_directory[].password"),
        ("aws_fsx_ontap_file_system", "fsx_admin_password"),
        (
            "aws_fsx_ontap_storage_virtual_machine",
            "active_directory_configuration[].self_managed_active_directory_configuration[].password"
        ),
        ("aws_storagegateway_gateway", "smb_guest_password"),
        ("aws_storagegateway_gateway", "smb_active_directory_settings[].password"),
        ("aws_vpn_connection", "tunnel1_preshared_key"), ("aws_vpn_connection", "tunnel2_preshared_key"),
        ("aws_dx_bgp_peer", "bgp_auth_key"), ("aws_dx_private_virtual_interface", "bgp_auth_key"),
        ("aws_dx_public_virtual_interface", "bgp_auth_key"), ("aws_dx_transit_virtual_interface", "bgp_auth_key"),
        ("aws_emr_cluster", "kerberos_attributes[].kdc_admin_password"),
    ]

    private static let applications: [(type: String, pattern: AttributePattern)] = [
        ("aws_lb_listener", "default_action[].authenticate_oidc[].client_secret"),
        ("aws_lb_listener_rule", "action[].authenticate_oidc[].client_secret"),
        ("aws_alb_listener", "default_action[].authenticate_oidc[].client_secret"),
        ("aws_alb_listener_rule", "action[].authenticate_oidc[].client_secret"),
        ("aws_cognito_identity_provider", "provider_details.client_secret"),
        ("aws_cloudwatch_event_connection", "auth_parameters[].api_key[].value"),
        ("aws_cloudwatch_event_connection", "auth_parameters[].basic[].password"),
        ("aws_cloudwatch_event_connection", "auth_parameters[].oauth[].client_parameters[].client_secret"),
        ("aws_kinesis_firehose_delivery_stream", "splunk_configuration[].hec_token"),
        ("aws_kinesis_firehose_delivery_stream", "http_endpoint_configuration[].access_key"),
        ("aws_codebuild_source_credential", "token"), ("aws_amplify_app", "access_token"),
        ("aws_amplify_app", "oauth_token"), ("aws_amplify_app", "basic_auth_credentials"),
        ("aws_amplify_branch", "basic_auth_credentials"), ("aws_api_gateway_api_key", "value"),
        ("aws_sns_platform_application", "platform_credential"),
        ("aws_verifiedaccess_trust_provider", "oidc_options[].client_secret"),
        ("aws_acm_certificate", "private_key"), ("aws_iam_server_certificate", "private_key"),
    ]
}

extension AttributePattern {
    /// Whether the pattern leads into blocks, so that its root is no argument.
    fileprivate var isInBlock: Bool {
        guard steps.count > 2, case .elements = steps[1] else { return false }
        return true
    }
}
