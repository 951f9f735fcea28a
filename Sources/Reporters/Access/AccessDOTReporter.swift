import AWSModel

/// The access graph in Graphviz's language (graphviz.org/doc/info/lang.html).
struct AccessDOTReporter {
    func render(_ view: AccessView) -> String {
        let graph = AccessGraph(view)
        var lines = [
            "digraph access {", "  rankdir=LR;", "  node [shape=box, style=rounded, fontname=\"Helvetica\"];",
            "  edge [fontname=\"Helvetica\"];",
        ]
        for column in AccessView.Node.Column.allCases {
            let members = graph.nodes.indices.filter { graph.nodes[$0].column == column }
            guard !members.isEmpty else { continue }
            lines.append("  {")
            lines.append("    rank=same;")
            lines += members.map { "    n\($0) [label=\"\(label(graph.nodes[$0]))\"];" }
            lines.append("  }")
        }
        for (edge, verdict) in graph.edges {
            let style = verdict == .granted ? "" : ", style=\(verdict == .missing ? "dashed" : "dotted")"
            let isLabelled = verdict != .granted && graph.nodes[edge.from].column == .role
            let label = !isLabelled ? "" : ", label=\"\(verdict.rawValue)\", fontcolor=\"\(colour(verdict))\""
            lines.append("  n\(edge.from) -> n\(edge.to) [color=\"\(colour(verdict))\"\(style)\(label)];")
        }
        let text = (lines + ["}"]).joined(separator: "\n") + "\n"
        return RunnerCommand.disarmed(text) { "&#\($0.value);" }
    }

    private func colour(_ verdict: AccessReport.Verdict) -> String {
        switch verdict {
        case .granted: "#2da44e"
        case .missing: "#cf222e"
        case .unknown: "#9a6700"
        }
    }

    private func label(_ node: AccessView.Node) -> String {
        let name = escaped(node.name)
        return node.sort.isEmpty || node.column != .resource ? name : "\(name)\\n\(escaped(node.sort))"
    }

    /// A text inside quotation marks: a backslash would begin an escape, an ampersand a character reference.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
