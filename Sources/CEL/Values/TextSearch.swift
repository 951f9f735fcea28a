/// Finds a part in longer texts, in time linear to both (Knuth, Morris and Pratt).
struct TextSearch<Element: Equatable> {
    /// How long a part may be that is simply tried at each place.
    private static var simpleLimit: Int { 16 }

    private let part: [Element]
    /// How much of the part is found already where one of its elements does not fit.
    private let fallbacks: [Int]

    init(_ part: [Element]) {
        self.part = part
        guard part.count > TextSearch.simpleLimit else {
            fallbacks = []
            return
        }
        var fallbacks = [0]
        var length = 0
        for element in part.dropFirst() {
            while length > 0, element != part[length] { length = fallbacks[length - 1] }
            if element == part[length] { length += 1 }
            fallbacks.append(length)
        }
        self.fallbacks = fallbacks
    }

    /// The first place of the part at or behind a position; nil if there is none.
    func first(in text: [Element], from start: Int = 0) -> Int? {
        guard start + part.count <= text.count else { return nil }
        guard !fallbacks.isEmpty else {
            return (start...(text.count - part.count)).first { text[$0...].starts(with: part) }
        }
        var length = 0
        for position in start..<text.count {
            while length > 0, text[position] != part[length] { length = fallbacks[length - 1] }
            if text[position] == part[length] { length += 1 }
            if length == part.count { return position + 1 - length }
        }
        return nil
    }
}
