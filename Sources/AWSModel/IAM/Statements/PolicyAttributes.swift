import Symbolic
import TerraformPlan

/// Where resources of the AWS provider hold policies, as JSON in an attribute of their own.
///
/// Source: the provider's documentation of each resource.
enum PolicyAttributes {
    static let all: [(type: String, attribute: String)] = [
        ("aws_iam_role", "assume_role_policy"), ("aws_iam_role_policy", "policy"), ("aws_iam_policy", "policy"),
        ("aws_iam_user_policy", "policy"), ("aws_iam_group_policy", "policy"),
        ("aws_ssoadmin_permission_set_inline_policy", "inline_policy"), ("aws_organizations_policy", "content"),
        ("aws_secretsmanager_secret", "policy"), ("aws_secretsmanager_secret_policy", "policy"),
        ("aws_kms_key", "policy"), ("aws_kms_key_policy", "policy"), ("aws_kms_external_key", "policy"),
        ("aws_s3_bucket", "policy"), ("aws_s3_bucket_policy", "policy"), ("aws_s3_access_point", "policy"),
        ("aws_sqs_queue", "policy"), ("aws_sqs_queue_policy", "policy"), ("aws_sns_topic", "policy"),
        ("aws_sns_topic_policy", "policy"), ("aws_ecr_repository_policy", "policy"),
        ("aws_ecr_registry_policy", "policy"), ("aws_vpc_endpoint", "policy"), ("aws_vpc_endpoint_policy", "policy"),
        ("aws_efs_file_system_policy", "policy"), ("aws_cloudwatch_log_resource_policy", "policy_document"),
        ("aws_cloudwatch_event_bus_policy", "policy"), ("aws_backup_vault_policy", "policy"),
        ("aws_opensearch_domain", "access_policies"), ("aws_opensearch_domain_policy", "access_policies"),
        ("aws_elasticsearch_domain", "access_policies"), ("aws_elasticsearch_domain_policy", "access_policies"),
        ("aws_codeartifact_domain_permissions_policy", "policy_document"),
        ("aws_codeartifact_repository_permissions_policy", "policy_document"), ("aws_glue_resource_policy", "policy"),
        ("aws_iot_policy", "policy"), ("aws_dynamodb_resource_policy", "policy"),
        ("aws_kinesis_resource_policy", "policy"), ("aws_api_gateway_rest_api_policy", "policy"),
        ("aws_api_gateway_rest_api", "policy"), ("aws_glacier_vault", "access_policy"),
        ("aws_glacier_vault_lock", "policy"), ("aws_ses_identity_policy", "policy"),
        ("aws_sesv2_email_identity_policy", "policy"), ("aws_cloudwatch_log_destination_policy", "access_policy"),
        ("aws_cloudwatch_log_delivery_destination_policy", "delivery_destination_policy"),
        ("aws_media_store_container_policy", "policy"), ("aws_transfer_user", "policy"),
        ("aws_transfer_access", "policy"), ("aws_kms_replica_key", "policy"),
        ("aws_kms_replica_external_key", "policy"), ("aws_s3control_access_point_policy", "policy"),
        ("aws_s3control_bucket_policy", "policy"), ("aws_s3control_object_lambda_access_point_policy", "policy"),
        ("aws_s3tables_table_bucket_policy", "resource_policy"), ("aws_s3tables_table_policy", "resource_policy"),
        ("aws_acmpca_policy", "policy"), ("aws_schemas_registry_policy", "policy"),
        ("aws_organizations_resource_policy", "content"), ("aws_vpclattice_auth_policy", "policy"),
        ("aws_vpclattice_resource_policy", "policy"), ("aws_msk_cluster_policy", "policy"),
        ("aws_codebuild_resource_policy", "policy"), ("aws_ecrpublic_repository_policy", "policy"),
        ("aws_xray_resource_policy", "policy_document"),
    ]
}

extension PlanModel {
    /// The policies that the plan's configuration writes, each where it is written.
    ///
    /// A policy that is taken from a data source `aws_iam_policy_document` of the plan is that data source's.
    func writtenPolicies() -> [Policy] {
        var policies = plan.instances.data("aws_iam_policy_document").map {
            Policy(.attribute("json"), of: $0, in: self)
        }
        let areRendered = !policies.isEmpty
        for (type, attribute) in PolicyAttributes.all {
            for instance in existing(type) where isWritten(attribute, of: instance, unlessRendered: areRendered) {
                policies.append(Policy(.attribute(attribute), of: instance, in: self))
            }
        }
        return policies + existing("aws_iam_role").flatMap(inlinePolicies)
    }

    /// Whether an attribute holds a policy that is written there, not one that AWS computes or a data source has.
    ///
    /// `areRendered` tells whether the plan has data sources that render policies.
    private func isWritten(
        _ attribute: String,
        of instance: ResourceInstance,
        unlessRendered areRendered: Bool
    ) -> Bool {
        guard let value = instance.attribute(attribute), !value.isNull, !value.isEmptyText else { return false }
        guard value.isKnownText || instance.isConfigured(attribute) else { return false }
        guard areRendered else { return true }
        let path = AttributePath(attribute: attribute)
        guard let source = plan.reference(at: path, in: instance),
            source.address.type == "aws_iam_policy_document", source.address.mode == .data
        else { return true }
        return plan.instances.instance(source.address) == nil
    }

    private func inlinePolicies(of role: ResourceInstance) -> [Policy] {
        guard role.isConfigured("inline_policy"), let blocks = role.attribute("inline_policy")?.elements else {
            return []
        }
        return blocks.enumerated().compactMap { position, block in
            guard let text = block.member("policy"), !text.isNull, text.string != "" else { return nil }
            return Policy(.inline(position, text), of: role, in: self)
        }
    }
}
