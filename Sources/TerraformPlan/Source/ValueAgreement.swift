import JSONReader
import Symbolic

/// Whether a value of the plan and a value of the source can be the same.
///
/// Providers write values their own way: numbers as strings, nothing for null, JSON with its members sorted. What such
/// habits explain is no difference.
enum ValueAgreement {
    case same, different
    /// Holes decide.
    case open

    private static let depthLimit = 64

    /// Compares a value of the plan with the one that the source gives.
    static func of(_ planned: Value, _ configured: Value, depth: Int = 0) -> ValueAgreement {
        guard depth < depthLimit else { return .open }
        switch (planned.kind, configured.kind) {
        case (.unknown, _), (_, .unknown): return .open
        case (.list, .list): return lists(planned, configured, depth)
        case (.object, .object): return objects(planned, configured, depth)
        // A block that may stand once only is an object on one side and a list of one on the other.
        case (.list, .object): return lists(planned, Value(.list([configured])), depth)
        case (.list, .null), (.null, .list), (.object, .null), (.null, .object):
            return planned.isVoid && configured.isVoid ? .same : .different
        case (.list, _), (_, .list), (.object, _), (_, .object): return .different
        default: return scalars(planned, configured, depth)
        }
    }

    private static func scalars(_ planned: Value, _ configured: Value, _ depth: Int) -> ValueAgreement {
        if planned.isVoid && configured.isVoid { return .same }
        guard let left = planned.scalarText, let right = configured.scalarText else {
            // A text with holes, or an encoded value.
            return planned.isNull || configured.isNull ? .different : .open
        }
        if left.utf8.elementsEqual(right.utf8) { return .same }
        // A number or a word in JSON is the text that was compared already.
        if let one = try? JSONDocument(text: left).root, let two = try? JSONDocument(text: right).root,
            one.isStructured || two.isStructured
        {
            return of(Value(one), Value(two), depth: depth + 1)
        }
        return .different
    }

    private static func lists(_ planned: Value, _ configured: Value, _ depth: Int) -> ValueAgreement {
        guard let left = planned.elements, let right = configured.elements else { return .open }
        guard left.count == right.count else { return .different }
        let answers = zip(left, right).map { of($0, $1, depth: depth + 1) }
        if answers.allSatisfy({ $0 == .same }) { return .same }
        // Sets have no order: the elements may stand in other places.
        let isPossible = left.allSatisfy { element in
            right.contains { of(element, $0, depth: depth + 1) != .different }
        }
        return isPossible ? .open : .different
    }

    private static func objects(_ planned: Value, _ configured: Value, _ depth: Int) -> ValueAgreement {
        guard let left = planned.members, let right = configured.members else { return .open }
        var isOpen = false
        for member in right {
            guard let other = left.first(where: { $0.name == member.name }) else {
                if !member.value.isVoid { isOpen = true }
                continue
            }
            switch of(other.value, member.value, depth: depth + 1) {
            case .same: continue
            case .different: return .different
            case .open: isOpen = true
            }
        }
        // What the source does not set is computed, or a default of the provider.
        return isOpen ? .open : .same
    }
}

extension JSONNode {
    fileprivate var isStructured: Bool { isArray || kind == .object }
}

extension Value {
    /// Whether the value is what providers write for "not set": null, false, zero, or empty.
    fileprivate var isVoid: Bool {
        switch kind {
        case .null: true
        case .bool: bool == false
        case .number: int == 0
        case .string: string?.isEmpty == true
        case .list: elements?.isEmpty == true
        case .object: members?.isEmpty == true
        case .unknown: false
        }
    }

    /// The text of a known scalar as Terraform converts it to a string.
    fileprivate var scalarText: String? {
        switch kind {
        case .bool: bool.map { $0 ? "true" : "false" }
        case .number: numberText
        case .string: string
        case .null, .list, .object, .unknown: nil
        }
    }
}
