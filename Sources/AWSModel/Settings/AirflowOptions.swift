/// The options of Apache Airflow that are looked up in its secrets backend by the name that a second option gives, which is
/// named like the first one and ends in `_secret`.
///
/// Source: Apache Airflow, "Setting Configuration Options", of versions 1.10 to 3, and the options that its configuration
/// reference calls sensitive.
enum AirflowOptions {
    static let suffix = "_secret"

    private static let all: Set<String> = [
        "api.secret_key", "api_auth.jwt_secret", "atlas.password", "celery.broker_url", "celery.flower_basic_auth",
        "celery.result_backend", "core.fernet_key", "core.internal_api_secret_key", "core.sql_alchemy_conn",
        "database.sql_alchemy_conn", "database.sql_alchemy_conn_async", "ldap.bind_password", "opensearch.password",
        "sentry.sentry_dsn", "smtp.smtp_password", "webserver.secret_key",
    ]

    /// Whether a name, in small letters, is that of an option that gives the name of a secret.
    static func haveSecret(_ name: String) -> Bool {
        var option = name.dropLast(suffix.count)
        let variable = "airflow__"
        guard option.hasPrefix(variable) else { return all.contains(String(option)) }
        option = option.dropFirst(variable.count)
        guard let mark = option.firstRange(of: "__") else { return false }
        return all.contains(option[..<mark.lowerBound] + "." + option[mark.upperBound...])
    }
}
