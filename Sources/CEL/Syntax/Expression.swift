/// A node of the syntax tree, with macros already told from calls.
final class Expression: Sendable {
    indirect enum Kind: Sendable {
        case literal(CELValue)
        /// A name; an absolute one begins with a point.
        case identifier(String)
        /// `operand.field`, `operand.?field`.
        case select(Expression, field: String, isOptional: Bool)
        /// `has(operand.field)`.
        case presence(Expression, field: String)
        /// `operand[key]`, `operand[?key]`.
        case index(Expression, Expression, isOptional: Bool)
        /// A function or method; operators have the names they are written with: `==`, `!`, `?:`, `-` with one argument.
        case call(String, target: Expression?, arguments: [Expression])
        case list([Element])
        case map([Entry])
        case comprehension(Macro, over: Expression, variables: [String], arguments: [Expression])
        /// `cel.bind(name, value, body)`.
        case bind(String, Expression, Expression)
        /// What could not be parsed.
        case invalid
    }

    struct Element: Sendable {
        var value: Expression
        var isOptional: Bool
    }

    struct Entry: Sendable {
        var key: Expression
        var value: Expression
        var isOptional: Bool
    }

    enum Macro: String, CaseIterable, Sendable {
        case all, exists, existsOne = "exists_one", map, filter, transformList, transformMap, transformMapEntry
        case optMap, optFlatMap, sortBy
    }

    let kind: Kind
    /// In UTF-8 bytes of the source.
    let range: Range<Int>
    /// Where a diagnostic points: the field of a selection, the name of a call.
    let focus: Range<Int>

    init(_ kind: Kind, _ range: Range<Int>, focus: Range<Int>? = nil) {
        self.kind = kind
        self.range = range
        self.focus = focus ?? range
    }
}
