/// A sort of credential that is told by its form alone.
///
/// The forms are those that the issuers document: fixed prefixes with a run of characters of a set and length.
package enum CredentialFormat: String, Hashable, Sendable, CaseIterable {
    case privateKey = "private key"
    case urlPassword = "password in a URL"
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
    case jsonWebToken = "JSON Web Token"

    /// The first credential in a text.
    package static func found(in text: String) -> CredentialFormat? {
        var text = text
        return text.withUTF8 { found(in: $0) }
    }

    /// The first credential in the bytes of a text.
    static func found(in text: UnsafeBufferPointer<UInt8>) -> CredentialFormat? {
        if let format = TokenScanner.find(in: text) { return format }
        return URLPassword.occurs(in: text) ? .urlPassword : nil
    }
}
