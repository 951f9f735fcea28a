import Symbolic
import Synchronization

/// Keeps what the JSON texts of a plan stand for: rule after rule asks for the same containers.
final class DecodedTexts: Sendable {
    private let values = Mutex<[Int: Value]>([:])

    /// The kept value of the text with an index in the plan, or the one that `decode` makes.
    func value(at index: Int, _ decode: () -> Value) -> Value {
        if let known = values.withLock({ $0[index] }) { return known }
        let value = decode()
        values.withLock { $0[index] = value }
        return value
    }
}
