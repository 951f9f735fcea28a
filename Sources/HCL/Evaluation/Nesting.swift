/// How deep the evaluations under way nest, where the scope of one evaluates further expressions.
///
/// One thread's evaluations share it, so that a chain of references cannot use up the stack.
package final class Nesting {
    /// How many expressions may be under way at once; each takes up to 3 KiB of stack.
    private static let limit = 800

    private var depth = 0

    package init() {}

    /// Goes a level down, or some; false where that is too deep.
    package func enter(_ levels: Int = 1) -> Bool {
        guard depth + levels <= Nesting.limit else { return false }
        depth += levels
        return true
    }

    package func leave(_ levels: Int = 1) { depth -= levels }
}
