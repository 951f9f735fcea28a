extension PlanModel {
    /// Each makes another part of what decisions on access look up in the whole plan.
    ///
    /// Whoever asks for a part that another thread is making waits for it; made ahead, they are made at the same time.
    package var decisionParts: [@Sendable () -> Void] {
        [{ [self] in _ = iam.attachments }, { [self] in resourcePolicies.prepare() }]
    }
}
