extension ConsumerType {
    /// Bedrock, Kendra and SageMaker.
    static let machineLearning: [ConsumerType] = [
        ConsumerType(
            "aws_bedrockagent_knowledge_base",
            ConsumerRole(
                "role_arn",
                assumedBy: [["bedrock.amazonaws.com"]],
                bedrockPage,
                needs: [
                    "mongo_db_atlas_configuration", "pinecone_configuration", "rds_configuration",
                    "redis_enterprise_cloud_configuration",
                ].map { store in
                    let attribute = AttributePattern("storage_configuration[].\(store)[].credentials_secret_arn")
                    return secret(attribute, .required, bedrockPage)
                }
            )
        ),
        ConsumerType(
            "aws_bedrockagent_data_source",
            ConsumerRole(
                "role_arn",
                of: ConsumerLink(
                    "knowledge_base_id",
                    "aws_bedrockagent_knowledge_base",
                    by: ["id", "arn"]
                ),
                assumedBy: [],
                bedrockPage,
                needs: ["confluence_configuration", "salesforce_configuration", "share_point_configuration"].map {
                    let block = "data_source_configuration[].\($0)[].source_configuration[]"
                    return secret(AttributePattern("\(block).credentials_secret_arn"), .required, bedrockPage)
                }
            )
        ),
        ConsumerType(
            "aws_kendra_data_source",
            ConsumerRole(
                "role_arn",
                assumedBy: [["kendra.amazonaws.com"]],
                kendraPage,
                isTrustDocumented: false,
                needs: [
                    secret(
                        #"configuration[].web_crawler_configuration[].authentication_configuration[].basic_authentication[].credentials"#,
                        .expected,
                        kendraPage
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_kendra_index",
            ConsumerRole(
                "role_arn",
                assumedBy: [["kendra.amazonaws.com"]],
                kendraPage,
                isTrustDocumented: false,
                needs: [
                    secret(
                        "user_token_configurations[].jwt_token_type_configuration[].secrets_manager_arn",
                        .expected,
                        kendraPage
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_sagemaker_notebook_instance",
            ConsumerRole(
                "role_arn",
                assumedBy: [["sagemaker.amazonaws.com"]],
                "sagemaker/latest/dg/sagemaker-roles.html",
                isTrustDocumented: false,
                needs: [
                    secret(
                        "git_config[].secret_arn",
                        of: ConsumerLink(
                            "default_code_repository",
                            "aws_sagemaker_code_repository",
                            by: ["code_repository_name", "id", "arn"]
                        ),
                        .expected,
                        "sagemaker/latest/dg/nbi-git-resource.html"
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_sagemaker_domain",
            ConsumerRole(
                "default_user_settings[].execution_role",
                assumedBy: [["sagemaker.amazonaws.com"]],
                "sagemaker/latest/dg/sagemaker-roles.html",
                isTrustDocumented: false,
                needs: [
                    secret(
                        #"default_user_settings[].canvas_app_settings[].identity_provider_oauth_settings[].secret_arn"#,
                        .expected,
                        "sagemaker/latest/dg/canvas-setting-up-oauth.html"
                    )
                ]
            )
        ),
    ]

    private static let bedrockPage = "bedrock/latest/userguide/kb-permissions.html"
    private static let kendraPage = "kendra/latest/dg/iam-roles.html"
}
