/// Why a binary plan cannot be read; it never quotes what is in it.
package enum PlanArchiveError: Error, Hashable, Sendable {
    /// It is no zip archive, or not a whole one.
    case damaged
    /// It holds more than is unpacked.
    case tooLarge
    /// A file is missing that every plan has.
    case missing(String)

    /// What is wrong, for people.
    package var message: String {
        switch self {
        case .damaged: "the binary plan is damaged or cut short"
        case .tooLarge: "the binary plan holds more than tfproof unpacks"
        case .missing(let name): "the binary plan has no \(name)"
        }
    }
}
