import Symbolic
import TerraformPlan

/// Where services other than ECS, Lambda and CodeBuild have variables, arguments and options for what they run, and the
/// addresses and headers by which they connect.
///
/// Sources: the pages of the resources in the documentation of the AWS provider; for JSON texts the API references of
/// AWS Batch (ContainerProperties, NodeProperties, EcsTaskProperties) and Amazon EMR (Configuration).
enum EnvironmentPlaces {
    static let patterns: [(type: String, pattern: AttributePattern)] = variables + connectionParameters

    private static let variables: [(type: String, pattern: AttributePattern)] = [
        ("aws_batch_job_definition", "container_properties:json.environment[name].value"),
        ("aws_batch_job_definition", "node_properties:json.nodeRangeProperties[].container.environment[name].value"),
        ("aws_batch_job_definition", "ecs_properties:json.taskProperties[].containers[].environment[name].value"),
        (
            "aws_apprunner_service",
            "source_configuration[].image_repository[].image_configuration[].runtime_environment_variables.*"
        ),
        (
            "aws_apprunner_service",
            """
            source_configuration[].code_repository[].code_configuration[].code_configuration_values[]\
            .runtime_environment_variables.*
            """
        ),
        ("aws_amplify_app", "environment_variables.*"), ("aws_amplify_branch", "environment_variables.*"),
        ("aws_glue_job", "default_arguments.*"), ("aws_sagemaker_model", "primary_container[].environment.*"),
        ("aws_sagemaker_model", "container[].environment.*"),
        ("aws_mwaa_environment", "airflow_configuration_options.*"),
        ("aws_lightsail_container_service_deployment_version", "container[].environment.*"),
        ("aws_codebuild_project", "source[].buildspec:buildspec.env.variables.*"),
        ("aws_elastic_beanstalk_environment", "setting[name].value"),
        ("aws_elastic_beanstalk_configuration_template", "setting[name].value"),
        ("aws_ecs_express_gateway_service", "primary_container[].environment[name].value"),
        ("aws_glue_job", "non_overridable_arguments.*"), ("aws_cloudformation_stack", "parameters.*"),
        ("aws_cloudformation_stack_set", "parameters.*"),
        ("aws_synthetics_canary", "run_config[].environment_variables.*"),
        ("aws_bedrockagentcore_agent_runtime", "environment_variables.*"),
        ("aws_glue_connection", "connection_properties.JDBC_CONNECTION_URL"),
        ("aws_glue_connection", "connection_properties.CONNECTION_URL"),
        ("aws_dms_endpoint", "extra_connection_attributes"), ("aws_sns_topic_subscription", "endpoint"),
        ("aws_cloudfront_distribution", "origin[].custom_header[name].value"),
        ("aws_mskconnect_connector", "connector_configuration.*"),
        (
            "aws_kinesisanalyticsv2_application",
            "application_configuration[].environment_properties[].property_group[].property_map.*"
        ),
        ("aws_servicecatalog_provisioned_product", "provisioning_parameters[].value"),
        ("aws_emr_cluster", "configurations_json:json[].Properties.*"),
        ("aws_emr_cluster", "configurations_json:json[].Configurations[].Properties.*"),
        ("aws_emr_instance_group", "configurations_json:json[].Properties.*"),
        ("aws_emr_instance_group", "configurations_json:json[].Configurations[].Properties.*"),
        ("aws_opsworks_application", "environment[].value"), ("aws_kms_ciphertext", "plaintext"),
        (
            "aws_appflow_connector_profile",
            """
            connector_profile_config[].connector_profile_credentials[].custom_connector[].custom[].credentials_map.*
            """
        ),
    ]

    /// What EventBridge sends with the requests of a connection.
    private static let connectionParameters: [(type: String, pattern: AttributePattern)] =
        ["oauth[].oauth_http_parameters[]", "invocation_http_parameters[]"].flatMap { parameters in
            ["body", "header", "query_string"].map { place in
                (
                    "aws_cloudwatch_event_connection",
                    AttributePattern("auth_parameters[].\(parameters).\(place)[].value")
                )
            }
        }
}

extension AttributeOccurrence {
    /// The attribute whose expression the value comes from: a text or a map has one for all its values.
    var expressionPath: AttributePath {
        if let text { return text.path }
        if case .key = path.steps.last { return AttributePath(Array(path.steps.dropLast())) }
        return path
    }
}
