/// The version of tfproof, as reports name it.
enum Version {
    static let current = "0.1.0"
}
