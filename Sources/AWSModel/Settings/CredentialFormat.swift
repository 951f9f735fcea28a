import Symbolic

/// A sort of credential that is told by its form alone.
///
/// The forms are those that the issuers document: fixed prefixes with a run of characters of a set and length.
package enum CredentialFormat: String, Hashable, Sendable, CaseIterable {
    case privateKey = "private key"
    case urlPassword = "password in a URL"
    case assignedPassword = "password in a longer text"
    case webhook = "URL of a webhook"
    case githubToken = "GitHub token"
    case gitlabToken = "GitLab token"
    case slackToken = "Slack token"
    case stripeKey = "Stripe key"
    case googleKey = "Google API key"
    case dockerToken = "Docker Hub token"
    case npmToken = "npm token"
    case pypiToken = "PyPI token"
    case sendgridKey = "SendGrid key"
    case openAIKey = "OpenAI or Anthropic key"
    case huggingFaceToken = "Hugging Face token"
    case vaultToken = "Vault token"
    case databricksToken = "Databricks token"
    case shopifyToken = "Shopify token"
    case digitalOceanToken = "DigitalOcean token"
    case grafanaToken = "Grafana token"
    case atlassianToken = "Atlassian token"
    case newRelicKey = "New Relic key"
    case brevoKey = "Brevo key"
    case jsonWebToken = "JSON Web Token"

    /// The first credential in a text.
    package static func found(in text: String) -> CredentialFormat? {
        text.withBytes { found(in: $0) }
    }

    /// The first credential in the bytes of a text.
    static func found(in text: UnsafeBufferPointer<UInt8>) -> CredentialFormat? {
        let (token, marks) = TokenScanner.find(in: text)
        if let token { return token }
        if marks.contains(.at), URLPassword.range(in: text) != nil { return .urlPassword }
        if marks.contains(.colon), WebhookURL.occurs(in: text) { return .webhook }
        // The name before a colon stands in quotes.
        guard marks.contains(.equalsSign) || marks.contains([.colon, .quote]) else { return nil }
        return AssignedPassword.range(in: text) == nil ? nil : .assignedPassword
    }

    /// The first password that is a part of a longer text, such as a URL; nil if there is none.
    static func password(in text: String) -> String? {
        text.withBytes { bytes in
            (URLPassword.range(in: bytes) ?? AssignedPassword.range(in: bytes)).map {
                String(decoding: bytes[$0], as: UTF8.self)
            }
        }
    }
}
