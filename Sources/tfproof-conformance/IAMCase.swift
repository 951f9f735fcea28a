import IAM
import JSONReader
import Symbolic

/// One decision of a case file.
struct IAMCase {
    private let row: JSONNode

    init(_ row: JSONNode) {
        self.row = row
    }

    var id: String { row["id"]?.string ?? "" }

    /// `allowed`, `denied` or `unknown`.
    var expected: String { row["expected3"]?.string ?? "" }

    /// Whether an answer satisfies the case; one about what AWS leaves open may also be that nobody can tell.
    func accepts(_ answer: String) -> Bool {
        let lenient: Set = [
            "short_arn", "simulator_specific", "glob_vs_segment", "wildcard_only_action", "aws_rejects_policy",
            "wildcard_in_resource_type",
        ]
        let isLenient = row["tags"]?.elements.contains { lenient.contains($0.string ?? "") } ?? false
        return answer == expected || isLenient && answer == "unknown"
    }

    /// What the evaluator says.
    var answer: String {
        switch PolicyEvaluator(symbols: symbols).decide(request, layers) {
        case .allowed: "allowed"
        case .notAllowed: "denied"
        case .cannotTell: "unknown"
        }
    }

    private var request: AccessRequest {
        let request = row["request"]
        let isWildcardOnly = request?["wildcard_only_action"]?.bool ?? false
        let principal = principal(text(request?["principal"]?.string ?? ""))
        return AccessRequest(
            principal: principal,
            action: request?["action"]?.string ?? "",
            resource: isWildcardOnly ? SymbolicString("*") : text(request?["resource"]?.string ?? ""),
            context: context(request?["context"]),
            accounts: accounts(principal, text(request?["resource_account"]?.string ?? ""))
        )
    }

    private func principal(_ name: SymbolicString) -> RequestPrincipal {
        let resource = ARN(name)?.resource.prefix ?? ""
        if resource.hasPrefix("role/") { return RequestPrincipal(.role, name) }
        if resource.hasPrefix("assumed-role/") { return RequestPrincipal(.session, name) }
        if resource.hasPrefix("user/") { return RequestPrincipal(.user, name) }
        return RequestPrincipal(.service, name)
    }

    /// An account that is a symbol is that of the principal.
    private func accounts(_ principal: RequestPrincipal, _ account: SymbolicString) -> AccessRequest.AccountRelation {
        guard let resource = account.known, let own = principal.account?.known else { return .same }
        return resource == own ? .same : .other
    }

    private func context(_ values: JSONNode?) -> RequestContext {
        var context = RequestContext(othersAreAbsent: row["context_complete"]?.bool ?? false)
        for (name, value) in values?.members.map({ ($0.name.string ?? "", $0.value) }) ?? [] {
            if value.kind == .array {
                context[name] = .values(value.elements.map { scalar($0) })
            } else {
                context[name] = .value(scalar(value))
            }
        }
        for key in row["unknown_keys"]?.elements.map({ $0.string ?? "" }) ?? [] { context[key] = .unknown }
        for key in row["absent_keys"]?.elements.map({ $0.string ?? "" }) ?? [] { context[key] = .absent }
        return context
    }

    private func scalar(_ node: JSONNode) -> SymbolicString {
        text(node.string ?? node.numberText ?? (node.bool == true ? "true" : "false"))
    }

    private var layers: PolicyLayers {
        let unseen = Unknown(UnknownSource(attribute: nil, reason: .outsidePlan))
        let count = row["unknown_policies"]?.int ?? 0
        return PolicyLayers(
            identity: PolicySet(
                row["identity_policies"]?.elements.enumerated().map { policy($1, "identity \($0)") } ?? [],
                unseen: Array(repeating: unseen, count: max(0, min(count, 8)))
            ),
            boundaries: row["permission_boundaries"]?.elements.map { PolicySet([policy($0, "boundary")]) } ?? [],
            session: set("session_policy"),
            resource: set("resource_policy"),
            controls: controls(.serviceControl, "scps") + controls(.resourceControl, "rcps") + endpoints
        )
    }

    /// The levels of an organization, each with its policies.
    private func controls(_ layer: PolicyLayer, _ member: String) -> [ControlPolicies] {
        row[member]?.elements.map { level in
            let policies = level["policies"]?.elements.enumerated().map { policy($1, "\(member) \($0)") } ?? []
            return ControlPolicies(layer, PolicySet(policies))
        } ?? []
    }

    private var endpoints: [ControlPolicies] {
        row["endpoint_policies"]?.elements.map {
            ControlPolicies(.endpoint, PolicySet([policy($0, "endpoint")]))
        } ?? []
    }

    private func set(_ member: String) -> PolicySet? {
        guard let node = row[member], !node.isNull else { return nil }
        return PolicySet([policy(node, member)])
    }

    private func policy(_ node: JSONNode, _ label: String) -> AttachedPolicy {
        AttachedPolicy(label: label, document: .parse(value(node, depth: 0)))
    }
}

extension IAMCase {
    /// What the row says of its symbols.
    private var symbols: SymbolTable {
        var domains: [String: SymbolDomain] = [:]
        for (name, value) in row["symbols"]?.members.map({ ($0.name.string ?? "", $0.value) }) ?? [] {
            domains[name] = domain(value)
        }
        let pairs = row["distinct"]?.elements.map { pair in Set(pair.elements.compactMap(\.string)) } ?? []
        return SymbolTable(
            domain: { [domains] in domains[$0.address.name] ?? .any },
            areDistinct: { pairs.contains([$0.address.name, $1.address.name]) }
        )
    }

    private func domain(_ node: JSONNode) -> SymbolDomain {
        if let glob = node["glob"]?.string { return .glob(glob) }
        if let digits = node["glob_digits"]?.string { return .shape(pieces(digits)) }
        if let values = node["enum"] { return .oneOf(values.elements.compactMap(\.string)) }
        return node["any_seg"]?.bool ?? false ? .segment : .any
    }

    /// A form in which `#` is a digit.
    private func pieces(_ form: String) -> [SymbolDomain.Piece] {
        form.map { $0 == "#" ? .digits(1) : .literal(String($0)) }
    }

    /// A text in which `⟦name⟧` is a symbol.
    private func text(_ text: String) -> SymbolicString {
        var result = SymbolicString()
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "⟦"), let end = rest[start...].firstIndex(of: "⟧") {
            result.append(.literal(String(rest[..<start])))
            let name = String(rest[rest.index(after: start)..<end])
            let address = ResourceAddress(type: "symbol", name: name)
            result.append(.hole(Unknown(attribute: AttributeIdentity(address: address, path: AttributePath()))))
            rest = rest[rest.index(after: end)...]
        }
        result.append(.literal(String(rest)))
        return result
    }

    /// A policy with the symbols in its strings as holes.
    private func value(_ node: JSONNode, depth: Int) -> Value {
        guard depth < 32 else { return Value(node) }
        switch node.kind {
        case .null, .bool, .number: return Value(node)
        case .string: return Value(text(node.string ?? ""))
        case .array: return Value(.list(node.elements.map { value($0, depth: depth + 1) }))
        case .object:
            return Value(
                .object(
                    node.members.map { name, member in
                        Value.Member(name: name.string ?? "", value: value(member, depth: depth + 1))
                    }
                )
            )
        }
    }
}
