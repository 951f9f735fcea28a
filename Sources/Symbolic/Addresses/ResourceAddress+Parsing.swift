extension ResourceAddress {
    /// Reads an absolute address as `resource_changes` spells it; nil if the text is no address of a resource instance.
    package init?(_ text: String) {
        var text = text
        guard let address = text.withUTF8({ ResourceAddress(utf8: $0) }) else { return nil }
        self = address
    }

    /// Reads an absolute address from its bytes; nil if they are no address of a resource instance.
    ///
    /// - Parameters:
    ///   - bytes: The address in UTF-8.
    ///   - type: The resource type that it most likely has: addresses of one type share its text.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>, likelyOf type: String = "") {
        var scanner = TraversalScanner(bytes)
        guard var word = scanner.takeName() else { return nil }
        var steps: [ModuleStep] = []
        while word.spells("module") {
            guard let name = scanner.takeName() else { return nil }
            var step = ModuleStep(name: String(decoding: name, as: UTF8.self))
            guard scanner.takeKey(&step.key), let next = scanner.takeName() else { return nil }
            steps.append(step)
            word = next
        }
        guard var name = scanner.takeName() else { return nil }
        var mode = Mode.managed
        // A type may be called like a mode: then nothing but the name of the resource follows it.
        if !scanner.isAtEnd, let other = Mode.marked(by: word) {
            mode = other
            word = name
            guard let next = scanner.takeName() else { return nil }
            name = next
        }
        var key: InstanceKey?
        guard scanner.takeKey(&key), scanner.isAtEnd else { return nil }
        self.init(
            module: ModulePath(steps),
            mode: mode,
            type: word.spells(type) ? type : String(decoding: word, as: UTF8.self),
            name: String(decoding: name, as: UTF8.self),
            key: key
        )
    }
}

extension ResourceAddress.Mode {
    /// The mode that a word before the type says; none for those that are managed.
    fileprivate static func marked(by word: UnsafeBufferPointer<UInt8>) -> Self? {
        if word.spells("data") { return .data }
        return word.spells("ephemeral") ? .ephemeral : nil
    }
}

extension ModulePath {
    /// Reads the address of a module instance: `module.a["x"].module.b`; the empty text is the root module.
    ///
    /// - Returns: nil if the text is no such address.
    package init?(_ text: String) {
        if text.isEmpty {
            self = .root
            return
        }
        guard let pieces = TraversalScanner.pieces(of: text) else { return nil }
        var rest = pieces[...]
        self.init(consuming: &rest)
        guard rest.isEmpty else { return nil }
    }

    /// Takes `module.NAME` and `module.NAME[KEY]` from the front for as long as there are such pieces.
    init(consuming pieces: inout ArraySlice<TraversalScanner.Piece>) {
        var steps: [ModuleStep] = []
        while pieces.count >= 2, pieces.first == .name("module"),
            case .name(let name) = pieces[pieces.startIndex + 1]
        {
            pieces.removeFirst(2)
            var key: InstanceKey?
            if case .key(let own)? = pieces.first {
                key = own
                pieces.removeFirst()
            }
            steps.append(ModuleStep(name: name, key: key))
        }
        self.init(steps)
    }
}
