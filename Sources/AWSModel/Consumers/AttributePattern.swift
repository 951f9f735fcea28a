import Symbolic

/// Where values stand inside a resource: `environment[].environment_variable[].value`.
///
/// `[]` stands for every element of a list, `[name]` for every element and calls it by its member of that name, `.*`
/// for every value of a map, `["a.b"]` for the value of a key, `:json` for what a JSON text stands for, `:buildspec` for
/// what a build specification says of its environment, `:states` for every state of a state machine, at any depth.
struct AttributePattern: Hashable, Sendable, ExpressibleByStringLiteral {
    enum Step: Hashable, Sendable {
        case member(String)
        case elements(named: String?)
        case values
        case json
        case buildspec
        case states
    }

    let steps: [Step]
    private let ownStart = SharedMemo<PatternStart>()

    /// Where the pattern begins, apart from others.
    var start: PatternStart { ownStart.value { PatternStart(of: [self]) } }
    /// Whether the pattern points at an attribute as a whole.
    var isWholeAttribute: Bool { steps.count == 1 }

    init(_ text: String) {
        steps = Array(text.utf8).withUnsafeBufferPointer { AttributePattern.steps(of: $0) }
    }

    private static func steps(of text: UnsafeBufferPointer<UInt8>) -> [Step] {
        func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
        var steps: [Step] = []
        var position = 0
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "."): position += 1
            case UInt8(ascii: "["):
                let start = position + 1
                let end = text[start...].firstIndex(of: UInt8(ascii: "]")) ?? text.count
                position = end + 1
                if start < end, text[start] == UInt8(ascii: "\"") {
                    steps.append(.member(string((start + 1)..<max(start + 1, end - 1))))
                } else {
                    steps.append(.elements(named: start == end ? nil : string(start..<end)))
                }
            case UInt8(ascii: ":"):
                let start = position
                position = text[(start + 1)...].firstIndex { ".[:".utf8.contains($0) } ?? text.count
                switch string(start..<position) {
                case ":json": steps.append(.json)
                case ":states": steps.append(.states)
                default: steps.append(.buildspec)
                }
            default:
                let start = position
                position = text[start...].firstIndex { ".[:".utf8.contains($0) } ?? text.count
                let name = string(start..<position)
                steps.append(name == "*" ? .values : .member(name))
            }
        }
        return steps
    }

    static func == (left: AttributePattern, right: AttributePattern) -> Bool { left.steps == right.steps }

    func hash(into hasher: inout Hasher) { hasher.combine(steps) }

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
        case .elements, .values, .states: true
        case .member, .json, .buildspec: false
        }
    }
}
