import Synchronization

/// Regular expressions by their pattern, each compiled once.
package final class RegexCache<Regex: Sendable>: Sendable {
    private static var capacity: Int { 1_000 }
    private let compile: @Sendable (String) throws(LinearRegexError) -> Regex
    private let compiled = Mutex<[String: Result<Regex, LinearRegexError>]>([:])

    package init(_ compile: @escaping @Sendable (String) throws(LinearRegexError) -> Regex) {
        self.compile = compile
    }

    /// The expression of a pattern, or why there is none.
    package func regex(_ pattern: String) -> Result<Regex, LinearRegexError> {
        if let known = compiled.withLock({ $0[pattern] }) { return known }
        let result: Result<Regex, LinearRegexError>
        do throws(LinearRegexError) { result = .success(try compile(pattern)) } catch { result = .failure(error) }
        compiled.withLock { cache in
            if cache.count >= RegexCache.capacity { cache.removeAll() }
            cache[pattern] = result
        }
        return result
    }
}

/// The expressions of the whole program.
package enum RegexCaches {
    /// Those that only tell whether a text matches.
    package static let matching = RegexCache { (pattern) throws(LinearRegexError) in try LinearRegex(pattern) }
    /// Those that tell where a text matches.
    package static let capturing = RegexCache { (pattern) throws(LinearRegexError) in try CapturingRegex(pattern) }
}
