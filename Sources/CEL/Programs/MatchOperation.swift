import RegularExpressions
import Symbolic

/// `text.matches('…')` with a pattern that is known when the expression is compiled.
final class MatchOperation: Operation, @unchecked Sendable {
    private let text: Operation
    private let regex: LinearRegex
    private let pattern: Operation

    init(_ text: Operation, _ regex: LinearRegex, _ pattern: Operation, _ range: Range<Int>) {
        self.text = text
        self.regex = regex
        self.pattern = pattern
        super.init(range)
    }

    override var parts: [Operation] { [text, pattern] }
    // Of a text that turns out to be none a match fails.
    override var mayFail: Bool { true }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let value = text.evaluate(frame)
        switch value {
        case .string(let text):
            guard frame.step(text.utf8.count >> 6) else { return .error(.tooManySteps) }
            return .bool(regex.matches(text))
        case .error: return value
        case .unknown(let unknown, let text):
            let isMatch = text.flatMap { StandardStrings.matchesPart(of: $0, regex) }
            return isMatch.map { .bool($0) } ?? .unknown(unknown.derived, nil)
        default: return .error(.noOverload("matches", value, .string("")))
        }
    }
}
