/// The first word of an action's name, in small letters: what is done.
struct ActionVerb: Hashable {
    private let word: String
    /// Whether letters tell where the word ends.
    private let hasEnd: Bool

    init(of name: String) {
        let bytes = Array(name.utf8)
        let end = bytes.indices.dropFirst().first { Glob.isCapital(bytes[$0]) } ?? bytes.count
        word = String(decoding: bytes[..<end].map { Glob.lowercased($0) }, as: UTF8.self)
        hasEnd = bytes.contains(where: Glob.isCapital) && bytes.contains { !Glob.isCapital($0) }
    }

    /// Whether a name begins with the word, in any case.
    func begins(_ name: String) -> Bool {
        name.utf8.count >= word.utf8.count && zip(name.utf8, word.utf8).allSatisfy { Glob.lowercased($0) == $1 }
    }

    /// Whether the word may be another one that is misspelt, and is no verb itself.
    func mayBeMistake(for other: ActionVerb) -> Bool {
        guard hasEnd, other.hasEnd else { return true }
        guard !ActionVerb.known.contains(self) else { return false }
        if word.utf8.sorted() == other.word.utf8.sorted() { return true }
        let limit = EditDistance.limit(word.utf8.count)
        return EditDistance.between(word, other.word, limit: limit) <= limit
    }

    /// The verbs of all actions that are known.
    private static let known = Set(
        ServiceAuthorization.prefixes.lazy.compactMap(ServiceAuthorization.service).flatMap(\.actions)
            .map { ActionVerb(of: $0.name) }
    )
}
