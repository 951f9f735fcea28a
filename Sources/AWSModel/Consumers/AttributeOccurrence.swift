import Symbolic
import TerraformPlan

/// A value that stands where a pattern points.
///
/// An object, as readings, needs and places hand it on.
final class AttributeOccurrence: Sendable {
    let value: Value
    /// The way to it from the resource.
    let way: ValueWay
    /// The way to the text that it stands inside of, such as one in JSON, whose references the plan pools.
    let text: ValueWay?

    init(value: Value, way: ValueWay, text: ValueWay? = nil) {
        self.value = value
        self.way = way
        self.text = text
    }

    /// Another value that stands in its place.
    func with(_ value: Value) -> AttributeOccurrence {
        AttributeOccurrence(value: value, way: way, text: text)
    }

    /// Whether it stands inside a text.
    var isInText: Bool { text != nil }

    /// Where it stands in the resource.
    var path: AttributePath { way.path }
    /// Which element or key it is of each list and map on the way.
    var positions: [Int] { way.positions }
    /// A member of the same object that is not null.
    func neighbour(_ name: String) -> AttributeOccurrence? {
        guard case .member(_, let object) = way.step, let previous = way.previous else { return nil }
        let isInAnyCase = text?.isReadInAnyCase ?? false
        guard let value = isInAnyCase ? object.member(inAnyCase: name) : object.member(name), !value.isNull else {
            return nil
        }
        return AttributeOccurrence(value: value, way: ValueWay(.member(name, of: object), from: previous), text: text)
    }

    /// The name that the way to it gives it: that of a list's element or a map's key.
    var name: String? { way.name }
    /// A member of the blocks and objects around it: that of the innermost one that has what is asked for.
    func enclosing<Result>(_ name: String, _ isMeant: (Value) -> Result?) -> Result? {
        let isInAnyCase = text?.isReadInAnyCase ?? false
        for case .member(_, let object) in way.steps {
            let member = isInAnyCase ? object.member(inAnyCase: name) : object.member(name)
            if let found = member.flatMap(isMeant) { return found }
        }
        return nil
    }
}

/// The way from a resource to a value: its last step, and the way to there, which other values share.
final class ValueWay: Sendable {
    enum Step: Sendable {
        /// A top-level attribute.
        case root(String)
        /// A member of an object.
        case member(String, of: Value)
        /// An element of a list or a value of a map, with the name that it is called by.
        case element(Int, AttributePath.Step, name: String?)
        /// One block that is written as an object, where others have a list of them.
        case single
    }

    /// The attributes whose JSON the provider reads into structures of its own, which takes names in any casing.
    private static let readInAnyCase: Set<String> = [
        "container_definitions", "container_properties", "ecs_properties", "node_properties",
    ]

    let step: Step
    let previous: ValueWay?

    /// Whether the names inside a text that stands there are read in any casing.
    var isReadInAnyCase: Bool {
        if case .root(let name) = step { ValueWay.readInAnyCase.contains(name) } else { false }
    }

    init(to attribute: String) {
        step = .root(attribute)
        previous = nil
    }

    init(_ step: Step, from previous: ValueWay) {
        self.step = step
        self.previous = previous
    }

    /// The steps of a way, the last one first.
    struct Steps: Sequence, IteratorProtocol {
        fileprivate var rest: ValueWay?

        mutating func next() -> Step? {
            let step = rest?.step
            rest = rest?.previous
            return step
        }
    }

    var steps: Steps { Steps(rest: self) }

    var path: AttributePath {
        let steps = steps.compactMap { step -> AttributePath.Step? in
            switch step {
            case .root(let name), .member(let name, _): .attribute(name)
            case .element(_, let step, _): step
            case .single: nil
            }
        }
        return AttributePath(steps.reversed())
    }

    var positions: [Int] {
        let positions = steps.compactMap { step -> Int? in
            switch step {
            case .element(let position, _, _): position
            case .single: 0
            case .root, .member: nil
            }
        }
        return positions.reversed()
    }

    /// The name of the innermost element that has one.
    var name: String? {
        for case .element(_, _, let name?) in steps { return name }
        return nil
    }
}
