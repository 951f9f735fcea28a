import AWSModel

/// The table of an access page: a row for each consumer, role and resource, with what decided it.
struct AccessPageTable {
    private let view: AccessView
    private let numbers: [AccessView.Node: Int]

    init(_ view: AccessView, _ graph: AccessGraph) {
        self.view = view
        numbers = Dictionary(graph.nodes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var lines: [String] {
        let heads = ["Verdict", "Consumer", "Role", "Resource", "Actions, and what decides"]
        let cells = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let caption = "<caption>Each path from a consumer to what it reads, and what decides it</caption>"
        return ["<div class=\"scroll\">", "<table>", caption, "<thead><tr>\(cells)</tr></thead>", "<tbody>"]
            + ordered.map(row) + ["</tbody>", "</table>", "</div>"]
    }

    /// What needs attention first.
    private var ordered: [AccessView.Row] {
        [AccessReport.Verdict.missing, .unknown, .granted].flatMap { verdict in
            view.rows.filter { $0.verdict == verdict }
        }
    }

    private func row(_ row: AccessView.Row) -> String {
        let nodes = [row.consumer, row.role, row.resource].compactMap { $0.flatMap { numbers[$0] } }.map(String.init)
        let resource = code(row.resource) + small(row.resource.sort) + small(row.arn ?? "")
        let consumer =
            row.consumer.map { code($0) + row.uses.map(small).joined() } ?? small("nothing in the plan needs it")
        return "<tr class=\"\(row.verdict.rawValue)\" data-nodes=\"\(nodes.joined(separator: " "))\">"
            + "<td><span class=\"verdict\">\(row.verdict.rawValue)</span></td><td>\(consumer)</td>"
            + "<td>\(code(row.role))</td><td>\(resource)</td><td>\(row.grants.map(grant).joined())</td></tr>"
    }

    /// What is as it should be is folded away.
    private func grant(_ grant: AccessView.Grant) -> String {
        let action = "<code>\(wrappable(grant.action))</code>"
        let reasons = grant.evidence + grant.dependsOn.map { "depends on \($0)" }
        guard !reasons.isEmpty else { return "<p>\(action)</p>" }
        let list = "<ul>\(reasons.map { "<li>\(wrappable($0))</li>" }.joined())</ul>"
        let verdict = grant.verdict.rawValue
        guard grant.verdict != .granted else {
            return "<details class=\"\(verdict)\"><summary>\(action)</summary>\(list)</details>"
        }
        return "<details open class=\"\(verdict)\"><summary>\(action) <b>\(verdict)</b></summary>\(list)</details>"
    }

    private func code(_ node: AccessView.Node) -> String {
        node.isPlaceholder ? "<em>\(HTMLText.escaped(node.name))</em>" : "<code>\(wrappable(node.name))</code>"
    }

    private func small(_ text: String) -> String {
        text.isEmpty ? "" : "<small>\(wrappable(text))</small>"
    }

    /// The text with places where a line may be broken: behind what ends a part of an address or ARN.
    private func wrappable(_ text: String) -> String {
        var result = ""
        for character in HTMLText.escaped(text) {
            result.append(character)
            if ".:/".contains(character) { result += "<wbr>" }
        }
        return result
    }
}
