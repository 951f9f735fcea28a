/// Policies evaluated in the plainest way that there is: every text known, no short cut, nothing shared with the product.
struct NaivePolicy {
    var statements: [Statement]

    struct Statement {
        var isAllow: Bool
        var actions: [String]
        var isNotAction: Bool
        var resources: [String]
        var isNotResource: Bool
        /// `*`, the role, its account or another role; nil in policies that name no principals.
        var principal: String?
        var conditions: [Condition]
    }

    struct Condition {
        var test: String
        var key: String
        var values: [String]
    }

    /// What a request brings.
    struct Request {
        var action: String
        var resource: String
        /// The values of the keys that are there.
        var single: [String: String]
        var lists: [String: [String]]
    }

    static let role = "arn:aws:iam::111122223333:role/r"
    static let account = "arn:aws:iam::111122223333:root"

    /// The statements that match: whether one allows, by the way it names the principal, and whether one denies.
    func answer(_ request: Request) -> (allows: Set<String>, denies: Bool) {
        var allows: Set<String> = []
        var denies = false
        for statement in statements where NaivePolicy.matches(statement, request) {
            let name = statement.principal ?? ""
            guard ["", "*", NaivePolicy.role, NaivePolicy.account].contains(name) else { continue }
            if statement.isAllow { allows.insert(name) } else { denies = true }
        }
        return (allows, denies)
    }

    static func matches(_ statement: Statement, _ request: Request) -> Bool {
        let action = statement.actions.contains { glob(Array($0.lowercased()), Array(request.action.lowercased())) }
        guard action != statement.isNotAction else { return false }
        let resource = statement.resources.contains { pattern in
            guard let text = filled(pattern, request) else { return false }
            return glob(text, Array(request.resource))
        }
        guard resource != statement.isNotResource else { return false }
        return statement.conditions.allSatisfy { holds($0, request) }
    }

    /// A pattern with its variables put in, wildcards of their values as `\u{1}` and `\u{2}`; nil where one has none.
    private static func filled(_ pattern: String, _ request: Request) -> [Character]? {
        var rest = pattern[...]
        var result = ""
        while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            result += rest[..<start.lowerBound]
            guard let value = request.single[String(rest[start.upperBound..<end])] else { return nil }
            result += marked(value)
            rest = rest[rest.index(after: end)...]
        }
        return Array(result + rest)
    }

    private static func marked(_ text: String) -> String {
        text.replacing("*", with: "\u{1}").replacing("?", with: "\u{2}")
    }

    private static func plain(_ text: [Character]) -> String {
        String(text).replacing("\u{1}", with: "*").replacing("\u{2}", with: "?")
    }

    /// Tries everything that a `*` can stand for.
    private static func glob(_ pattern: [Character], _ text: [Character]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        switch first {
        case "*": return (0...text.count).contains { glob(rest, Array(text.dropFirst($0))) }
        case "?": return !text.isEmpty && glob(rest, Array(text.dropFirst()))
        default: return text.first == first && glob(rest, Array(text.dropFirst()))
        }
    }

    private static func holds(_ condition: Condition, _ request: Request) -> Bool {
        if condition.test == "Null" {
            let isThere = request.single[condition.key] != nil || request.lists[condition.key] != nil
            return condition.values.contains { ($0 == "true") != isThere }
        }
        var test = condition.test
        let isForAll = test.hasPrefix("ForAllValues:")
        let isForAny = test.hasPrefix("ForAnyValue:")
        if isForAll || isForAny { test = String(test.split(separator: ":")[1]) }
        let ifExists = test.hasSuffix("IfExists")
        if ifExists { test.removeLast("IfExists".count) }
        let isNegated = test.contains("Not")
        func satisfies(_ value: String) -> Bool {
            condition.values.contains { compares(test.replacing("Not", with: ""), value, $0, request) } != isNegated
        }
        guard let values = request.lists[condition.key] ?? request.single[condition.key].map({ [$0] }) else {
            return ifExists || isForAll || !isForAny && isNegated
        }
        return isForAll
            ? values.allSatisfy(satisfies) : isForAny ? values.contains(where: satisfies) : satisfies(values[0])
    }

    private static func compares(_ test: String, _ value: String, _ wanted: String, _ request: Request) -> Bool {
        switch test {
        case "StringEquals": return filled(wanted, request).map(plain) == value
        case "StringEqualsIgnoreCase": return filled(wanted, request).map(plain)?.lowercased() == value.lowercased()
        case "StringLike": return filled(wanted, request).map { glob($0, Array(marked(value))) } ?? false
        case "Bool": return ["true", "false"].contains(wanted) && wanted == value.lowercased()
        default: break
        }
        guard let left = Int(value), let right = Int(wanted) else { return false }
        switch test {
        case "NumericEquals": return left == right
        case "NumericLessThan": return left < right
        case "NumericLessThanEquals": return left <= right
        case "NumericGreaterThan": return left > right
        default: return left >= right
        }
    }
}

extension NaivePolicy {
    /// The policy as JSON.
    var json: String {
        #"{"Version":"2012-10-17","Statement":[\#(statements.map(\.json).joined(separator: ","))]}"#
    }
}

extension NaivePolicy.Statement {
    fileprivate var json: String {
        var members = [
            #""Effect":"\#(isAllow ? "Allow" : "Deny")""#,
            #""\#(isNotAction ? "NotAction" : "Action")":\#(list(actions))"#,
            #""\#(isNotResource ? "NotResource" : "Resource")":\#(list(resources))"#,
        ]
        if let principal {
            members.append(#""Principal":\#(principal == "*" ? "\"*\"" : "{\"AWS\":\"\(principal)\"}")"#)
        }
        // One block for each operator and key, as JSON has each name once.
        let tests = Dictionary(grouping: conditions, by: \.test).map { test, keys in
            #""\#(test)":{\#(keys.map { #""\#($0.key)":\#(list($0.values))"# }.joined(separator: ","))}"#
        }
        if !tests.isEmpty { members.append(#""Condition":{\#(tests.joined(separator: ","))}"#) }
        return "{\(members.joined(separator: ","))}"
    }

    private func list(_ texts: [String]) -> String {
        "[\(texts.map { "\"\($0)\"" }.joined(separator: ","))]"
    }
}
