package import Symbolic

/// A name and the constant steps after it: `aws_sqs_queue.q[0].arn`.
package struct Traversal: Hashable, Sendable {
    /// The first name: `var`, `local`, `aws_sqs_queue`, ….
    package var root: String
    /// The names, positions and keys after it.
    package var path: AttributePath

    package init(root: String, path: AttributePath = AttributePath()) {
        self.root = root
        self.path = path
    }

    /// The traversal as Terraform writes it in a plan's `references`.
    package var text: String {
        path.steps.reduce(into: root) { text, step in
            switch step {
            case .attribute(let name): text += ".\(name)"
            case .index(let position): text += "[\(position)]"
            case .key(let key): text += "[\(AttributePath.quotedKey(key))]"
            }
        }
    }
}

extension AccessStep {
    /// The step where it is constant, and so part of a traversal.
    var constant: AttributePath.Step? {
        switch kind {
        case .attribute(let name): .attribute(name)
        case .key(let key): .key(key)
        case .position(let digits): Decimal(digits)?.int.map { .index($0) }
        case .index, .splat: nil
        }
    }
}
