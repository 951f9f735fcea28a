import FoundationEssentials
import HCL
import Symbolic
import TestSupport
import Testing

/// Whatever is said of an expression with holes must hold whatever the holes turn out to be.
@Suite struct SoundnessTests {
    /// How many seeds are tried; with `LONG_TESTS=1` so many that it takes minutes.
    private static let seeds = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1" ? 3_000 : 60

    @Test(arguments: 1...seeds)
    func whatIsKnownHoldsInEveryWorld(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var decided = 0
        for _ in 0..<400 {
            var source = SourceGenerator(random: random)
            let text = source.expression(Sort.allCases.randomElement(using: &source.random) ?? .text, depth: 4)
            random = source.random
            let expression = try TemplateSource.expression(text)
            let value = World.unknown.evaluator.evaluate(expression)
            for _ in 0..<4 {
                let world = World(using: &random)
                let answer = world.evaluator.evaluate(expression)
                // What Terraform would refuse, or what is not evaluated, says nothing.
                guard answer.holes == nil else { continue }
                decided += 1
                #expect(
                    world.admits(answer, as: value),
                    "\(text)\n\(Outline.of(value))\n\(Outline.of(answer)) with \(world)"
                )
            }
        }
        #expect(decided > 400)
    }
}

/// What an expression is meant to be of.
private enum Sort: CaseIterable {
    case text, number, bool, list, object
}

/// What the unknown references stand for.
private struct World: CustomStringConvertible {
    private var values: [String: Value]?

    /// The world of the plan, where nothing is known.
    static let unknown = World(values: nil)

    private init(values: [String: Value]?) { self.values = values }

    init(using random: inout SeededGenerator) {
        let texts = ["", "a", "b", "x", "ab", "a,b"]
        func text() -> Value { Value(.string(texts.randomElement(using: &random) ?? "")) }
        let list = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
        let names = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
        let members = names.map { Value.Member(name: $0, value: text()) }
        values = [
            "s": text(), "t": text(), "n": Value(.number("\(Int.random(in: -1...3, using: &random))")),
            "b": Value(.bool(Bool.random(using: &random))),
            "l": Value(.list(list), typing: Bool.random(using: &random) ? .structural : .collection),
            "o": Value(.object(members), typing: Bool.random(using: &random) ? .structural : .collection),
        ]
    }

    var evaluator: PartialEvaluator {
        PartialEvaluator(resolving: { traversal in
            guard case .attribute(let name)? = traversal.path.steps.first else { return .init(Value(.null)) }
            let unknown = Value(Unknown(attribute: World.identity(name)))
            return PartialEvaluator.Resolved(values?[name] ?? unknown, rest: traversal.path.steps.dropFirst())
        })
    }

    private static func identity(_ name: String) -> AttributeIdentity {
        AttributeIdentity(address: ResourceAddress(type: "u", name: "u"), path: AttributePath(attribute: name))
    }

    var description: String {
        (values ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) = \(Outline.of($0.value))" }.joined(separator: ", ")
    }

    /// Whether a value of this world is one of those that a value with holes stands for.
    func admits(_ answer: Value, as value: Value) -> Bool {
        switch value.content {
        case .unknown(let unknown): return unknown.identity.map { admits(answer, as: $0) } ?? true
        case .choice(let choice): return choice.alternatives.contains { admits(answer, as: $0) }
        case .text(let text): return answer.string.map { matches(text.parts[...], $0[...]) } ?? false
        case .encoded(.json, let inner, _):
            var decoded = answer.decodedJSON
            // JSON tells no lists from tuples.
            decoded.typing = .unspecified
            return answer.kind == .string && admits(decoded, as: inner)
        case .encoded(.base64, _, _): return answer.kind == .string
        case .sequence(let sequence):
            guard let elements = answer.elements else { return false }
            return sequence.order == .listed
                ? matches(sequence.segments[...], elements[...]) : admits(elements, withoutOrder: sequence)
        case .open(let object): return answer.members.map { admits($0, as: object) } ?? false
        case .set(let elements) where value.holes != nil:
            let others = answer.elements ?? []
            return elements.allSatisfy { element in others.contains { admits($0, as: element) } }
                && others.allSatisfy { other in elements.contains { admits(other, as: $0) } }
        default: break
        }
        guard value.kind == answer.kind else { return false }
        if value.typing != .unspecified, answer.typing != .unspecified, value.typing != answer.typing { return false }
        switch value.kind {
        case .null, .unknown: return true
        case .bool: return value.bool == answer.bool
        case .number: return value.numberText == answer.numberText
        case .string: return value.string == answer.string
        case .list:
            let (left, right) = (value.elements ?? [], answer.elements ?? [])
            return left.count == right.count && zip(left, right).allSatisfy { admits($1, as: $0) }
        case .object:
            let (left, right) = (value.members ?? [], answer.members ?? [])
            return left.count == right.count
                && left.allSatisfy { member in answer.member(member.name).map { admits($0, as: member.value) } ?? false
                }
        }
    }

    /// An attribute's own value, or the string of it.
    private func admits(_ answer: Value, as identity: AttributeIdentity) -> Bool {
        var value = values?[identity.path.root ?? ""]
        for step in identity.path.steps.dropFirst() {
            switch step {
            case .attribute(let name), .key(let name): value = value?.member(name)
            case .index(let index): value = value?.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
        }
        guard let value else { return false }
        return Outline.of(value) == Outline.of(answer) || answer.string == (value.numberText ?? value.bool?.description)
    }

    private func matches(_ parts: ArraySlice<SymbolicString.Part>, _ text: Substring) -> Bool {
        guard let part = parts.first else { return text.isEmpty }
        switch part {
        case .literal(let literal):
            return text.hasPrefix(literal) && matches(parts.dropFirst(), text.dropFirst(literal.count))
        case .hole(let hole):
            return (0...text.count).contains { length in
                let fits = hole.identity.map { admits(Value(.string(String(text.prefix(length)))), as: $0) } ?? true
                return fits && matches(parts.dropFirst(), text.dropFirst(length))
            }
        }
    }

    private func matches(_ segments: ArraySlice<OpenSequence.Segment>, _ elements: ArraySlice<Value>) -> Bool {
        guard let segment = segments.first else { return elements.isEmpty }
        let rest = segments.dropFirst()
        switch segment {
        case .element(let value):
            return elements.first.map { admits($0, as: value) } == true && matches(rest, elements.dropFirst())
        case .possible(let value, _):
            let isThere = elements.first.map { admits($0, as: value) } == true
            return isThere && matches(rest, elements.dropFirst()) || matches(rest, elements)
        case .many: return (0...elements.count).contains { matches(rest, elements.dropFirst($0)) }
        }
    }

    private func admits(_ elements: [Value], withoutOrder sequence: OpenSequence) -> Bool {
        var possible: [Value] = []
        var isOpen = false
        for segment in sequence.segments {
            switch segment {
            case .element(let value):
                guard elements.contains(where: { admits($0, as: value) }) else { return false }
                possible.append(value)
            case .possible(let value, _): possible.append(value)
            case .many: isOpen = true
            }
        }
        return isOpen || elements.allSatisfy { element in possible.contains { admits(element, as: $0) } }
    }

    private func admits(_ members: [Value.Member], as object: OpenObject) -> Bool {
        let value = { (name: String) in members.first { $0.name == name }?.value }
        let names = Set(object.members.map(\.name) + object.possible.map(\.name))
        return object.members.allSatisfy { member in value(member.name).map { admits($0, as: member.value) } ?? false }
            && object.possible.allSatisfy { member in
                object.rest != nil || value(member.name).map { admits($0, as: member.value) } ?? true
            }
            && (object.rest != nil || members.allSatisfy { names.contains($0.name) })
    }
}

/// Makes expressions, most of which Terraform would take; what may fail stands in a `try`, for an arm of a conditional that
/// fails has no say in the type of the other.
private struct SourceGenerator {
    var random: SeededGenerator

    mutating func expression(_ sort: Sort, depth: Int) -> String {
        let forms = depth > 0 ? self.forms(sort) + leaves(sort) : leaves(sort)
        let form = forms.randomElement(using: &random) ?? "null"
        let sorts: [Character: Sort] = ["S": .text, "N": .number, "B": .bool, "L": .list, "O": .object]
        var pieces = form.split(separator: "§", omittingEmptySubsequences: false)[...]
        var result = String(pieces.removeFirst())
        // `§S` stands for an expression that is a text, and so on.
        for piece in pieces {
            result += expression(piece.first.flatMap { sorts[$0] } ?? .text, depth: depth - 1) + piece.dropFirst()
        }
        // A conditional as the condition of another one would be split in the wrong place.
        return result.contains(" ? ") ? "(\(result))" : result
    }

    private func leaves(_ sort: Sort) -> [String] {
        switch sort {
        case .text:
            ["u.s", "u.t", "\"a\"", "\"\"", "\"b\"", "\"x${u.s}\"", "try(u.l[0], \"z\")", "try(u.o.a, \"z\")", "null"]
        case .number: ["u.n", "0", "1", "2"]
        case .bool: ["u.b", "true", "false"]
        case .list: ["u.l", "[]", "[\"a\"]", "[\"b\", u.s]", "[u.n, 1]"]
        case .object: ["u.o", "{}", "{ a = \"x\" }", "{ b = u.s, c = 1 }"]
        }
    }

    private func forms(_ sort: Sort) -> [String] {
        switch sort {
        case .text:
            [
                "§B ? (§S) : (§S)", "\"${§S}-${§S}\"", "try(§S, §S)", "try(coalesce(§S, §S), \"z\")", "join(\",\", §L)",
                "try(element(§L, §N), \"z\")", "lookup(§O, §S, §S)", "jsonencode(§O)", "jsonencode(§L)",
                "try(§L[§N], \"z\")",
                "try(one(§L), \"z\")", "try(§O.a, \"z\")", "lower(§S)", "trimprefix(§S, \"a\")", "tostring(§N)",
                "try(§O[§S], \"z\")",
                "\"%{ for x in §L }${x}%{ endfor }\"", "format(\"%s\", §S)",
                "replace(§S, \"a\", \"c\")", "(§S)",
            ]
        case .number: ["§N + §N", "§B ? §N : §N", "length(§L)", "length(§O)", "try(§N, §N)", "-§N", "length(§S)"]
        case .bool:
            [
                "§S == §S", "§L == §L", "§O == §O", "§N < §N", "!§B", "§B && §B", "§B || §B",
                "contains(§L, §S)", "startswith(§S, \"a\")", "can(§S)", "§B ? §B : §B", "alltrue([§B, §B])",
                "anytrue([§B, §B])", "§N == §N", "can(§L[§N])", "§S == null",
            ]
        case .list:
            [
                "try(concat(§L, §L), [])", "flatten([§L, §L])", "compact(§L)", "[for x in §L : x if §B]",
                "§B ? §L : §L",
                "[for x in §L : x if x != §S]", "[for k, v in §O : \"${k}${v}\"]", "keys(§O)", "values(§O)",
                "distinct(§L)", "reverse(§L)", "tolist(§L)", "toset(§L)", "[§S, §N]", "try(§L, §L)", "sort(§L)",
                "try(slice(§L, 0, §N), [])", "try([§O, §O][*].a, [])", "§L[*]", "try([for o in [§O, §O] : o.a], [])",
                "try(coalescelist(§L, §L), [])",
                "[for i, x in §L : i]", "jsondecode(jsonencode(§L))", "split(\",\", §S)", "setunion(§L, §L)",
                "try(concat(§L, §B ? §L : []), [])", "[§B ? §S : null, §S]",
            ]
        case .object:
            [
                "merge(§O, §O)", "try({ for x in §L : x => 1 }, {})", "try({ for x in §L : x => x... }, {})",
                "{ (§S) = §S, a = §S }",
                "{ a = §S, (§S) = §N }", "§B ? §O : §O", "tomap(§O)", "{ for k, v in §O : k => v if v != §S }",
                "try(zipmap(§L, §L), {})", "try(§O, {})", "merge(§O, §B ? §O : {})",
                "{ a = §L, b = §S }.a == 1 ? {} : §O",
                "jsondecode(jsonencode(§O))", "{ a = §S, b = §N }", "merge(§O, { a = §S })",
            ]
        }
    }
}
