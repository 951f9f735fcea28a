/// A lexical element of CEL (langdef, "Syntax").
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case identifier(String)
        case quotedField(String)
        case int(UInt64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        case symbol(String)
        case end
    }

    var kind: Kind
    /// In UTF-8 bytes of the source.
    var range: Range<Int>
}
