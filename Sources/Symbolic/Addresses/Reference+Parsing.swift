extension Reference {
    /// Reads an entry of a plan's `references`.
    ///
    /// - Returns: nil if the text is no reference.
    package init?(_ text: String) {
        guard let pieces = TraversalScanner.pieces(of: text), case .name(let root)? = pieces.first else { return nil }
        var rest = pieces.dropFirst()
        let subject: Subject
        switch root {
        case "var":
            guard let name = rest.popName() else { return nil }
            subject = .variable(name)
        case "local":
            guard let name = rest.popName() else { return nil }
            subject = .local(name)
        case "module":
            guard let name = rest.popName() else { return nil }
            subject = .module(name: name, key: rest.popKey())
        case "each", "count", "path", "terraform", "self":
            subject = .symbol(root)
        case "data", "ephemeral":
            guard let type = rest.popName(), let name = rest.popName() else { return nil }
            subject = .resource(mode: root == "data" ? .data : .ephemeral, type: type, name: name, key: rest.popKey())
        default:
            guard let name = rest.popName() else { return nil }
            subject = .resource(mode: .managed, type: root, name: name, key: rest.popKey())
        }
        self.init(subject: subject, path: AttributePath(rest.map(AttributePath.Step.init)), text: text)
    }
}

extension ArraySlice<TraversalScanner.Piece> {
    fileprivate mutating func popName() -> String? {
        guard case .name(let name)? = first else { return nil }
        removeFirst()
        return name
    }

    fileprivate mutating func popKey() -> InstanceKey? {
        guard case .key(let key)? = first else { return nil }
        removeFirst()
        return key
    }
}
