import Synchronization

/// The absolute address of a resource instance: `module.a["x"].data.aws_s3_bucket.b[0]`.
///
/// Places, identities and unknowns name one: it is handed on as one reference, and hashed once.
package struct ResourceAddress: Hashable, Sendable {
    /// Whether Terraform manages the object or only reads it.
    package enum Mode: String, Hashable, Sendable {
        case managed, data, ephemeral
    }

    /// The parts; never changed, as copies of the address share them.
    private final class Parts: Sendable {
        let module: ModulePath
        let mode: Mode
        let type: String
        let name: String
        let key: InstanceKey?
        /// The hash, once it was asked for; 0 before.
        let hash = Atomic(0)

        init(_ module: ModulePath, _ mode: Mode, _ type: String, _ name: String, _ key: InstanceKey?) {
            self.module = module
            self.mode = mode
            self.type = type
            self.name = name
            self.key = key
        }

        /// Whether other parts are those of an instance of the same block.
        func areOfSameBlock(as other: Parts) -> Bool {
            guard name == other.name, type == other.type, mode == other.mode,
                module.steps.count == other.module.steps.count
            else { return false }
            for position in module.steps.indices
            where module.steps[position].name != other.module.steps[position].name { return false }
            return true
        }
    }

    private var parts: Parts

    package var module: ModulePath {
        get { parts.module }
        set { parts = Parts(newValue, mode, type, name, key) }
    }

    package var mode: Mode { parts.mode }
    package var type: String { parts.type }
    package var name: String { parts.name }

    package var key: InstanceKey? {
        get { parts.key }
        set { parts = Parts(module, mode, type, name, newValue) }
    }

    package init(
        module: ModulePath = .root,
        mode: Mode = .managed,
        type: String,
        name: String,
        key: InstanceKey? = nil
    ) {
        parts = Parts(module, mode, type, name, key)
    }

    package static func == (left: ResourceAddress, right: ResourceAddress) -> Bool {
        let (left, right) = (left.parts, right.parts)
        return left === right
            || left.name == right.name && left.key == right.key && left.type == right.type && left.mode == right.mode
                && left.module == right.module
    }

    /// Only what tells neighbours apart: names and keys.
    ///
    /// Addresses are looked up by the thousand, mostly among those of one type; those that differ in their type alone
    /// are few.
    package func hash(into hasher: inout Hasher) {
        var hash = parts.hash.load(ordering: .relaxed)
        if hash == 0 {
            hash = hashOfNames
            parts.hash.store(hash, ordering: .relaxed)
        }
        hasher.combine(hash)
    }

    private var hashOfNames: Int {
        var hasher = Hasher()
        for step in module.steps {
            hasher.combine(step.name)
            if let key = step.key { hasher.combine(key) }
        }
        hasher.combine(name)
        if let key { hasher.combine(key) }
        return hasher.finalize()
    }

    /// The address without the instance key of the resource itself.
    package var withoutKey: ResourceAddress {
        guard key != nil else { return self }
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

    /// Whether another address is that of an instance of the same block.
    package func isOfSameBlock(as other: ResourceAddress) -> Bool {
        parts.areOfSameBlock(as: other.parts)
    }

    /// The address inside its module, without instance keys, as `configuration` spells it.
    package var configurationAddress: String {
        TextWriter.text(upTo: mode.rawValue.utf8.count + type.utf8.count + name.utf8.count + 2) { writeBlock(to: &$0) }
    }

    private func writeBlock(to text: inout TextWriter) {
        if mode != .managed {
            text.write(mode.rawValue)
            text.write(UInt8(ascii: "."))
        }
        text.write(type)
        text.write(UInt8(ascii: "."))
        text.write(name)
    }
}

extension ResourceAddress: CustomStringConvertible {
    package var description: String {
        let steps = module.steps
        let limit = steps.reduce(type.utf8.count + name.utf8.count + 12 + InstanceKey.limit(key)) {
            $0 + $1.name.utf8.count + 8 + InstanceKey.limit($1.key)
        }
        return TextWriter.text(upTo: limit) { text in
            for step in steps {
                text.write("module.")
                text.write(step.name)
                if let key = step.key { key.write(to: &text) }
                text.write(UInt8(ascii: "."))
            }
            writeBlock(to: &text)
            if let key { key.write(to: &text) }
        }
    }
}

extension InstanceKey {
    /// The most bytes that a key takes in an address.
    fileprivate static func limit(_ key: InstanceKey?) -> Int {
        switch key {
        case nil: 0
        case .index: 22
        case .key(let key): TextWriter.limit(quoted: key) + 2
        }
    }

    fileprivate func write(to text: inout TextWriter) {
        text.write(UInt8(ascii: "["))
        switch self {
        case .index(let index): text.write(String(index))
        case .key(let key): text.write(quoted: key)
        }
        text.write(UInt8(ascii: "]"))
    }
}
