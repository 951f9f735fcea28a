/// A name as a box of the picture has it: what tells it from others of its sort, and what sort and place it is of.
struct NodeTitle {
    /// How many characters a line holds.
    static let titleLimit = 30
    static let subtitleLimit = 42

    var title: String
    var subtitle: String

    init(_ node: AccessView.Node) {
        let (title, place) = NodeTitle.split(node.name)
        let sort = node.column == .resource ? node.sort : ""
        self.title = NodeTitle.cut(title, to: NodeTitle.titleLimit)
        let subtitle = [sort, place].filter { !$0.isEmpty }.joined(separator: " · ")
        self.subtitle = NodeTitle.cut(subtitle, to: NodeTitle.subtitleLimit)
    }

    /// The title and the rest of a name: `shop["eu"].api` and the type of an address, the last part of an ARN and the
    /// service, region and account before it.
    private static func split(_ name: String) -> (title: String, place: String) {
        if name.hasPrefix("arn:") {
            let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
            // A reference may hold colons of its own, but a name with one is not cut in the middle of it.
            guard parts.count == 6, !parts[..<5].contains(where: { $0.contains("$") }) else { return (name, "") }
            let type = ["secret:", "parameter/", "key/", "role/"].first { parts[5].hasPrefix($0) } ?? ""
            return (String(parts[5].dropFirst(type.count)), parts[2..<5].filter { !$0.isEmpty }.joined(separator: " "))
        }
        var steps = steps(of: name)
        guard steps.count > 1, let last = steps.popLast(), let type = steps.popLast() else { return (name, "") }
        let isData = steps.last == "data"
        let modules = (isData ? steps.dropLast() : steps[...]).filter { $0 != "module" }
        return ((modules + [last]).joined(separator: "."), isData ? "data \(type)" : type)
    }

    /// The pieces of an address between its dots, of which those inside brackets do not count.
    private static func steps(of address: String) -> [String] {
        var steps = [""]
        var isInKey = false
        var isQuoted = false
        for character in address {
            switch character {
            case "\"" where isInKey: isQuoted.toggle()
            case "[" where !isQuoted: isInKey = true
            case "]" where !isQuoted: isInKey = false
            case "." where !isInKey:
                steps.append("")
                continue
            default: break
            }
            steps[steps.count - 1].append(character)
        }
        return steps
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
