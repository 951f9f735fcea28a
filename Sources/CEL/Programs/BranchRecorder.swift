import Synchronization

/// A condition in an expression that can come to true and to false: an operand of `&&` or `||`, what stands before `?`,
/// or an expression that is a condition as a whole.
package struct Branch: Hashable, Sendable {
    /// The whole expression that the condition stands in.
    package let source: String
    /// Where the condition stands, in UTF-8 bytes of the source.
    package let range: Range<Int>

    /// The condition as it is written.
    package var text: String {
        let bytes = Array(source.utf8)
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}

/// Remembers what the conditions of expressions came to; any number of evaluations may share one.
package final class BranchRecorder: Sendable {
    private struct Outcome: Hashable {
        var branch: Branch
        var value: Bool
    }

    private let outcomes = Mutex<Set<Outcome>>([])

    package init() {}

    /// Whether a condition ever came to a value.
    package func hasSeen(_ branch: Branch, _ value: Bool) -> Bool {
        outcomes.withLock { $0.contains(Outcome(branch: branch, value: value)) }
    }

    func note(_ branch: Branch, _ value: Bool) {
        outcomes.withLock { _ = $0.insert(Outcome(branch: branch, value: value)) }
    }
}

/// Evaluates a condition and notes what it came to.
final class BranchOperation: Operation, @unchecked Sendable {
    private let branch: Branch
    private let condition: Operation

    init(_ branch: Branch, _ condition: Operation) {
        self.branch = branch
        self.condition = condition
        super.init(condition.range)
    }

    override var parts: [Operation] { [condition] }

    override func evaluate(_ frame: Activation) -> CELValue {
        let value = condition.evaluate(frame)
        if case .bool(let bool) = value { frame.recorder?.note(branch, bool) }
        return value
    }
}
