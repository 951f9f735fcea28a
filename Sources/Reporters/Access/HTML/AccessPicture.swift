import AWSModel

/// The access graph as an SVG image inside a page: boxes in three columns, lines coloured and dashed by verdict.
struct AccessPicture {
    private static let heads = ["Consumers", "Roles", "Secrets, parameters and keys"]

    private let graph: AccessGraph
    private let layout: AccessGraphLayout

    init(_ graph: AccessGraph) {
        self.graph = graph
        layout = AccessGraphLayout(graph)
    }

    /// Whether the picture is tall enough to be scrolled by itself.
    var isTall: Bool { layout.height > 900 }

    /// The element, its description in words included.
    var element: String {
        var lines = [
            "<svg viewBox=\"0 0 \(layout.width) \(layout.height)\" role=\"group\" aria-labelledby=\"graph-title graph-text\">",
            "<title id=\"graph-title\">Access graph</title>",
            "<desc id=\"graph-text\">\(description)</desc>", "<defs>",
        ]
        for verdict in AccessReport.Verdict.allCases {
            lines.append(
                "<marker id=\"tip-\(verdict.rawValue)\" class=\"\(verdict.rawValue)\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" "
                    + "markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0.5 7.5 4 0 7.5z\"/></marker>"
            )
        }
        lines.append("</defs>")
        for (column, head) in zip(AccessView.Node.Column.allCases, AccessPicture.heads)
        where graph.nodes.contains(where: { $0.column == column }) {
            lines.append("<text class=\"head\" x=\"\(AccessGraphLayout.x(of: column))\" y=\"22\">\(head)</text>")
        }
        lines += edges
        lines += graph.nodes.indices.map(node)
        return (lines + ["</svg>"]).joined(separator: "\n")
    }

    private var description: String {
        let count = { (column: AccessView.Node.Column) in graph.nodes.count { $0.column == column } }
        return "\(count(.consumer)) consumers on the left use \(count(.role)) roles in the middle to read "
            + "\(count(.resource)) resources on the right. The table below says the same in words."
    }

    /// What is missing is drawn last, above the others.
    private var edges: [String] {
        let ports = layout.ports
        return [AccessReport.Verdict.granted, .unknown, .missing].flatMap { verdict in
            graph.edges.indices.filter { graph.edges[$0].verdict == verdict }.map { index in
                let edge = graph.edges[index].edge
                let (startX, endX) = (
                    layout.places[edge.from].x + AccessGraphLayout.nodeWidth, layout.places[edge.to].x - 2
                )
                let middle = (startX + endX) / 2
                return "<path class=\"edge \(verdict.rawValue)\" data-from=\"\(edge.from)\" data-to=\"\(edge.to)\" "
                    + "d=\"M\(startX) \(ports[index].from)C\(middle) \(ports[index].from) \(middle) \(ports[index].to) "
                    + "\(endX) \(ports[index].to)\" marker-end=\"url(#tip-\(verdict.rawValue))\"/>"
            }
        }
    }

    private func node(_ number: Int) -> String {
        let node = graph.nodes[number]
        let (x, y) = layout.places[number]
        let (width, height) = (AccessGraphLayout.nodeWidth, AccessGraphLayout.nodeHeight)
        let title = NodeTitle(node)
        let name = HTMLText.escaped(node.name)
        let isAlone = title.subtitle.isEmpty
        var text = "<text class=\"name\" x=\"\(x + 14)\" y=\"\(y + (isAlone ? 28 : 20))\">"
        text += "\(HTMLText.escaped(title.title))</text>"
        if !isAlone {
            text += "<text class=\"sort\" x=\"\(x + 14)\" y=\"\(y + 36)\">\(HTMLText.escaped(title.subtitle))</text>"
        }
        let kind = node.isPlaceholder ? "none" : node.column == .resource ? node.sort : "\(node.column)"
        return "<g class=\"node \(kind)\" data-node=\"\(number)\" tabindex=\"0\" role=\"button\" "
            + "aria-label=\"Show only the rows of \(name)\"><title>\(name)</title>"
            + "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"7\"/><rect class=\"bar\" "
            + "x=\"\(x)\" y=\"\(y + 8)\" width=\"3\" height=\"\(height - 16)\" rx=\"1.5\"/>\(text)</g>"
    }
}
