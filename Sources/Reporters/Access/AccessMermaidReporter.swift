import AWSModel

/// The access graph as a Mermaid flowchart, which GitHub and GitLab draw in Markdown (mermaid.js.org/syntax/flowchart).
struct AccessMermaidReporter {
    func render(_ view: AccessView) -> String {
        let graph = AccessGraph(view)
        var lines = ["flowchart LR"]
        for (column, title) in zip(AccessView.Node.Column.allCases, ["Consumers", "Roles", "Resources"]) {
            let members = graph.nodes.indices.filter { graph.nodes[$0].column == column }
            guard !members.isEmpty else { continue }
            lines.append("  subgraph c\(column.rawValue)[\(title)]")
            lines += members.map { "    n\($0)[\"\(label(graph.nodes[$0]))\"]" }
            lines.append("  end")
        }
        for (edge, verdict) in graph.edges {
            let isLabelled = verdict != .granted && graph.nodes[edge.from].column == .role
            let arrow = verdict == .granted ? "-->" : isLabelled ? "-. \(verdict.rawValue) .->" : "-.->"
            lines.append("  n\(edge.from) \(arrow) n\(edge.to)")
        }
        for (verdict, colour) in zip(AccessReport.Verdict.allCases, ["#2da44e", "#cf222e", "#9a6700"]) {
            let members = graph.edges.indices.filter { graph.edges[$0].verdict == verdict }.map(String.init)
            guard !members.isEmpty else { continue }
            lines.append("  linkStyle \(members.joined(separator: ",")) stroke:\(colour),stroke-width:2px")
        }
        return RunnerCommand.disarmed(lines.joined(separator: "\n") + "\n") { "#\($0.value);" }
    }

    private func label(_ node: AccessView.Node) -> String {
        let name = escaped(node.name)
        return node.sort.isEmpty || node.column != .resource ? name : "\(name)<br>\(escaped(node.sort))"
    }

    /// A text inside quotation marks; what could mean something to Mermaid, Markdown or HTML is a numeric entity.
    ///
    /// There is no empty text in Mermaid.
    private func escaped(_ text: String) -> String {
        guard !text.isEmpty else { return " " }
        let plain = " .:/,-_0123456789".unicodeScalars
        return text.unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic || plain.contains(scalar) ? String(scalar) : "#\(scalar.value);"
        }.joined()
    }
}
