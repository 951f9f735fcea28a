import TerraformPlan

extension ChangeActions {
    /// Whether the object may be attached to something else after apply, or to nothing.
    ///
    /// What is forgotten stays as it is in the world.
    var mayDetach: Bool {
        switch self {
        case .update, .delete, .deleteCreate, .createDelete, .other: true
        case .noOp, .create, .read, .forget, .createForget: false
        }
    }
}
