package import CEL

/// How a run is to be done.
package struct LinterOptions: Sendable {
    /// What every rule's unknown outcomes count as; nil leaves it to each rule (`onUnknown`).
    package var unknown: RuleDefinition.UnknownPolicy?
    /// The day of the run in UTC, by which suppressions expire; nil lets none expire.
    package var today: CalendarDate?
    /// Takes down what the conditions of rules that count branches come to.
    package var recorder: BranchRecorder?

    package init(
        unknown: RuleDefinition.UnknownPolicy? = nil,
        today: CalendarDate? = nil,
        recorder: BranchRecorder? = nil
    ) {
        self.unknown = unknown
        self.today = today
        self.recorder = recorder
    }
}
