/// The key of a map, so that equal keys are the same key whatever their types are.
enum MapKey: Hashable {
    case bool(Bool)
    /// An int or uint, or a double that is a whole number.
    case number(Int128)
    case text(ExactText)

    /// The key that a value is; nil for what is none.
    init?(_ value: CELValue) {
        switch value {
        case .string(let text): self = .text(ExactText(text))
        case .bool(let bool): self = .bool(bool)
        case .int(let int): self = .number(Int128(int))
        case .uint(let uint): self = .number(Int128(uint))
        case .double(let double):
            guard let whole = Int128(exactly: double) else { return nil }
            self = .number(whole)
        default: return nil
        }
    }
}

/// A text that equals another only scalar by scalar.
struct ExactText: Hashable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.hasSameScalars(as: right.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Collects the entries of a map: keys are of four types, each once.
struct MapBuilder {
    private(set) var entries: [(key: CELValue, value: CELValue)] = []
    private var keys: Set<MapKey> = []

    /// Adds an entry; what it returns is the result instead of the map.
    mutating func add(_ key: CELValue, _ value: CELValue) -> CELValue? {
        switch key {
        case .unknown: return key
        case .string, .bool, .int, .uint: break
        default: return .error(CELError("a \(key.typeName) cannot be a key"))
        }
        guard let exact = MapKey(key), keys.insert(exact).inserted else {
            return .error(CELError("a key stands twice in a map"))
        }
        entries.append((key, value))
        return nil
    }
}
