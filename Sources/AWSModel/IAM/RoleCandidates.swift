import Symbolic
import TerraformPlan

/// Which roles an attachment can belong to that names none for certain.
struct RoleCandidates: Sendable {
    /// Whether an attachment belongs to a role.
    enum Match: Sendable {
        case certain, possible, none
    }

    /// The roles that the configuration mentions; nil where it can be any.
    let addresses: [ResourceAddress]?
    /// What is known of the name.
    let name: SymbolicString?

    /// Whether the attachment belongs to a role.
    func match(_ role: Role) -> Match {
        if let addresses {
            return role.instance.map { addresses.contains($0.address) } == true ? .possible : .none
        }
        // Some modules pass the ARN where the name belongs.
        guard let name, !name.prefix.begins(with: "arn:") else { return .possible }
        if let known = role.name { return name.mayBe(known) ? .possible : .none }
        let own = role.instance?.attribute("name")?.text
        return own == name && name.isOfAttributes ? .certain : .possible
    }
}

extension SymbolicString {
    /// Whether the text can be this one, by what stands before its first hole and behind its last.
    fileprivate func mayBe(_ text: String) -> Bool {
        if let known { return known.utf8.elementsEqual(text.utf8) }
        return text.utf8.count >= prefix.utf8.count + suffix.utf8.count
            && text.utf8.starts(with: prefix.utf8)
            && text.utf8.reversed().starts(with: suffix.utf8.reversed())
    }

    /// Whether each hole is the value of one attribute, so that the same text stands for the same value.
    fileprivate var isOfAttributes: Bool { holes.allSatisfy { $0.identity != nil } }
}
