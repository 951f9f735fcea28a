import Synchronization

/// Words that nobody would write by chance, one for each place where a secret can stand.
final class Canaries: Sendable {
    private let names = Mutex<Set<String>>([])

    /// The word of a place.
    func word(_ place: String) -> String {
        names.withLock { _ = $0.insert(place) }
        return Canaries.word(of: place)
    }

    /// The places whose word a text holds.
    func found(in text: String) -> [String] {
        names.withLock { $0.filter { text.contains(Canaries.word(of: $0)) }.sorted() }
    }

    /// The place's name, scrambled so that a part of it would be noticed too.
    private static func word(of place: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in place.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "zq\(String(hash, radix: 36))"
    }
}
