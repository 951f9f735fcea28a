/// A name as a box of the picture has it: what tells it from others of its sort, and what sort and place it is of.
struct NodeTitle {
    /// How many characters a line holds.
    static let titleLimit = 32
    static let subtitleLimit = 42

    var title: String
    var subtitle: String

    init(_ node: AccessView.Node) {
        let (title, place) = NodeTitle.split(node.name)
        let sort = node.column == .resource ? node.sort : ""
        self.title = NodeTitle.cut(title, to: NodeTitle.titleLimit)
        subtitle = NodeTitle.cut([sort, place].filter { !$0.isEmpty }.joined(separator: " · "), to: NodeTitle.subtitleLimit)
    }

    /// The last step of an address or the last part of an ARN, and what stands before it.
    private static func split(_ name: String) -> (String, String) {
        let isARN = name.hasPrefix("arn:")
        var depth = 0
        var isQuoted = false
        var separators: [String.Index] = []
        var colons = 0
        for index in name.indices {
            switch name[index] {
            case "\"" where !isARN: isQuoted.toggle()
            case "[" where !isQuoted, "{" where !isQuoted: depth += 1
            case "]" where !isQuoted, "}" where !isQuoted: depth -= 1
            case "." where !isARN && !isQuoted && depth == 0: separators.append(index)
            case ":" where isARN && depth == 0:
                colons += 1
                if colons == 2 || colons == 5 { separators.append(index) }
            default: break
            }
        }
        guard let last = separators.last else { return (name, "") }
        let title = String(name[name.index(after: last)...])
        if isARN {
            guard separators.count == 2 else { return (name, "") }
            return (title, String(name[name.index(after: separators[0])..<last]))
        }
        return (title, String(name[..<last]))
    }

    /// The text with its middle left out where it is too long: both ends tell names apart.
    private static func cut(_ text: String, to limit: Int) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > limit else { return text }
        let tail = limit / 2
        var result = String.UnicodeScalarView(scalars.prefix(limit - tail - 1))
        result.append("…")
        result.append(contentsOf: scalars.suffix(tail))
        return String(result)
    }
}
