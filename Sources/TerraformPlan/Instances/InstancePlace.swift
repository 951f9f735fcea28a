/// Where the index of a plan has an instance.
struct InstancePlace: Sendable {
    /// The place of the entry.
    let index: UInt32
    /// Whether it is an entry of `prior_state`, of which everything is known, or of `planned_values`; else it is one of
    /// `resource_changes` or `resource_drift`.
    let isState: Bool
    /// Whether it is an entry of `planned_values`, which leave out what is not known.
    var isPlanned = false
}
