/// Where values stand inside a resource: `environment[].environment_variable[].value`.
///
/// `[]` stands for every element of a list, `[name]` for every element and calls it by its member of that name, `.*`
/// for every value of a map, `["a.b"]` for the value of a key, `:json` for what a JSON text stands for.
struct AttributePattern: Hashable, Sendable, ExpressibleByStringLiteral {
    enum Step: Hashable, Sendable {
        case member(String)
        case elements(named: String?)
        case values
        case json
    }

    let steps: [Step]

    init(_ text: String) {
        var steps: [Step] = []
        var rest = Substring(text)
        while let first = rest.first {
            switch first {
            case ".": rest = rest.dropFirst()
            case "[":
                let inside = rest.dropFirst().prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 2)
                if inside.first == "\"" {
                    steps.append(.member(String(inside.dropFirst().dropLast())))
                } else {
                    steps.append(.elements(named: inside.isEmpty ? nil : String(inside)))
                }
            case ":":
                steps.append(.json)
                rest = rest.dropFirst(":json".count)
            default:
                let name = rest.prefix { $0 != "." && $0 != "[" && $0 != ":" }
                rest = rest.dropFirst(name.count)
                steps.append(name == "*" ? .values : .member(String(name)))
            }
        }
        self.steps = steps
    }

    init(stringLiteral text: String) {
        self.init(text)
    }

    /// The name of the attribute that all of it stands in.
    var root: String {
        if case .member(let name)? = steps.first { name } else { "" }
    }

    /// How many lists and maps this pattern and another one go into together, before they part.
    func sharedRepetitions(with other: AttributePattern) -> Int {
        zip(steps, other.steps).prefix { $0 == $1 }.count { step, _ in step.isRepetition }
    }
}

extension AttributePattern.Step {
    /// Whether it stands for any number of values.
    var isRepetition: Bool {
        switch self {
        case .elements, .values: true
        case .member, .json: false
        }
    }
}
