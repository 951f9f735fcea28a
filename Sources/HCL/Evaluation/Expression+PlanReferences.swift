import Symbolic

extension Expression {
    /// The references as `terraform show -json` lists them for this expression in `configuration`.
    ///
    /// For each traversal, in source order: the whole of it, then every shorter form down to what it refers to, then
    /// that without its instance key. Repeated references are repeated. Source: Terraform's `jsonconfig` package.
    package var planReferences: [String] {
        traversals.flatMap { PlanReference($0)?.forms ?? [] }
    }
}

/// A traversal taken apart into what it refers to and the rest.
private struct PlanReference {
    private let subject: Traversal
    private let rest: ArraySlice<AttributePath.Step>
    /// What stands behind the subject: the resource of an instance, the call of an output.
    private let parent: Traversal?

    /// The entries of the list, longest first.
    var forms: [String] {
        var forms: [String] = []
        for count in stride(from: rest.count, to: 0, by: -1) {
            forms.append(
                Traversal(root: subject.root, path: AttributePath(subject.path.steps + rest.prefix(count))).text
            )
        }
        forms.append(subject.text)
        if let parent { forms.append(parent.text) }
        return forms
    }

    init?(_ traversal: Traversal) {
        let steps = traversal.path.steps
        let names: Int
        switch traversal.root {
        case "self": names = 0
        case "var", "local", "each", "count", "path", "terraform", "module": names = 1
        case "data", "ephemeral": names = 2
        default: names = 1
        }
        guard steps.count >= names, steps.prefix(names).allSatisfy(\.isName) else { return nil }
        let isKeyed = steps.count > names && !steps[names].isName
        var count = names
        var parentCount: Int?
        switch traversal.root {
        case "self", "var", "local", "each", "count", "path", "terraform": break
        case "module":
            if isKeyed {
                parentCount = count
                count += 1
            }
            if steps.count > count, steps[count].isName {
                parentCount = count
                count += 1
            }
        default:
            if isKeyed {
                parentCount = count
                count += 1
            }
        }
        subject = Traversal(root: traversal.root, path: AttributePath(Array(steps.prefix(count))))
        rest = steps.dropFirst(count)
        parent = parentCount.map { Traversal(root: traversal.root, path: AttributePath(Array(steps.prefix($0)))) }
    }
}

extension AttributePath.Step {
    fileprivate var isName: Bool {
        if case .attribute = self { true } else { false }
    }
}
