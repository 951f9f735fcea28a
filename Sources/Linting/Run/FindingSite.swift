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

/// The site of the last finding of a thread: where one thing is wrong at an element, another often is.
final class FindingSites {
    private var last: (object: any ModelObject, site: FindingSite?)?

    /// Where a model stands; nil where it has no place.
    func site(of object: any ModelObject, in subject: LintSubject) -> FindingSite? {
        if let last, last.object === object { return last.site }
        let site = object.location.map { FindingSite($0, in: subject) }
        last = (object, site)
        return site
    }
}
