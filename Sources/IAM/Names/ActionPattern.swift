package import Symbolic

/// An element of `Action` or `NotAction`: `*`, or a service and the name of an action that may hold wildcards.
package struct ActionPattern: Hashable, Sendable {
    /// One for all elements of the same text, as far as these are remembered.
    let form: ActionForm

    package init(_ source: SymbolicString) {
        form = source.known?.withBytes(KnownActions.form) ?? ActionForm(source)
    }

    /// The element of a text in UTF-8.
    init(utf8 text: UnsafeBufferPointer<UInt8>) {
        form = KnownActions.form(of: text)
    }

    package var text: TextPattern { form.text }
    /// Which actions the pattern may cover.
    var outline: StatementOutline { form.outline }

    package static func == (left: ActionPattern, right: ActionPattern) -> Bool {
        left.form === right.form || left.text == right.text
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// Whether the pattern may name actions of the service that an action is one of.
    func mayConcernService(of action: ActionName) -> Bool {
        guard text.isPlain, !form.isEverything, !form.hasWildcardInService else { return true }
        let service = text.source.prefix.utf8.prefix { $0 != Glob.colon }.lazy.map { Glob.lowercased($0) }
        return service.elementsEqual(action.service.utf8)
    }

    /// Whether the pattern covers an action (IAM/latest/UserGuide/reference_policies_elements_action).
    ///
    /// An element of `Action` in an `Allow` (`isGrant`) with a wildcard in the service grants nothing, as IAM rejects it.
    /// Elsewhere nobody can tell; nor of `*:*`, which is written though no rule for it is documented.
    func covers(_ action: ActionName, isGrant: Bool, _ matcher: @autoclosure () -> SymbolicMatcher) -> Truth {
        if form.isEverything { return .yes }
        let truth: Truth
        if let wildcards = form.wildcards, let known = text.source.known {
            truth = Truth(
                known.withBytes { pattern in action.name.withBytes { wildcards.matchesInAnyCase(pattern, $0) } }
            )
        } else {
            var matcher = matcher()
            matcher.lowercased = true
            truth = matcher.glob(text, SymbolicString(action.name))
        }
        guard form.hasWildcardInService, truth != .no else { return truth }
        return isGrant && text.source.known != "*:*" ? .no : .unknown
    }
}

/// The action of a request: `secretsmanager:GetSecretValue`.
package struct ActionName: Hashable, Sendable {
    /// The name as the caller writes it.
    package let name: String
    /// The service: what stands before the colon, in small letters.
    package let service: String
    /// What the outlines of statements that may be about the action have a part of.
    let outline: StatementOutline

    package init(_ name: String) {
        self.name = name
        (service, outline) = name.withBytes { bytes in
            var end = 0
            while end < bytes.count, bytes[end] != Glob.colon { end += 1 }
            let service = UnsafeBufferPointer(rebasing: bytes[..<end])
            let small = String(unsafeUninitializedCapacity: end) { small in
                for place in 0..<end { small[place] = Glob.lowercased(service[place]) }
                return end
            }
            let outline = StatementOutline(action: NameHash(bytes))
            return (small, outline.union(StatementOutline(service: NameHash(service))))
        }
    }

    /// Whether the name begins with some small letters, its case aside.
    package func begins(with beginning: String) -> Bool {
        name.utf8.lazy.map { Glob.lowercased($0) }.starts(with: beginning.utf8)
    }

    /// Whether everyone may do it, whatever policies say: to ask who one is.
    package var isFree: Bool { name.utf8.count == Self.free.utf8.count && begins(with: Self.free) }

    private static let free = "sts:getcalleridentity"
}
