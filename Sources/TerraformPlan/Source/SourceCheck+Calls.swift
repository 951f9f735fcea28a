import HCL
import Symbolic

extension SourceCheck {
    /// Whether the modules on a path are those that the plan was made with: each call names the same source and version.
    func agreesOnOrigin(of path: ModulePath) -> Bool {
        guard let parent = path.parent else { return true }
        return agreesOnOrigin(of: parent)
            && agrees(on: "source", of: path) { call, configured in
                call.agrees(on: "source", with: configured.source)
                    && call.agrees(on: "version", with: configured.version)
            }
    }

    /// Whether the call of a module gives a variable what the plan shows, be it nothing.
    func agreesOnArgument(_ name: String, of path: ModulePath) -> Bool {
        agrees(on: "argument \(name)", of: path) {
            SourceCheck.agrees($0.body.attribute(name), with: $1.argument(name))
        }
    }

    /// Whether the instances of a module are those of the same `count` or `for_each`.
    func agreesOnRepetition(of path: ModulePath) -> Bool {
        agrees(on: "repetition", of: path) {
            SourceCheck.agrees($0.body.attribute("for_each"), with: $1.forEach)
                && SourceCheck.agrees($0.body.attribute("count"), with: $1.count)
        }
    }

    /// Whether a part of a call agrees, asked once; a plan that does not show the call tells nothing that could differ.
    private func agrees(
        on part: String,
        of path: ModulePath,
        _ compare: (_ call: SourceBlock, _ configured: ModuleCall) -> Bool
    ) -> Bool {
        remembered(part, of: path.withoutKeys) { path in
            guard let parent = path.parent, let name = path.steps.last?.name,
                let call = tree.module(parent.names)?.call(name),
                let configured = configuration.module(parent)?.call(name), !configured.isEmpty
            else { return true }
            return compare(call, configured)
        }
    }
}

extension SourceBlock {
    /// Whether an argument that can be but a text is the one that the plan has.
    fileprivate func agrees(on name: String, with planned: String?) -> Bool {
        guard let written = body.attribute(name) else { return planned == nil }
        // What OpenTofu computes is not compared.
        guard case .template(let template) = written.expression.kind, let text = template.literal else { return true }
        return planned.map { $0.filter { $0 != " " } == text.filter { $0 != " " } } ?? false
    }
}

extension ModulePath {
    /// The path without instance keys.
    fileprivate var withoutKeys: ModulePath { ModulePath(steps.map { ModuleStep(name: $0.name) }) }
}
