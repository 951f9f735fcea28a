/// Results by their keys: a few keys are compared one after another, many are found by their hashes.
///
/// A role is asked a handful of requests, whose hashes would take longer than to look at them.
struct ResultList<Key: Hashable, Result> {
    /// One of a few results.
    ///
    /// Each has memory of its own. To let go a list that another thread has made may mean to wait for that thread.
    private final class Entry {
        let key: Key
        let result: Result
        let next: Entry?

        init(key: Key, result: Result, next: Entry?) {
            self.key = key
            self.result = result
            self.next = next
        }

        /// The result of a key, here or further on.
        ///
        /// Of the few that there are each asks the next: a loop would count itself as a user of each.
        func result(of key: Key) -> Result? {
            self.key == key ? result : next?.result(of: key)
        }
    }

    /// How many keys are compared one after another.
    private static var comparedCount: Int { 8 }

    /// The last of the first results.
    private var last: Entry?
    private var count = 0
    /// All further ones.
    private var others: [Key: Result] = [:]

    /// The result of a key; nil for none.
    func result(of key: Key) -> Result? {
        last?.result(of: key) ?? (others.isEmpty ? nil : others[key])
    }

    /// The result that a key has from now on: that of another thread, where one was quicker.
    mutating func keep(_ result: Result, for key: Key) -> Result {
        if let known = self.result(of: key) { return known }
        if count < Self.comparedCount {
            last = Entry(key: key, result: result, next: last)
            count += 1
        } else {
            others[key] = result
        }
        return result
    }
}
