import Symbolic

extension FunctionTable {
    /// Hash functions.
    static let hashes: [(String, Function)] = []
}
