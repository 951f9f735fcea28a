import Symbolic

/// What a look at the text of an element of `Action` tells; never changed, as elements of one text share it.
final class ActionForm: Sendable {
    let text: TextPattern
    let isEverything: Bool
    /// Whether a wildcard stands before the colon, which IAM rejects.
    let hasWildcardInService: Bool
    /// Where wildcards stand in a pattern without holes.
    let wildcards: WildcardSpan?
    /// Which actions the pattern may cover.
    let outline: StatementOutline
    /// What is known of the actions that it covers, once that was asked for.
    let standing = Memo<ActionStanding>()

    init(_ source: SymbolicString) {
        text = TextPattern(source, variables: false)
        let look = source.prefix.withBytes(Look.init)
        isEverything = text.isPlain && look.isEverything
        hasWildcardInService = !isEverything && look.hasWildcardInService
        wildcards = text.isPlain ? look.wildcards : nil
        // Of a text with a hole nothing is known.
        outline = !text.isPlain || isEverything || hasWildcardInService ? .anyAction : look.outline
    }

    /// What the bytes of a pattern tell.
    private struct Look {
        let wildcards: WildcardSpan
        var isEverything = false
        var hasWildcardInService = false
        /// Which actions the pattern may cover, where it has no wildcard in the service.
        let outline: StatementOutline

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            wildcards = WildcardSpan(bytes)
            guard let first = wildcards.first(in: bytes.count) else {
                outline = StatementOutline(action: NameHash(bytes))
                return
            }
            isEverything = bytes.allSatisfy { $0 == Glob.star }
            let colon = bytes.firstIndex(of: Glob.colon) ?? bytes.count
            hasWildcardInService = first < colon
            outline = StatementOutline(service: NameHash(UnsafeBufferPointer(rebasing: bytes[..<colon])))
        }
    }
}
