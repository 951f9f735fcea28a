/// Why an input is not a plan that can be linted, and what to do about it; it never quotes the input.
package struct PlanError: Error, Hashable, Sendable {
    /// The sorts of refusal, each a stable name.
    package enum Kind: String, Hashable, Sendable {
        case empty, notJSON, truncated, notUTF8, notAPlan, state, logStream, humanPlan, configuration, binaryPlan
        case providerSchema, futureVersion, errored, tooLarge
    }

    package var kind: Kind
    /// What the input is, in one sentence.
    package var message: String
    /// What to run instead; empty where there is nothing to advise.
    package var advice: String
    /// Where in the input, as line and column from 1; nil where the whole input is meant.
    package var line: Int?
    package var column: Int?

    package init(_ kind: Kind, _ message: String, advice: String = "", line: Int? = nil, column: Int? = nil) {
        self.kind = kind
        self.message = message
        self.advice = advice
        self.line = line
        self.column = column
    }
}
