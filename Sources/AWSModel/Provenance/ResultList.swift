/// Results by their keys: a few keys are compared one after another, many are found by their hashes.
///
/// A role is asked a handful of requests, whose hashes would take longer than to look at them.
struct ResultList<Key, Result> {
    private struct Entry {
        let key: Key
        let result: Result
        /// 0 for as long as keys are found without.
        var hash = 0
    }

    /// Up to how many keys are compared one after another.
    private static var comparedCount: Int { 8 }

    private var entries: [Entry] = []
    /// Numbers of entries, counted from 1, each in the first place that was free from the one on that its hash tells.
    ///
    /// As many as a power of two, at least half of them free: there stands 0.
    private var places: [UInt32] = []

    /// The result of a key; nil for none.
    func result(of key: Key) -> Result? where Key: Hashable {
        number(of: key, hash(of: key)).map { entries[$0].result }
    }

    /// The result that a key has from now on: that of another thread, where one was quicker.
    mutating func keep(_ result: Result, for key: Key) -> Result where Key: Hashable {
        let hash = hash(of: key)
        if let known = number(of: key, hash) { return entries[known].result }
        if entries.isEmpty { entries.reserveCapacity(2) }
        entries.append(Entry(key: key, result: result, hash: hash))
        if 2 * entries.count <= places.count {
            enter(entries.count - 1)
        } else if entries.count > Self.comparedCount {
            enterAll()
        }
        return result
    }

    private func hash(of key: Key) -> Int where Key: Hashable { places.isEmpty ? 0 : key.hashValue }

    private func number(of key: Key, _ hash: Int) -> Int? where Key: Equatable {
        guard !places.isEmpty else { return entries.indices.first { entries[$0].key == key } }
        var place = hash & (places.count - 1)
        while places[place] != 0 {
            let number = Int(places[place]) - 1
            if entries[number].hash == hash, entries[number].key == key { return number }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    private mutating func enter(_ number: Int) {
        var place = entries[number].hash & (places.count - 1)
        while places[place] != 0 { place = (place + 1) & (places.count - 1) }
        places[place] = UInt32(truncatingIfNeeded: number + 1)
    }

    private mutating func enterAll() where Key: Hashable {
        if places.isEmpty { for number in entries.indices { entries[number].hash = entries[number].key.hashValue } }
        places = Array(repeating: 0, count: max(4 * Self.comparedCount, 2 * places.count))
        for number in entries.indices { enter(number) }
    }
}
