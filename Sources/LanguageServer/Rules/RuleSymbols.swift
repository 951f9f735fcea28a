import CEL
import Linting
import Symbolic
import YAMLReader

/// The names in a rule's expressions, by their places in the file.
struct RuleSymbols {
    /// A name with the places where it starts and ends.
    struct Located {
        let symbol: ExpressionSymbol
        let start: YAMLNode.Position
        let end: YAMLNode.Position
        let expression: LocatedExpression
    }

    let definition: RuleDefinition
    private let schema: ModelSchema

    init(_ definition: RuleDefinition, schema: ModelSchema) {
        self.definition = definition
        self.schema = schema
    }

    /// The name at a place; nil where there is none.
    func symbol(at place: YAMLNode.Position) -> Located? {
        guard let expression = definition.expression(at: place), let offset = expression.offset(at: place) else {
            return nil
        }
        let scope = RuleScope(definition, schema: schema)
        let environment = scope.environment(in: expression.section, at: expression.start, of: expression.name)
        guard let symbol = environment.symbol(in: expression.source, at: offset) else { return nil }
        return Located(
            symbol: symbol,
            start: expression.position(at: symbol.range.lowerBound),
            end: expression.position(behind: symbol.range),
            expression: expression
        )
    }
}

extension LocatedExpression {
    /// The place behind the last character of a range.
    func position(behind range: Range<Int>) -> YAMLNode.Position {
        let last = position(at: max(range.lowerBound, range.upperBound - 1))
        return YAMLNode.Position(line: last.line, column: last.column + 1)
    }
}

extension YAMLNode.Position {
    /// The place behind a text of one line that starts here.
    func behind(_ text: String) -> YAMLNode.Position {
        YAMLNode.Position(line: line, column: column + text.unicodeScalars.count)
    }

    /// Whether a text that starts here covers a place; its end counts as its own.
    func holds(_ text: String, _ place: YAMLNode.Position) -> Bool {
        place.line == line && place.column >= column && place.column <= behind(text).column
    }
}

/// Finds keys by their places.
enum KeyPath {
    /// The entry whose name stands at a place, with the path to it.
    static func member(
        at place: YAMLNode.Position,
        in node: YAMLNode
    ) -> (member: YAMLNode.Member, path: [KeySchema.Step])? {
        switch node.content {
        case .scalar: return nil
        case .sequence(let elements):
            for element in elements {
                if let (member, path) = member(at: place, in: element) { return (member, [.item] + path) }
            }
        case .mapping(let members):
            for entry in members {
                if entry.position.holds(entry.name, place) { return (entry, [.key(entry.name)]) }
                if let (member, path) = member(at: place, in: entry.value) {
                    return (member, [.key(entry.name)] + path)
                }
            }
        }
        return nil
    }
}
