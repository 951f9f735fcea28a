import Symbolic
import TerraformPlan

/// The blocks that attach something to roles, of which an incomplete plan has no instance.
struct LeftOutAttachments: Sendable {
    /// How many of those that may concern any role are told of; one is enough to leave a question open.
    private static let mostOfAny = 8

    private var unknowns: [Unknown] = []
    /// The places of the blocks by the roles that the configuration mentions.
    private var byRole: [ResourceAddress: [Int]] = [:]
    /// The same by the names of roles, where these are constants.
    private var byName: [String: [Int]] = [:]
    private var named: [Int] = []
    private var ofAny: [Int] = []

    init() {}

    init(_ blocks: [LeftOutBlock]) {
        for (place, block) in blocks.enumerated() {
            let attribute = AttributeIdentity(address: block.address, path: AttributePath())
            unknowns.append(Unknown(UnknownSource(attribute: attribute, reason: block.reason)))
            if let roles = RoleOrigin(block.references).candidates {
                for role in Set(roles) { byRole[role, default: []].append(place) }
            } else if let names = block.constants {
                for name in Set(names.map(AttachmentIndex.name)) { byName[name, default: []].append(place) }
                named.append(place)
            } else {
                ofAny.append(place)
            }
        }
    }

    /// What may be attached to a role of an address and a name; one without a known name may have any.
    func unknowns(for address: ResourceAddress?, name: String?) -> [Unknown] {
        guard !unknowns.isEmpty else { return [] }
        let mentioned = address.flatMap { byRole[$0] } ?? []
        let called = name.map { byName[$0] ?? [] } ?? Array(named.prefix(LeftOutAttachments.mostOfAny))
        let places = mentioned + called + ofAny.prefix(LeftOutAttachments.mostOfAny)
        return places.sorted().map { unknowns[$0] }
    }
}
