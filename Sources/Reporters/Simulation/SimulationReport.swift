package import IAM
import Linting
import Symbolic

/// A question about one request, answered, with the places of the statements in the files they were read from.
package struct SimulationReport {
    /// Where a statement stands.
    package struct Place {
        package var file: String
        package var line: Int
        package var column: Int

        package init(file: String, line: Int, column: Int) {
            self.file = file
            self.line = line
            self.column = column
        }
    }

    private let trace: RequestTrace
    private let assumptions: [String]
    private let place: (RequestTrace.Statement) -> Place?

    /// - Parameters:
    ///   - trace: The decision and what each statement says.
    ///   - assumptions: What the request leaves open, and what is taken to be so.
    ///   - place: Where a statement stands; nil for one that is in no file.
    package init(
        _ trace: RequestTrace,
        assuming assumptions: [String] = [],
        place: @escaping (RequestTrace.Statement) -> Place?
    ) {
        self.trace = trace
        self.assumptions = assumptions
        self.place = place
    }

    /// The report as lines for people; nothing of a condition's values is in it.
    package var text: String {
        var lines = ["\(verdict): \(escaped(trace.reason))", ""]
        let rows = trace.statements.map { statement in
            [
                statement.match.layer.title, location(statement), name(statement),
                statement.match.statement.effect?.rawValue ?? "?", verdict(statement),
            ]
        }
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                column < 4 ? cell + String(repeating: " ", count: widths[column] - cell.count) : cell
            }
            lines.append("  " + cells.joined(separator: "  "))
        }
        if rows.isEmpty { lines.append("  no policy has a statement") }
        if !assumptions.isEmpty { lines += ["", "It is assumed:"] + assumptions.map { "  \(escaped($0))" } }
        let unknowns = self.unknowns
        if !unknowns.isEmpty { lines += ["", "It depends on:"] + unknowns.map { "  \(escaped($0))" } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The report as JSON; `formatVersion` is `major.minor`, a new minor version only adds members.
    package var json: String {
        JSONWriter.text(
            of: .members([
                "formatVersion": .string("1.1"),
                "decision": .string(decision),
                "reason": .string(trace.reason),
                "action": .string(trace.request.action.name),
                "statements": .array(trace.statements.map(statement)),
                "unknowns": .strings(unknowns),
                "assumptions": .strings(assumptions),
            ])
        )
    }

    private var decision: String {
        switch trace.decision {
        case .allowed: "allowed"
        case .notAllowed: "notAllowed"
        case .cannotTell: "unknown"
        }
    }

    private var verdict: String {
        switch trace.decision {
        case .allowed: "allowed"
        case .notAllowed: "not allowed"
        case .cannotTell: "unknown"
        }
    }

    /// What the answer depends on.
    private var unknowns: [String] {
        guard case .cannotTell(let doubt) = trace.decision else { return [] }
        return doubt.unknowns.flatMap(\.sources).map { source in
            if case .undecided(let text) = source.reason { return text }
            return source.attribute.map { "\($0)" } ?? "a value that is not known"
        }
    }

    private func location(_ statement: RequestTrace.Statement) -> String {
        guard let place = place(statement) else { return escaped(statement.match.policy.label) }
        return "\(escaped(place.file)):\(place.line):\(place.column)"
    }

    private func name(_ statement: RequestTrace.Statement) -> String {
        statement.match.statement.sid.map { "\"\(escaped($0))\"" } ?? "[\(statement.match.statement.index)]"
    }

    /// Whether a statement matches, else what keeps it from doing so.
    private func verdict(_ statement: RequestTrace.Statement) -> String {
        if statement.matches == .yes { return "matches" }
        if let doubt = statement.doubt { return "cannot tell: \(escaped(doubt))" }
        let parts = parts(statement)
        let refusing = parts.filter { $0.truth == .no }
        if !refusing.isEmpty { return "does not match: \(refusing.map(\.name).joined(separator: ", "))" }
        return "cannot tell: \(parts.filter { $0.truth == .unknown }.map(\.name).joined(separator: ", "))"
    }

    private func parts(_ statement: RequestTrace.Statement) -> [(name: String, truth: Truth)] {
        var parts: [(name: String, truth: Truth)] = [("action", statement.action)]
        if let principal = statement.principal { parts.append(("principal", principal)) }
        if let resource = statement.resource { parts.append(("resource", resource)) }
        for condition in statement.conditions {
            parts.append(
                (escaped([condition.test, condition.key].compactMap { $0 }.joined(separator: " ")), condition.holds)
            )
        }
        return parts
    }

    private func statement(_ statement: RequestTrace.Statement) -> JSONOutput {
        let place = place(statement)
        return .members([
            "layer": .string(statement.match.layer.rawValue),
            "policy": .string(statement.match.policy.label),
            "file": place.map { .string($0.file) } ?? .null,
            "line": place.map { .int($0.line) } ?? .null,
            "column": place.map { .int($0.column) } ?? .null,
            "index": .int(statement.match.statement.index),
            "sid": statement.match.statement.sid.map { .string($0) } ?? .null,
            "effect": statement.match.statement.effect.map { .string($0.rawValue) } ?? .null,
            "matches": .string(statement.matches.word),
            "action": .string(statement.action.word),
            "principal": statement.principal.map { .string($0.word) } ?? .null,
            "resource": statement.resource.map { .string($0.word) } ?? .null,
            "conditions": .array(
                statement.conditions.map { condition in
                    .members([
                        "operator": condition.test.map { .string($0) } ?? .null,
                        "key": condition.key.map { .string($0) } ?? .null,
                        "holds": .string(condition.holds.word),
                    ])
                }
            ),
        ])
    }

    private func escaped(_ text: String) -> String { TextEscape.escaped(text) }
}

extension Truth {
    fileprivate var word: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        }
    }
}

extension PolicyLayer {
    /// The layer's name for people.
    fileprivate var title: String {
        switch self {
        case .identity, .boundary, .session, .resource, .endpoint: rawValue
        case .serviceControl: "service control"
        case .resourceControl: "resource control"
        }
    }
}
