/// The key that tells the instances of one block apart: `count` numbers them, `for_each` names them.
package enum InstanceKey: Hashable, Sendable {
    case index(Int)
    case key(String)
}

extension InstanceKey: CustomStringConvertible {
    package var description: String {
        switch self {
        case .index(let index): "[\(index)]"
        case .key(let key): "[\(AttributePath.quoted(key))]"
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

/// The absolute address of a resource instance: `module.a["x"].data.aws_s3_bucket.b[0]`.
package struct ResourceAddress: Hashable, Sendable {
    /// Whether Terraform manages the object or only reads it.
    package enum Mode: String, Hashable, Sendable {
        case managed, data, ephemeral
    }

    package var module: ModulePath
    package var mode: Mode
    package var type: String
    package var name: String
    package var key: InstanceKey?

    package init(
        module: ModulePath = .root,
        mode: Mode = .managed,
        type: String,
        name: String,
        key: InstanceKey? = nil
    ) {
        self.module = module
        self.mode = mode
        self.type = type
        self.name = name
        self.key = key
    }

    /// Only what tells neighbours apart: names and keys.
    ///
    /// Addresses are looked up by the thousand, mostly among those of one type; those that differ in their type alone
    /// are few.
    package func hash(into hasher: inout Hasher) {
        for step in module.steps {
            hasher.combine(step.name)
            if let key = step.key { hasher.combine(key) }
        }
        hasher.combine(name)
        if let key { hasher.combine(key) }
    }

    /// The address without the instance key of the resource itself.
    package var withoutKey: ResourceAddress {
        var address = self
        address.key = nil
        return address
    }

    /// The address of the block that the instance is one of: without any instance key.
    package var withoutKeys: ResourceAddress {
        var address = withoutKey
        address.module = ModulePath(module.steps.map { ModuleStep(name: $0.name) })
        return address
    }

    /// The address inside its module, without instance keys, as `configuration` spells it.
    package var configurationAddress: String {
        switch mode {
        case .managed: "\(type).\(name)"
        case .data: "data.\(type).\(name)"
        case .ephemeral: "ephemeral.\(type).\(name)"
        }
    }
}

extension ResourceAddress: CustomStringConvertible {
    package var description: String {
        var text = ""
        // One growth, and not one after another.
        text.reserveCapacity(128)
        for step in module.steps {
            text += "module."
            text += step.name
            if let key = step.key { text += key.description }
            text += "."
        }
        if mode != .managed {
            text += mode.rawValue
            text += "."
        }
        text += type
        text += "."
        text += name
        if let key { text += key.description }
        return text
    }
}
