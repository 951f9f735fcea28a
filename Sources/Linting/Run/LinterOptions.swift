/// How a run is to be done.
package struct LinterOptions: Sendable {
    /// What every rule's unknown outcomes count as; nil leaves it to each rule (`onUnknown`).
    package var unknown: RuleDefinition.UnknownPolicy?

    package init(unknown: RuleDefinition.UnknownPolicy? = nil) {
        self.unknown = unknown
    }
}
