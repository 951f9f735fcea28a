import AWSModel

/// The graph behind an access report: what is in the three columns, and the edges between them.
struct AccessGraph {
    /// An edge from a node to one in the next column.
    struct Edge: Hashable {
        var from: Int
        var to: Int
    }

    /// In the order in which the rows name them.
    private(set) var nodes: [AccessView.Node] = []
    /// The edges with the verdicts of the rows that go along them, in the order of the rows.
    private(set) var edges: [(edge: Edge, verdict: AccessReport.Verdict)] = []

    init(_ view: AccessView) {
        var numbers: [AccessView.Node: Int] = [:]
        var positions: [Edge: Int] = [:]
        func number(_ node: AccessView.Node) -> Int {
            if let known = numbers[node] { return known }
            numbers[node] = nodes.count
            nodes.append(node)
            return nodes.count - 1
        }
        func connect(_ from: Int, _ to: Int, _ verdict: AccessReport.Verdict) {
            let edge = Edge(from: from, to: to)
            guard let position = positions[edge] else {
                positions[edge] = edges.count
                edges.append((edge, verdict))
                return
            }
            edges[position].verdict = .combined([edges[position].verdict, verdict])
        }
        for row in view.rows {
            let role = number(row.role)
            if let consumer = row.consumer { connect(number(consumer), role, row.verdict) }
            connect(role, number(row.resource), row.verdict)
        }
    }
}
