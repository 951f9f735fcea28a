extension ResourceAddress {
    /// Reads an absolute address as `resource_changes` spells it.
    ///
    /// - Returns: nil if the text is no address of a resource instance.
    package init?(_ text: String) {
        guard let pieces = TraversalScanner.pieces(of: text) else { return nil }
        var rest = pieces[...]
        let module = ModulePath(consuming: &rest)
        var mode = Mode.managed
        if case .name(let word)? = rest.first, rest.count > 2, let other = Mode(rawValue: word), other != .managed {
            mode = other
            rest.removeFirst()
        }
        guard case .name(let type)? = rest.popFirst(), case .name(let name)? = rest.popFirst() else { return nil }
        var key: InstanceKey?
        if case .key(let own)? = rest.first {
            key = own
            rest.removeFirst()
        }
        guard rest.isEmpty else { return nil }
        self.init(module: module, mode: mode, type: type, name: name, key: key)
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
