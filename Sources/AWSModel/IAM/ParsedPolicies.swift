import IAM
import JSONReader
import Symbolic
import Synchronization

/// Policy documents by the texts that they were read from: all instances of a block tend to have the same trust policy.
final class ParsedPolicies: Sendable {
    /// A document, and the string whose text it is.
    private struct Entry: Sendable {
        let text: JSONNode
        let document: PolicyDocument
    }

    /// By the hashes of the strings' bytes.
    private let entries = Mutex<[UInt64: Entry]>([:])

    /// The document that a string of the plan is the text of; nil for any other value.
    func document(_ value: Value) -> PolicyDocument? {
        guard case .json(let node) = value.content, let hash = node.withRawBytes(ParsedPolicies.hash) else {
            return nil
        }
        var document: PolicyDocument
        if let entry = entries.withLock({ $0[hash] }) {
            // Of several texts with one hash the first is kept.
            document = ParsedPolicies.areEqual(entry.text, node) ? entry.document : .parse(Value(node))
        } else {
            document = .parse(Value(node))
            let entry = Entry(text: node, document: document)
            entries.withLock { $0[hash] = $0[hash] ?? entry }
        }
        document.isSensitive = value.isSensitive
        return document
    }

    private static func areEqual(_ left: JSONNode, _ right: JSONNode) -> Bool {
        left.withRawBytes { left in right.withRawBytes { left.elementsEqual($0) } } == true
    }

    /// A hash of bytes, eight at a time.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(bytes)
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        while place < bytes.count {
            hash = mixed(hash, UInt64(bytes[place]))
            place += 1
        }
        return hash
    }

    /// Both halves of a product have a part of all bits of its factors.
    private static func mixed(_ hash: UInt64, _ lanes: UInt64) -> UInt64 {
        let product = (hash ^ lanes).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
