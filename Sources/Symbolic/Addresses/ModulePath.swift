/// The key that tells the instances of one block apart: `count` numbers them, `for_each` names them.
package enum InstanceKey: Hashable, Sendable {
    case index(Int)
    case key(String)
}

extension InstanceKey: CustomStringConvertible {
    package var description: String {
        switch self {
        case .index(let index): "[\(index)]"
        case .key(let key): "[\(AttributePath.quotedKey(key))]"
        }
    }
}

/// One step into a module: the name of the call, and which of its instances.
package struct ModuleStep: Hashable, Sendable {
    package var name: String
    package var key: InstanceKey?

    package init(name: String, key: InstanceKey? = nil) {
        self.name = name
        self.key = key
    }
}

/// The way from the root module to a module instance; empty for the root module.
package struct ModulePath: Hashable, Sendable {
    package var steps: [ModuleStep]

    package init(_ steps: [ModuleStep] = []) {
        self.steps = steps
    }

    /// The root module.
    package static let root = ModulePath()

    /// The module that calls this one; nil for the root module.
    package var parent: ModulePath? {
        steps.isEmpty ? nil : ModulePath(Array(steps.dropLast()))
    }

    /// The path of an instance of a module that this one calls.
    package func call(_ name: String, key: InstanceKey? = nil) -> ModulePath {
        ModulePath(steps + [ModuleStep(name: name, key: key)])
    }

    /// The names of the calls, without instance keys: `a.b`, as `modules.json` spells it.
    package var configurationKey: String {
        steps.map(\.name).joined(separator: ".")
    }
}

extension ModulePath: CustomStringConvertible {
    package var description: String {
        steps.map { "module.\($0.name)\($0.key?.description ?? "")" }.joined(separator: ".")
    }
}
