import Symbolic

/// Finds the values of a variable with which a pattern can match a known text.
struct VariableValues {
    /// How many values are looked for, and in texts of which length.
    private static let limit = 4
    private static let lengthLimit = 512

    private let before: [UInt8]
    private let after: [UInt8]

    /// Takes a pattern apart at the one part of it that is not known; nil where that stands not once, or next to what is
    /// not clear.
    ///
    /// - Parameters:
    ///   - key: The variable.
    ///   - pattern: The pattern.
    ///   - keepsWildcards: Whether `*` and `?` of the pattern are wildcards.
    ///   - context: What is known of other variables.
    init?(of key: String, in pattern: TextPattern, keepsWildcards: Bool, _ context: RequestContext) {
        var sides: [[UInt8]] = [[]]
        for piece in pattern.pieces {
            var literal: String?
            switch piece {
            case .literal(let text): literal = text
            case .star where keepsWildcards: sides[sides.count - 1].append(Glob.star)
            case .questionMark where keepsWildcards: sides[sides.count - 1].append(Glob.questionMark)
            case .star, .questionMark, .hole, .malformed: return nil
            case .variable(key, _): sides.append([])
            case .variable(let other, _):
                guard case .value(let value) = context[lowercased: other], let known = value.known else { return nil }
                literal = known
            }
            guard let literal else { continue }
            // A wildcard that is meant as a character cannot be told from one that is not.
            guard !literal.utf8.contains(where: { $0 == Glob.star || $0 == Glob.questionMark }) else { return nil }
            sides[sides.count - 1] += literal.utf8
        }
        guard sides.count == 2 else { return nil }
        (before, after) = (sides[0], sides[1])
    }

    /// The values for a text; nil where they are too many.
    func all(for text: String) -> [String]? {
        let text = Array(text.utf8)
        guard text.count <= VariableValues.lengthLimit, text.allSatisfy({ $0 < 0x80 }) else { return nil }
        let starts = (0...text.count).filter { Glob.matches(before, before.indices, text, 0..<$0) }
        let ends = (0...text.count).filter { Glob.matches(after, after.indices, text, $0..<text.count) }
        var values: Set<[UInt8]> = []
        for start in starts {
            for end in ends where end >= start {
                values.insert(Array(text[start..<end]))
                if values.count > VariableValues.limit { return nil }
            }
        }
        return values.map { String(decoding: $0, as: UTF8.self) }
    }
}
