import JSONReader

/// The parts of an entry's `change`, found in one pass: attributes are looked up in them again and again.
struct ChangeParts: Sendable {
    private(set) var actions: JSONNode?
    private(set) var before: JSONNode?
    private(set) var beforeSensitive: JSONNode?
    private(set) var after: JSONNode?
    private(set) var afterUnknown: JSONNode?
    private(set) var afterSensitive: JSONNode?
    private(set) var importing: JSONNode?

    /// The parts of a change; nil where there is none.
    init?(_ change: JSONNode?) {
        guard let change else { return nil }
        // Of a repeated name the last one counts.
        for (name, value) in change.members {
            if name.isString("after") {
                after = value
            } else if name.isString("before") {
                before = value
            } else if name.isString("actions") {
                actions = value
            } else if name.isString("after_unknown") {
                afterUnknown = value
            } else if name.isString("after_sensitive") {
                afterSensitive = value
            } else if name.isString("before_sensitive") {
                beforeSensitive = value
            } else if name.isString("importing") {
                importing = value
            }
        }
    }
}
