import Synchronization

/// Regular expressions by their pattern, each compiled once.
package final class RegexCache<Regex: Sendable>: Sendable {
    private static var capacity: Int { 1_000 }
    private let compile: @Sendable (String) throws(LinearRegexError) -> Regex
    private let compiled = Mutex(Compiled())

    /// A pattern that equals another only scalar by scalar; `==` takes canonically equivalent texts for equal.
    private struct Pattern: Hashable {
        let text: String

        static func == (left: Pattern, right: Pattern) -> Bool {
            var (left, right) = (left.text, right.text)
            return left.withUTF8 { left in
                right.withUTF8 { right in
                    left.count == right.count
                        && (left.baseAddress == right.baseAddress || left.elementsEqual(right))
                }
            }
        }
    }

    private struct Compiled {
        /// Those that are not among the last few any more.
        var all: [Pattern: Result<Regex, LinearRegexError>] = [:]
        /// The last few: a pattern that is compared with itself is told at once, however long it is.
        var recent: [(pattern: Pattern, result: Result<Regex, LinearRegexError>)] = []
    }

    private static var recentCapacity: Int { 8 }

    package init(_ compile: @escaping @Sendable (String) throws(LinearRegexError) -> Regex) {
        self.compile = compile
    }

    /// The expression of a pattern, or why there is none.
    package func regex(_ pattern: String) -> Result<Regex, LinearRegexError> {
        let key = Pattern(text: pattern)
        let known = compiled.withLock { cache -> Result<Regex, LinearRegexError>? in
            if let known = cache.recent.first(where: { $0.pattern == key }) { return known.result }
            guard !cache.all.isEmpty, let known = cache.all[key] else { return nil }
            RegexCache.note(key, known, in: &cache)
            return known
        }
        if let known { return known }
        let result: Result<Regex, LinearRegexError>
        do throws(LinearRegexError) { result = .success(try compile(pattern)) } catch { result = .failure(error) }
        compiled.withLock { cache in
            RegexCache.note(key, result, in: &cache)
        }
        return result
    }

    private static func note(
        _ pattern: Pattern,
        _ result: Result<Regex, LinearRegexError>,
        in cache: inout Compiled
    ) {
        if cache.recent.count >= recentCapacity {
            if cache.all.count >= RegexCache.capacity { cache.all.removeAll() }
            let oldest = cache.recent.removeFirst()
            cache.all[oldest.pattern] = oldest.result
        }
        cache.recent.append((pattern, result))
    }
}

/// The expressions of the whole program.
package enum RegexCaches {
    private static let matchers = RegexCache { (pattern) throws(LinearRegexError) in try LinearRegex(pattern) }

    /// The expression of a pattern that only tells whether a text matches, or why there is none.
    ///
    /// Beside the cache for the compiler's sake, which can make this one a function of its own.
    package static func matching(_ pattern: String) -> Result<LinearRegex, LinearRegexError> {
        matchers.regex(pattern)
    }

    /// Those that tell where a text matches.
    package static let capturing = RegexCache { (pattern) throws(LinearRegexError) in try CapturingRegex(pattern) }
}
