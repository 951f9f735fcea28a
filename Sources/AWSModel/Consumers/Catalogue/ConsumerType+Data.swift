extension ConsumerType {
    /// Databases and what moves and orders their data.
    static let data: [ConsumerType] = [
        ConsumerType(
            "aws_db_proxy",
            ConsumerRole(
                "role_arn",
                assumedBy: [["rds.amazonaws.com"]],
                "AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html",
                needs: [
                    secret("auth[].secret_arn", .required, "AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html")
                ]
            )
        ),
        ConsumerType(
            "aws_dms_endpoint",
            ConsumerRole(
                "secrets_manager_access_role_arn",
                assumedBy: [["dms.{region}.amazonaws.com"]],
                dmsPage,
                needs: [secret("secrets_manager_arn", .required, dmsPage)]
            ),
            ConsumerRole(
                "oracle_settings[].secrets_manager_oracle_asm_access_role_arn",
                assumedBy: [["dms.{region}.amazonaws.com"]],
                dmsPage,
                needs: [secret("oracle_settings[].secrets_manager_oracle_asm_secret_id", .required, dmsPage)]
            )
        ),
        ConsumerType("aws_glue_job", glue("role_arn", "connections[]")),
        ConsumerType("aws_glue_crawler", glue("role", "jdbc_target[].connection_name")),
        ConsumerType(
            "aws_mwaa_environment",
            ConsumerRole(
                "execution_role_arn",
                assumedBy: [["airflow.amazonaws.com"], ["airflow-env.amazonaws.com"]],
                "mwaa/latest/userguide/mwaa-create-role.html"
            )
        ),
        ConsumerType(
            "aws_transfer_connector",
            ConsumerRole(
                "access_role",
                assumedBy: [["transfer.amazonaws.com"]],
                "transfer/latest/userguide/configure-sftp-connector.html",
                isTrustDocumented: false,
                needs: [
                    secret(
                        "sftp_config[].user_secret_id",
                        .required,
                        "transfer/latest/userguide/configure-sftp-connector.html"
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_appsync_datasource",
            ConsumerRole(
                "service_role_arn",
                assumedBy: [["appsync.amazonaws.com"]],
                appSyncPage,
                isTrustDocumented: false,
                needs: [
                    secret(
                        "relational_database_config[].http_endpoint_config[].aws_secret_store_arn",
                        .expected,
                        appSyncPage
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_kinesis_firehose_delivery_stream",
            firehose("http_endpoint_configuration"),
            firehose("redshift_configuration"),
            firehose("snowflake_configuration"),
            firehose("splunk_configuration"),
            delivery("http_endpoint_configuration"),
            delivery("redshift_configuration"),
            delivery("snowflake_configuration"),
            delivery("extended_s3_configuration")
        ),
        ConsumerType(
            "aws_appconfig_configuration_profile",
            ConsumerRole(
                "retrieval_role_arn",
                assumedBy: [["appconfig.amazonaws.com"]],
                "appconfig/latest/userguide/appconfig-creating-configuration-and-profile-permissions.html",
                isTrustDocumented: false
            )
        ),
    ]

    /// A secret that a role reads.
    static func secret(
        _ attribute: AttributePattern,
        of owner: ConsumerLink? = nil,
        _ certainty: ConsumerNeed.Certainty,
        _ page: String
    ) -> ConsumerNeed {
        ConsumerNeed(attribute, of: owner, .secret, [ConsumerNeed.readSecret], certainty, page)
    }

    private static let dmsPage = "dms/latest/userguide/security_iam_secretsmanager.html"
    private static let appSyncPage = "appsync/latest/devguide/tutorial-rds-resolvers.html"
    private static let gluePage = "glue/latest/dg/connection-properties-secrets-manager.html"

    /// A job or crawler reads the secrets of the connections that it uses.
    private static func glue(_ role: AttributePattern, _ connections: AttributePattern) -> ConsumerRole {
        let connection = ConsumerLink(connections, "aws_glue_connection", by: ["name", "arn"])
        return ConsumerRole(
            role,
            assumedBy: [["glue.amazonaws.com"]],
            "glue/latest/dg/create-an-iam-role.html",
            isTrustDocumented: false,
            needs: [
                secret("connection_properties.SECRET_ID", of: connection, .expected, gluePage),
                secret("authentication_configuration[].secret_arn", of: connection, .expected, gluePage),
            ]
        )
    }

    /// The role that delivers to a destination, and reads its secret where no other one is named for that.
    ///
    /// Source: firehose/latest/APIReference/API_SecretsManagerConfiguration, `RoleARN`.
    private static func delivery(_ destination: String) -> ConsumerRole {
        ConsumerRole(
            AttributePattern("\(destination)[].role_arn"),
            assumedBy: [["firehose.amazonaws.com"]],
            "firehose/latest/dev/controlling-access.html",
            isTrustDocumented: false,
            needs: [firehoseSecret(destination, when: [.isNotSetBeside("role_arn")])]
        )
    }

    private static func firehose(_ destination: String) -> ConsumerRole {
        ConsumerRole(
            AttributePattern("\(destination)[].secrets_manager_configuration[].role_arn"),
            assumedBy: [["firehose.amazonaws.com"]],
            "firehose/latest/dev/controlling-access.html",
            isTrustDocumented: false,
            needs: [firehoseSecret(destination)]
        )
    }

    /// The secret of a destination, which is read only where it is to be used.
    ///
    /// Source: firehose/latest/APIReference/API_SecretsManagerConfiguration, `Enabled`.
    private static func firehoseSecret(
        _ destination: String,
        when conditions: [ConsumerNeed.Condition] = []
    ) -> ConsumerNeed {
        ConsumerNeed(
            AttributePattern("\(destination)[].secrets_manager_configuration[].secret_arn"),
            .secret,
            [ConsumerNeed.readSecret],
            when: [.member("enabled", ["true"])] + conditions,
            .required,
            "firehose/latest/dev/secrets-manager-how.html"
        )
    }
}
