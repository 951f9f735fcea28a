extension Value {
    /// Whether the value or any part of it is sensitive.
    package var isDeeplySensitive: Bool {
        if isSensitive { return true }
        switch content {
        case .list(let elements), .set(let elements): return elements.contains(where: \.isDeeplySensitive)
        case .object(let members): return members.contains(where: \.value.isDeeplySensitive)
        case .encoded(_, let value, _): return value.isDeeplySensitive
        case .sequence:
            guard let (certain, possible, _) = partialElements else { return false }
            return certain.contains(where: \.isDeeplySensitive) || possible.contains { $0.value.isDeeplySensitive }
        case .open(let object):
            return object.members.contains(where: \.value.isDeeplySensitive)
                || object.possible.contains(where: \.value.isDeeplySensitive)
        case .choice(let choice): return choice.alternatives.contains(where: \.isDeeplySensitive)
        case .json, .null, .bool, .number, .string, .text, .unknown: return false
        }
    }
}
