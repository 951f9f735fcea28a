package import Symbolic

/// A value of a rule's test: plain data, with marks for what nobody knows, what is referred to and what is sensitive.
package indirect enum FixtureTerm: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number by its digits.
    case number(String)
    case string(String)
    case list([FixtureTerm])
    case object([Member])
    /// `$unknown`: known after apply; with the attribute that it comes from, or from nowhere that is named.
    case unknown(FixtureTarget?)
    /// `$ref`: the value of an attribute, known if the test gives it.
    case reference(FixtureTarget)
    /// `$template`: a string made of pieces.
    case template([FixtureTerm])
    /// `$sensitive`
    case sensitive(FixtureTerm)
    /// A structured value that the attribute holds as JSON text.
    case encoded(FixtureTerm)

    /// A member of an object.
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: FixtureTerm
    }

    /// The terms directly inside.
    var children: [FixtureTerm] {
        switch self {
        case .null, .bool, .number, .string, .unknown, .reference: []
        case .list(let terms), .template(let terms): terms
        case .object(let members): members.map(\.value)
        case .sensitive(let term), .encoded(let term): [term]
        }
    }

    /// The attributes that the term mentions, in order.
    var targets: [FixtureTarget] {
        switch self {
        case .unknown(let target?), .reference(let target): [target]
        default: children.flatMap(\.targets)
        }
    }

    /// Whether a value that comes from nowhere is in the term.
    var hasNamelessUnknown: Bool {
        if case .unknown(nil) = self { return true }
        return children.contains(where: \.hasNamelessUnknown)
    }

    /// Whether a part of the term is written as JSON text.
    var hasEncoding: Bool {
        if case .encoded = self { return true }
        return children.contains(where: \.hasEncoding)
    }
}

/// An attribute that a test's value refers to: `aws_iam_role.exec.arn`.
package struct FixtureTarget: Hashable, Sendable {
    package var address: ResourceAddress
    /// The attribute, as the reference spells what follows the resource: `arn`, `setting[0].value`.
    package var path: String

    package init(address: ResourceAddress, path: String) {
        self.address = address
        self.path = path
    }

    /// A local value: `local.name`.
    init(local name: String) {
        self.init(address: ResourceAddress(type: "local", name: name), path: "")
    }

    /// Whether this is a local value, which no resource provides.
    var isLocal: Bool { address.type == "local" && path.isEmpty }

    /// Reads an absolute address followed by an attribute; nil for any other text.
    package init?(_ text: String) {
        var brackets = 0
        var quoted = false
        for index in text.indices {
            switch text[index] {
            case "\"": quoted.toggle()
            case "[" where !quoted: brackets += 1
            case "]" where !quoted: brackets -= 1
            case "." where !quoted && brackets == 0:
                let path = text[text.index(after: index)...]
                // `data.aws_x` alone would read as a resource of the type `data`.
                if let address = ResourceAddress(String(text[..<index])), !path.isEmpty,
                    ResourceAddress.Mode(rawValue: address.type) == nil
                {
                    self.init(address: address, path: String(path))
                    return
                }
            default: break
            }
        }
        return nil
    }

    /// The name of the attribute that the path starts with.
    var attribute: String { String(path.prefix { $0 != "." && $0 != "[" }) }
}
