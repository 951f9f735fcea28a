/// Where the index of a plan has an instance.
struct InstancePlace: Sendable {
    /// The place of the entry.
    let index: UInt32
    /// Whether it is an entry of `prior_state` or `planned_values`, of which everything is known; else it is one of
    /// `resource_changes` or `resource_drift`.
    let isState: Bool
}
