/// A regular expression in RE2's syntax that is matched in time linear to the text.
///
/// Back-references and look-around, which no automaton has, are refused when it is made. Source of the syntax: RE2,
/// "Syntax"; CEL's `matches` asks for it.
package struct LinearRegex: Sendable {
    private let automaton: LazyAutomaton
    /// Whether a match may depend on what stands around it: on the ends of the text or a line, or on words.
    package let looksAround: Bool
    /// Whether it may depend on what stands before it.
    private let looksBehind: Bool
    /// What every text that matches ends with, as far as the expression says so.
    private let end: String

    /// Compiles a pattern.
    package init(_ pattern: String) throws(LinearRegexError) {
        let node = try RegexParser.parse(pattern).node
        looksAround = node.looksAround
        looksBehind = node.looksBehind
        end = node.end
        automaton = LazyAutomaton(try RegexProgram(node))
    }

    /// Whether the expression matches anywhere in a text.
    package func matches(_ text: String) -> Bool { automaton.matches(text) }

    /// Whether the expression matches any text with this beginning: nil where what follows decides.
    package func matches(beginning: String) -> Bool? { automaton.matches(beginning: beginning) }

    /// Whether the expression matches any text with this end: nil where what stands before decides.
    package func matches(ending: String) -> Bool? {
        if !looksBehind, automaton.matches(ending) { return true }
        return zip(ending.utf8.reversed(), end.utf8.reversed()).allSatisfy(==) ? nil : false
    }
}

/// Why a pattern is no regular expression, and where.
package struct LinearRegexError: Error, Hashable, Sendable {
    package var message: String
    /// In UTF-8 bytes of the pattern.
    package var offset: Int
    /// Whether other engines with RE2's syntax may well take the pattern.
    package var isUnsupported = false
}
