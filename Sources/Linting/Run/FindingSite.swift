import Symbolic

/// Where a finding stands, in words and in files.
final class FindingSite: Sendable {
    /// Nil for the plan as a whole.
    let location: ModelLocation?
    /// The resource instance, as Terraform writes its address; empty for the plan as a whole.
    let address: String
    /// The attribute in Terraform's words; empty for the resource.
    let attribute: String
    let place: Place

    init(_ location: ModelLocation?, in subject: LintSubject) {
        self.location = location
        address = location?.address.description ?? ""
        attribute = location?.path.description ?? ""
        place = subject.place(of: location)
    }
}

/// The sites of the last findings of a thread: where one thing is wrong at an element, another often is, of which one of
/// the next lists that are gone through tells.
final class FindingSites {
    /// How many are kept.
    private static let limit = 8

    private var last: [(object: any ModelObject, site: FindingSite?)] = []
    /// The position of the oldest.
    private var oldest = 0

    /// Where a model stands; nil where it has no place.
    func site(of object: any ModelObject, in subject: LintSubject) -> FindingSite? {
        for position in last.indices where last[position].object === object { return last[position].site }
        let site = object.location.map { FindingSite($0, in: subject) }
        if last.count < FindingSites.limit {
            last.append((object, site))
        } else {
            last[oldest] = (object, site)
            oldest = (oldest + 1) % FindingSites.limit
        }
        return site
    }
}
