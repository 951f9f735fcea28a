import AWSModel

/// Where the nodes of an access graph stand in a picture: three columns, with few crossings between them.
struct AccessGraphLayout {
    static let nodeWidth = 292
    static let nodeHeight = 46
    private static let rowHeight = 58
    private static let columnGap = 150
    private static let margin = 8
    private static let headHeight = 40
    /// How often the columns are sorted by each other.
    private static let sweeps = 6

    /// The upper left corner of each node.
    private(set) var places: [(x: Int, y: Int)]
    let width: Int
    let height: Int
    private let graph: AccessGraph

    init(_ graph: AccessGraph) {
        self.graph = graph
        let columns = AccessView.Node.Column.allCases
        var order = columns.map { column in graph.nodes.indices.filter { graph.nodes[$0].column == column } }
        var neighbours: [[Int]] = graph.nodes.map { _ in [] }
        for (edge, _) in graph.edges {
            neighbours[edge.from].append(edge.to)
            neighbours[edge.to].append(edge.from)
        }
        AccessGraphLayout.sort(&order, neighbours, count: graph.nodes.count)
        let rows = order.map(\.count).max() ?? 0
        width =
            columns.count * AccessGraphLayout.nodeWidth + (columns.count - 1) * AccessGraphLayout.columnGap
            + 2 * AccessGraphLayout.margin
        height = AccessGraphLayout.headHeight + max(1, rows) * AccessGraphLayout.rowHeight + AccessGraphLayout.margin
        places = graph.nodes.map { _ in (0, 0) }
        place(order, neighbours, rows)
    }

    /// Where a column begins.
    static func x(of column: AccessView.Node.Column) -> Int {
        margin + column.rawValue * (nodeWidth + columnGap)
    }

    /// The heights at which each edge leaves and arrives: spread over the side of the node.
    var ports: [(from: Int, to: Int)] {
        var result = graph.edges.map { _ in (from: 0, to: 0) }
        var leaving: [[Int]] = graph.nodes.map { _ in [] }
        var arriving = leaving
        for (index, (edge, _)) in graph.edges.enumerated() {
            leaving[edge.from].append(index)
            arriving[edge.to].append(index)
        }
        for node in graph.nodes.indices {
            let out = leaving[node].sorted { places[graph.edges[$0].edge.to].y < places[graph.edges[$1].edge.to].y }
            let into = arriving[node].sorted {
                places[graph.edges[$0].edge.from].y < places[graph.edges[$1].edge.from].y
            }
            for (position, edge) in out.enumerated() { result[edge].from = port(node, position, out.count) }
            for (position, edge) in into.enumerated() { result[edge].to = port(node, position, into.count) }
        }
        return result
    }

    private func port(_ node: Int, _ position: Int, _ count: Int) -> Int {
        let reach = AccessGraphLayout.nodeHeight - 16
        let step = min(10, reach / max(1, count - 1))
        let spread = step == 0 ? position * reach / max(1, count - 1) : position * step
        let whole = step == 0 ? reach : step * (count - 1)
        return places[node].y + (AccessGraphLayout.nodeHeight - whole) / 2 + spread
    }

    /// Sorts each column by the mean position of the neighbours, forth and back.
    private static func sort(_ order: inout [[Int]], _ neighbours: [[Int]], count: Int) {
        var position = [Int](repeating: 0, count: count)
        func number(_ column: [Int]) {
            for (index, node) in column.enumerated() { position[node] = index }
        }
        order.forEach(number)
        var column = [Int](repeating: 0, count: count)
        for (index, nodes) in order.enumerated() { for node in nodes { column[node] = index } }
        for sweep in 0..<sweeps {
            let isForward = sweep.isMultiple(of: 2)
            let targets = isForward ? Array(order.indices.dropFirst()) : Array(order.indices.dropLast().reversed())
            for target in targets {
                let source = isForward ? target - 1 : target + 1
                let weights = order[target].enumerated().map { index, node in
                    let near = neighbours[node].filter { column[$0] == source }.map { position[$0] }
                    return (node: node, weight: mean(near) ?? index * 1_000, index: index)
                }
                order[target] = weights.sorted { ($0.weight, $0.index) < ($1.weight, $1.index) }.map(\.node)
                number(order[target])
            }
        }
    }

    /// The mean in thousandths; nil of no numbers.
    private static func mean(_ numbers: [Int]) -> Int? {
        numbers.isEmpty ? nil : numbers.reduce(0, +) * 1_000 / numbers.count
    }

    /// Stacks the longest column, and puts the nodes of the others beside their neighbours as far as there is room.
    private mutating func place(_ order: [[Int]], _ neighbours: [[Int]], _ rows: Int) {
        let top = AccessGraphLayout.headHeight
        let step = AccessGraphLayout.rowHeight
        let longest = order.indices.max { (order[$0].count, $1) < (order[$1].count, $0) } ?? 0
        let outward = order.indices.sorted { (abs($0 - longest), $0) < (abs($1 - longest), $1) }
        var isPlaced = Set<Int>()
        for column in outward {
            let nodes = order[column]
            let bottom = top + rows * step
            var wanted = nodes.enumerated().map { index, node in
                let near = neighbours[node].filter(isPlaced.contains).map { places[$0].y }
                return near.isEmpty ? top + index * step : near.reduce(0, +) / near.count
            }
            for index in wanted.indices.dropFirst() { wanted[index] = max(wanted[index], wanted[index - 1] + step) }
            var limit = bottom
            for index in wanted.indices.reversed() {
                wanted[index] = min(wanted[index], limit - step)
                limit = wanted[index]
            }
            for (node, y) in zip(nodes, wanted) {
                places[node] = (AccessGraphLayout.x(of: graph.nodes[node].column), y)
                isPlaced.insert(node)
            }
        }
    }
}
