/// The arguments that are credentials, by what they give access to.
extension CredentialArguments {
    static let brokersAndDirectories: [(type: String, pattern: AttributePattern)] = [
        ("aws_mq_broker", "user[].password"), ("aws_mq_broker", "ldap_server_metadata[].service_account_password"),
        ("aws_directory_service_directory", "password"), ("aws_directory_service_radius_settings", "shared_secret"),
        ("aws_directory_service_trust", "trust_password"),
        ("aws_appstream_directory_config", "service_account_credentials[].account_password"),
        ("aws_emr_cluster", "kerberos_attributes[].kdc_admin_password"),
        ("aws_emr_cluster", "kerberos_attributes[].cross_realm_trust_principal_password"),
        ("aws_emr_cluster", "kerberos_attributes[].ad_domain_join_password"), ("aws_cognito_user", "password"),
        ("aws_cognito_user", "temporary_password"), ("aws_connect_user", "password"),
    ]

    static let networksAndFiles: [(type: String, pattern: AttributePattern)] = [
        ("aws_fsx_windows_file_system", "self_managed_active_directory[].password"),
        ("aws_fsx_ontap_file_system", "fsx_admin_password"),
        ("aws_fsx_ontap_storage_virtual_machine", "svm_admin_password"),
        (
            "aws_fsx_ontap_storage_virtual_machine",
            "active_directory_configuration[].self_managed_active_directory_configuration[].password"
        ),
        ("aws_storagegateway_gateway", "smb_guest_password"),
        ("aws_storagegateway_gateway", "smb_active_directory_settings[].password"),
        ("aws_datasync_location_smb", "password"), ("aws_datasync_location_fsx_windows_file_system", "password"),
        ("aws_datasync_location_fsx_ontap_file_system", "protocol[].smb[].password"),
        ("aws_datasync_location_object_storage", "secret_key"),
        ("aws_datasync_location_azure_blob", "sas_configuration[].token"),
        ("aws_datasync_location_hdfs", "kerberos_keytab"), ("aws_datasync_location_hdfs", "kerberos_keytab_base64"),
        ("aws_transfer_server", "host_key"), ("aws_transfer_host_key", "host_key_body"),
        ("aws_transfer_certificate", "private_key"), ("aws_s3_object_copy", "customer_key"),
        ("aws_s3_object_copy", "source_customer_key"), ("aws_kms_external_key", "key_material_base64"),
        ("aws_kms_replica_external_key", "key_material_base64"), ("aws_kms_custom_key_store", "key_store_password"),
        ("aws_kms_custom_key_store", "xks_proxy_authentication_credential[].raw_secret_access_key"),
        ("aws_vpn_connection", "tunnel1_preshared_key"), ("aws_vpn_connection", "tunnel2_preshared_key"),
        ("aws_dx_bgp_peer", "bgp_auth_key"), ("aws_dx_private_virtual_interface", "bgp_auth_key"),
        ("aws_dx_public_virtual_interface", "bgp_auth_key"), ("aws_dx_transit_virtual_interface", "bgp_auth_key"),
        ("aws_dx_hosted_private_virtual_interface", "bgp_auth_key"),
        ("aws_dx_hosted_public_virtual_interface", "bgp_auth_key"),
        ("aws_dx_hosted_transit_virtual_interface", "bgp_auth_key"), ("aws_dx_macsec_key_association", "cak"),
    ]

    static let applications: [(type: String, pattern: AttributePattern)] = [
        ("aws_lb_listener", "default_action[].authenticate_oidc[].client_secret"),
        ("aws_lb_listener_rule", "action[].authenticate_oidc[].client_secret"),
        ("aws_alb_listener", "default_action[].authenticate_oidc[].client_secret"),
        ("aws_alb_listener_rule", "action[].authenticate_oidc[].client_secret"),
        ("aws_cognito_identity_provider", "provider_details.client_secret"),
        ("aws_cognito_identity_provider", "provider_details.private_key"),
        ("aws_cloudwatch_event_connection", "auth_parameters[].api_key[].value"),
        ("aws_cloudwatch_event_connection", "auth_parameters[].basic[].password"),
        ("aws_cloudwatch_event_connection", "auth_parameters[].oauth[].client_parameters[].client_secret"),
        ("aws_kinesis_firehose_delivery_stream", "splunk_configuration[].hec_token"),
        ("aws_kinesis_firehose_delivery_stream", "http_endpoint_configuration[].access_key"),
        ("aws_codebuild_source_credential", "token"),
        ("aws_codepipeline_webhook", "authentication_configuration[].secret_token"),
        ("aws_amplify_app", "access_token"), ("aws_amplify_app", "oauth_token"),
        ("aws_amplify_app", "basic_auth_credentials"),
        ("aws_amplify_app", "auto_branch_creation_config[].basic_auth_credentials"),
        ("aws_amplify_branch", "basic_auth_credentials"), ("aws_api_gateway_api_key", "value"),
        ("aws_verifiedaccess_trust_provider", "oidc_options[].client_secret"),
        ("aws_verifiedaccess_trust_provider", "native_application_oidc_options[].client_secret"),
        ("aws_sagemaker_workforce", "oidc_config[].client_secret"),
        ("aws_workspacesweb_identity_provider", "identity_provider_details.client_secret"),
        ("aws_bedrockagentcore_api_key_credential_provider", "api_key"),
        ("aws_acm_certificate", "private_key"), ("aws_iam_server_certificate", "private_key"),
        ("aws_api_gateway_domain_name", "certificate_private_key"),
    ]

    /// What channels of messages are authenticated by.
    static let channels: [(type: String, pattern: AttributePattern)] = [
        ("aws_sns_platform_application", "platform_credential"), ("aws_pinpoint_adm_channel", "client_secret"),
        ("aws_pinpoint_baidu_channel", "api_key"), ("aws_pinpoint_baidu_channel", "secret_key"),
        ("aws_pinpoint_gcm_channel", "api_key"), ("aws_pinpoint_gcm_channel", "service_json"),
        ("aws_pinpoint_apns_channel", "private_key"), ("aws_pinpoint_apns_channel", "token_key"),
        ("aws_pinpoint_apns_sandbox_channel", "private_key"), ("aws_pinpoint_apns_sandbox_channel", "token_key"),
        ("aws_pinpoint_apns_voip_channel", "private_key"), ("aws_pinpoint_apns_voip_channel", "token_key"),
        ("aws_pinpoint_apns_voip_sandbox_channel", "private_key"),
        ("aws_pinpoint_apns_voip_sandbox_channel", "token_key"),
        ("aws_sesv2_email_identity", "dkim_signing_attributes[].domain_signing_private_key"),
        ("aws_chime_voice_connector_termination_credentials", "credentials[].password"),
    ]

    static let stacks: [(type: String, pattern: AttributePattern)] = [
        ("aws_opsworks_application", "app_source[].password"), ("aws_opsworks_application", "app_source[].ssh_key"),
        ("aws_opsworks_application", "ssl_configuration[].private_key"),
        ("aws_opsworks_stack", "custom_cookbooks_source[].password"),
        ("aws_opsworks_stack", "custom_cookbooks_source[].ssh_key"), ("aws_opsworks_ganglia_layer", "password"),
        ("aws_opsworks_haproxy_layer", "stats_password"),
    ]

    /// What connects to the services of others.
    static let connectors: [(type: String, pattern: AttributePattern)] =
        profiles.map { path in
            ("aws_appflow_connector_profile", AttributePattern(profile + path))
        }
        + agents.map { provider in
            (
                "aws_bedrockagentcore_oauth2_credential_provider",
                AttributePattern("oauth2_provider_config[].\(provider)_oauth2_provider_config[].client_secret")
            )
        } + [
            ("aws_appfabric_app_authorization", "credential[].api_key_credential[].api_key"),
            ("aws_appfabric_app_authorization", "credential[].oauth2_credential[].client_secret"),
        ]

    private static let profile = "connector_profile_config[].connector_profile_credentials[]."

    private static let profiles = [
        "amplitude[].secret_key", "custom_connector[].api_key[].api_key", "custom_connector[].api_key[].api_secret_key",
        "custom_connector[].basic[].password", "custom_connector[].oauth2[].access_token",
        "custom_connector[].oauth2[].client_secret", "custom_connector[].oauth2[].refresh_token", "datadog[].api_key",
        "datadog[].application_key", "dynatrace[].api_token", "google_analytics[].access_token",
        "google_analytics[].client_secret", "google_analytics[].refresh_token", "honeycode[].access_token",
        "honeycode[].refresh_token", "infor_nexus[].datakey", "infor_nexus[].secret_access_key",
        "marketo[].access_token", "marketo[].client_secret", "redshift[].password", "salesforce[].access_token",
        "salesforce[].refresh_token", "sapo_data[].basic_auth_credentials[].password",
        "sapo_data[].oauth_credentials[].access_token", "sapo_data[].oauth_credentials[].client_secret",
        "sapo_data[].oauth_credentials[].refresh_token", "service_now[].password", "singular[].api_key",
        "slack[].access_token", "slack[].client_secret", "snowflake[].password", "trendmicro[].api_secret_key",
        "veeva[].password", "zendesk[].access_token", "zendesk[].client_secret",
    ]

    private static let agents = ["custom", "github", "google", "microsoft", "salesforce", "slack"]
}
