import IAM
import Symbolic
import TerraformPlan

/// The aliases that the plan gives to its keys, which the condition key `kms:ResourceAliases` asks for.
///
/// Source: kms/latest/developerguide/alias-authorization.
final class KeyAliases: Sendable {
    private let plan: PlanModel
    private let table = Memo<Table>()

    /// What is known of all aliases.
    private struct Table: Sendable {
        var names: [ResourceAddress: [SymbolicString]] = [:]
        /// Whether the key of some alias is not known.
        var isOpen = false
    }

    init(_ plan: PlanModel) { self.plan = plan }

    /// What the condition key has for a key; nil where nothing is known of its aliases.
    ///
    /// A key that there is may have aliases that the plan does not show.
    func entry(of key: ResourceInstance) -> RequestContext.Entry? {
        guard ResourcePolicyTable.isKey(key.address.type) else { return nil }
        let table = table.value { collect() }
        let names = table.names[key.address] ?? []
        if key.actions.creates, !table.isOpen { return .values(names) }
        return names.isEmpty ? nil : .values(names + [SymbolicString([.hole(KeyAliases.other)])])
    }

    private func collect() -> Table {
        var table = Table()
        // What an incomplete plan leaves out may be an alias of any key.
        table.isOpen = !plan.plan.leftOutBlocks(ofType: "aws_kms_alias", naming: "target_key_id").isEmpty
        for alias in plan.existing("aws_kms_alias") {
            guard let name = alias.attribute("name")?.text, let key = key(of: alias) else {
                table.isOpen = true
                continue
            }
            table.names[key.address, default: []].append(name)
        }
        return table
    }

    private func key(of alias: ResourceInstance) -> ResourceInstance? {
        guard case .customer(let key, _) = EncryptionKey(ofAlias: alias, in: plan) else { return nil }
        return plan.resourcePolicies.lookup.instance(of: key)
    }

    /// An alias that another configuration may have made.
    private static let other = Unknown(
        UnknownSource(attribute: nil, reason: .undecided("which other aliases the key has"))
    )
}
