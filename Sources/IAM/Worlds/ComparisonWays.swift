import Symbolic

/// All ways in which one text can compare with the values that policies compare it with.
struct ComparisonWays {
    /// How many ways are looked at.
    static let limit = 64

    private let matcher: SymbolicMatcher
    /// The forms of which the text has one.
    private let forms: [[Atom]]
    private(set) var all: [World.Comparisons] = [[:]]

    /// Finds the ways; nil where they are too many.
    ///
    /// - Parameters:
    ///   - comparisons: What the text is compared with.
    ///   - forms: What is known of the text: it has one of these forms.
    ///   - kind: What the text is like; one that is no number may still be compared with numbers.
    ///   - matcher: What is known of variables.
    init?(
        _ comparisons: some Collection<World.Comparison>,
        forms: [[Atom]] = [[.run(.any)]],
        kind: KeyKind = .text,
        _ matcher: SymbolicMatcher
    ) {
        self.matcher = matcher
        self.forms = forms
        var texts: [(World.Comparison, [TextSteps.Step])] = []
        var numbers: [(World.Comparison, NumericComparison)] = []
        var dates: [(World.Comparison, DateComparison)] = []
        var ranges: [(World.Comparison, IPComparison)] = []
        var free: [World.Comparison] = []
        var never: [World.Comparison] = []
        for comparison in comparisons {
            let known = comparison.value.source.known
            switch comparison.comparison {
            case .numeric:
                guard let known else { free.append(comparison); continue }
                if let number = NumericComparison(known) {
                    numbers.append((comparison, number))
                } else {
                    never.append(comparison)
                }
            case .date:
                guard let known else { free.append(comparison); continue }
                if let date = DateComparison(known) {
                    dates.append((comparison, date))
                } else {
                    never.append(comparison)
                }
            case .ipAddress:
                if let range = known.flatMap(IPComparison.init) {
                    ranges.append((comparison, range))
                } else {
                    free.append(comparison)
                }
            case .string, .stringLike, .stringIgnoringCase, .bool, .binary, .arn:
                switch TextSteps(comparison, matcher) {
                case .steps(let steps): texts.append((comparison, steps))
                case .never: never.append(comparison)
                case .free: free.append(comparison)
                }
            }
        }
        guard addTexts(texts), add(ComparisonWays.ways(numbers, mayBeNone: kind != .number)),
            add(ComparisonWays.ways(dates, mayBeNone: kind != .date)), add(ComparisonWays.ways(ranges))
        else { return nil }
        for comparison in free where !add([[comparison: true], [comparison: false]]) { return nil }
        for comparison in never { _ = add([[comparison: false]]) }
    }

    /// Combines the ways so far with each of some others; false where there are too many.
    private mutating func add(_ ways: [World.Comparisons]) -> Bool {
        guard all.count * ways.count <= ComparisonWays.limit else { return false }
        // Nothing was compared of the one kind, or of the kinds before.
        if ways.count == 1, ways[0].isEmpty { return true }
        if all.count == 1, all[0].isEmpty {
            all = ways
            return true
        }
        all = all.flatMap { way in ways.map { way.merging($0) { $1 } } }
        return true
    }

    private mutating func addTexts(_ texts: [(World.Comparison, [TextSteps.Step])]) -> Bool {
        guard !texts.isEmpty else { return true }
        var ways: Set<[Bool]> = []
        for form in forms {
            guard let some = TextWays.all(of: form, texts.map(\.1)) else { return false }
            ways.formUnion(some)
        }
        return add(
            ways.map { way in
                var comparisons: World.Comparisons = [:]
                for ((comparison, _), holds) in zip(texts, way) { comparisons[comparison] = holds }
                return comparisons
            }
        )
    }

    /// Numbers, or moments, below, at, between and above the values; and a text that is none.
    private static func ways<Point: Comparable>(
        _ points: [(World.Comparison, Point)],
        mayBeNone: Bool
    ) -> [World.Comparisons] {
        guard !points.isEmpty else { return [[:]] }
        var marks: [Point] = []
        for point in points.map(\.1).sorted() where marks.last.map({ $0 < point }) ?? true { marks.append(point) }
        // Place 2i+1 is at the mark i, the even places lie between.
        var ways = (0...2 * marks.count).map { place in
            var comparisons: World.Comparisons = [:]
            for (comparison, point) in points {
                let mark = 2 * marks.count { $0 < point } + 1
                guard let order = comparison.comparison.order else { continue }
                comparisons[comparison] = order.holds(isLess: place < mark, isEqual: place == mark)
            }
            return comparisons
        }
        if mayBeNone { ways.append(Dictionary(points.map { ($0.0, false) }) { $1 }) }
        return ways
    }

    /// An address in each range and in all those around it; and one in none.
    private static func ways(_ ranges: [(World.Comparison, IPComparison)]) -> [World.Comparisons] {
        guard !ranges.isEmpty else { return [[:]] }
        let outside = Dictionary(ranges.map { ($0.0, false) }) { $1 }
        let inside = ranges.map { range in
            var comparisons: World.Comparisons = [:]
            for (comparison, other) in ranges { comparisons[comparison] = other.contains(range.1) }
            return comparisons
        }
        return Array(Set(inside + [outside]))
    }
}

extension ConditionOperator.Comparison {
    /// How numbers or dates are to lie to each other; nil for other comparisons.
    fileprivate var order: ConditionOperator.Order? {
        switch self {
        case .numeric(let order), .date(let order): order
        case .string, .stringIgnoringCase, .stringLike, .bool, .binary, .ipAddress, .arn: nil
        }
    }
}
