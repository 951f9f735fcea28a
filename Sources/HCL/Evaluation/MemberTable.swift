import Symbolic

/// The members of an object under construction, by the bytes of their names.
///
/// Names are told apart by their bytes: Swift's equality takes composed and decomposed letters for the same.
struct MemberTable {
    private var places: [[UInt8]: Int] = [:]
    private(set) var members: [Value.Member] = []

    mutating func set(_ name: String, _ value: Value) {
        let key = Array(name.utf8)
        if let place = places[key] {
            members[place].value = value
        } else {
            places[key] = members.count
            members.append(Value.Member(name: name, value: value))
        }
    }

    func value(_ name: String) -> Value? {
        places[Array(name.utf8)].map { members[$0].value }
    }

    /// The members in the order of the bytes of their names, as Terraform goes through objects and maps.
    var sorted: [Value.Member] {
        members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
