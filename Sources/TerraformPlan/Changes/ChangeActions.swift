package import JSONReader

/// What Terraform is about to do with a resource instance.
///
/// `import` and `moved` are no actions of their own: they accompany one (`Importing`, `previousAddress`).
/// Source: Terraform, "JSON Output Format", change representation.
package enum ChangeActions: Hashable, Sendable {
    case noOp
    case create
    case read
    case update
    /// Destroyed first, then created.
    case deleteCreate
    /// Created first, then the old object is destroyed.
    case createDelete
    case delete
    /// Dropped from the state, left alone in the world.
    case forget
    /// Forgotten and created anew, in either order.
    case createForget
    /// A combination that this version does not know.
    case other([String])

    package init(_ node: JSONNode?) {
        if let node, node.isArray, node.valueCount == 2,
            let known = ChangeActions(at: node.index + 1, in: node.document)
        {
            self = known
            return
        }
        let names = node?.elements.map { $0.string ?? "" } ?? []
        switch names {
        case [], ["no-op"]: self = .noOp
        case ["create"]: self = .create
        case ["read"]: self = .read
        case ["update"]: self = .update
        case ["delete", "create"]: self = .deleteCreate
        case ["create", "delete"]: self = .createDelete
        case ["delete"]: self = .delete
        case ["forget"]: self = .forget
        case ["create", "forget"], ["forget", "create"]: self = .createForget
        default: self = .other(names)
        }
    }

    /// The most common actions, by the place of the only name, without a copy of it.
    private init?(at name: Int, in document: JSONDocument) {
        if document.spells("no-op", at: name) {
            self = .noOp
        } else if document.spells("create", at: name) {
            self = .create
        } else if document.spells("update", at: name) {
            self = .update
        } else {
            return nil
        }
    }

    /// Whether the object is made new by this plan, so that nothing else can have been attached to it before.
    package var creates: Bool {
        switch self {
        case .create, .deleteCreate, .createDelete, .createForget: true
        case .noOp, .read, .update, .delete, .forget, .other: false
        }
    }

    /// Whether nothing of the object is left in the configuration after apply.
    package var removes: Bool {
        switch self {
        case .delete, .forget: true
        case .noOp, .create, .read, .update, .deleteCreate, .createDelete, .createForget, .other: false
        }
    }
}
