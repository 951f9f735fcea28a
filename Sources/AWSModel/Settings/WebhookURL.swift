/// Finds URLs of webhooks, which are their own credential: whoever knows one may post.
///
/// Sources: Slack, "Sending messages using incoming webhooks"; Discord, "Webhook Resource".
enum WebhookURL {
    /// What a webhook's URL begins with behind its scheme, and how many pieces its path has then.
    private static let beginnings: [(text: [UInt8], pieces: Int)] = [
        (Array("hooks.slack.com/services/".utf8), 3), (Array("discord.com/api/webhooks/".utf8), 2),
        (Array("discordapp.com/api/webhooks/".utf8), 2),
    ]
    /// How long the secret piece of a path is at least.
    private static let length = 20

    static func occurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        while position + 2 < text.count {
            if text[position] == UInt8(ascii: ":"), text[position + 1] == UInt8(ascii: "/"),
                text[position + 2] == UInt8(ascii: "/"), stands(at: position + 3, in: text)
            {
                return true
            }
            position += 1
        }
        return false
    }

    private static func stands(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let found = beginnings.first(where: { text[start...].starts(with: $0.text) }) else { return false }
        let path = start + found.text.count
        let end = text[path...].firstIndex { !TokenScanner.isWord($0) && $0 != UInt8(ascii: "/") } ?? text.count
        let pieces = text[path..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard pieces.count == found.pieces, let secret = pieces.last, secret.count >= length else { return false }
        return !Placeholder.isPlaceholder(UnsafeBufferPointer(rebasing: secret))
    }
}
