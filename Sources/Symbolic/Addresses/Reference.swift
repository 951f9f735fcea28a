/// One entry of a plan's `references`: what an expression mentions, relative to the module that holds the expression.
package struct Reference: Hashable, Sendable {
    /// What a reference names.
    package enum Subject: Hashable, Sendable {
        case resource(mode: ResourceAddress.Mode, type: String, name: String, key: InstanceKey?)
        case module(name: String, key: InstanceKey?)
        case variable(String)
        case local(String)
        /// `each`, `count`, `path`, `terraform` or `self`.
        case symbol(String)
    }

    package var subject: Subject
    /// What follows the subject: the attribute of a resource, the output of a module, and so on.
    package var path: AttributePath
    /// The reference as the plan writes it.
    package var text: String

    package init(subject: Subject, path: AttributePath, text: String) {
        self.subject = subject
        self.path = path
        self.text = text
    }
}

extension Reference: CustomStringConvertible {
    package var description: String { text }
}
