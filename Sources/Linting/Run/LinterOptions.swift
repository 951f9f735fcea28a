/// How a run is to be done.
package struct LinterOptions: Sendable {
    /// What every rule's unknown outcomes count as; nil leaves it to each rule (`onUnknown`).
    package var unknown: RuleDefinition.UnknownPolicy?
    /// The day of the run in UTC, by which suppressions expire; nil lets none expire.
    package var today: CalendarDate?

    package init(unknown: RuleDefinition.UnknownPolicy? = nil, today: CalendarDate? = nil) {
        self.unknown = unknown
        self.today = today
    }
}
