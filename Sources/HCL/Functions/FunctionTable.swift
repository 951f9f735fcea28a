import Symbolic

/// The functions that are evaluated here, by name.
///
/// A function gives nil where its result cannot be told from what is known of its arguments; it fails only where
/// Terraform would fail for certain.
enum FunctionTable {
    typealias Function = @Sendable ([Value]) throws(EvaluationFailure) -> Value?
    /// A function that needs more than its arguments: files, the time of the plan, the limits of the evaluation.
    typealias SitedFunction = @Sendable ([Value], inout Evaluation) throws(EvaluationFailure) -> Value?

    /// How a function passes on that an argument is sensitive.
    enum Marking {
        /// The result is sensitive if any part of an argument is.
        case whole
        /// The parts of the arguments keep their marks; the result is sensitive if an argument itself is.
        case parts
    }

    struct Entry: Sendable {
        let marking: Marking
        let apply: SitedFunction

        init(marking: Marking, apply: @escaping SitedFunction) {
            self.marking = marking
            self.apply = apply
        }

        init(marking: Marking, _ function: @escaping Function) {
            self.init(marking: marking) { (arguments, _) throws(EvaluationFailure) in try function(arguments) }
        }
    }

    private static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for (name, function) in texts + patterns + encodings + numbers + networks + hashes + documents + questions {
            entries[name] = Entry(marking: .whole, function)
        }
        for (name, function) in lists + sets + objects + conversions {
            entries[name] = Entry(marking: .parts, function)
        }
        for (name, function) in files + fileHashes + templates + times {
            entries[name] = Entry(marking: .whole, apply: function)
        }
        return entries
    }()

    /// The names of all functions that are evaluated here.
    static var names: [String] { Array(entries.keys) }

    /// A function by its name, with or without the namespace `core`.
    static func entry(_ name: String) -> Entry? {
        entries[plainName(name)]
    }

    /// The name of a function without the namespace `core`.
    static func plainName(_ name: String) -> String {
        name.utf8.starts(with: "core::".utf8) ? String(name.dropFirst(6)) : name
    }
}

extension [Value] {
    /// The arguments, if there are as many as the function takes.
    func expect(_ count: ClosedRange<Int>) throws(EvaluationFailure) {
        guard count.contains(self.count) else { throw EvaluationFailure("a call with a wrong number of arguments") }
    }

    func expect(_ count: Int) throws(EvaluationFailure) { try expect(count...count) }

    /// The text of an argument that must be a string; nil where it is not known; null is refused.
    func string(_ index: Int) throws(EvaluationFailure) -> String? {
        try text(index)?.known
    }

    /// The text of an argument that must be a string, with holes; nil where it may yet be null.
    func text(_ index: Int) throws(EvaluationFailure) -> SymbolicString? {
        let value = try self[index].asString()
        guard !value.isNull else { throw EvaluationFailure("an argument that is null") }
        return value.kind == .unknown && !value.isIdentifier ? nil : SymbolicString(value.textParts)
    }

    /// An argument that must be a number; nil where it is not known; null is refused.
    func number(_ index: Int) throws(EvaluationFailure) -> Decimal? {
        let value = try self[index].asNumber()
        guard !value.isNull else { throw EvaluationFailure("an argument that is null") }
        return value.decimal
    }

    /// An argument that must be a whole number; nil where it is not known, or of more than 64 bits.
    func int(_ index: Int) throws(EvaluationFailure) -> Int? {
        guard let number = try number(index) else { return nil }
        guard number.isWhole else { throw EvaluationFailure("a fraction where a whole number is needed") }
        return number.int
    }

    /// The elements of an argument that must be a list or set; nil where it is not known; null is refused.
    func elements(_ index: Int) throws(EvaluationFailure) -> [Value]? {
        switch self[index].kind {
        case .unknown: return nil
        case .list: return self[index].elements
        default: throw EvaluationFailure("an argument that is no list")
        }
    }
}
