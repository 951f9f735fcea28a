/// Finds URLs of webhooks, which are their own credential: whoever knows one may post.
///
/// Sources: Slack, "Sending messages using incoming webhooks"; Discord, "Webhook Resource".
enum WebhookURL {
    private static let slack = Array("hooks.slack.com/services/".utf8)
    private static let discord = Array("/api/webhooks/".utf8)
    /// How long the secret piece of a path is at least.
    private static let length = 20

    static func occurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        for start in text.indices where text[start] == UInt8(ascii: "h") || text[start] == UInt8(ascii: "/") {
            let isSlack = text[start...].starts(with: slack)
            guard isSlack || text[start...].starts(with: discord) else { continue }
            let path = start + (isSlack ? slack : discord).count
            let end = text[path...].firstIndex { !TokenScanner.isWord($0) && $0 != UInt8(ascii: "/") } ?? text.count
            let pieces = text[path..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            guard pieces.count == (isSlack ? 3 : 2), let secret = pieces.last, secret.count >= length else { continue }
            if !Placeholder.isPlaceholder(UnsafeBufferPointer(rebasing: secret)) { return true }
        }
        return false
    }
}
