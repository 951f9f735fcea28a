import IAM
import Symbolic
import TerraformPlan

/// The keys that AWS keeps for its services, as far as the plan's data sources found them.
///
/// Their aliases begin with `alias/aws/`, which no other key's may (kms/latest/developerguide/alias-about).
final class AWSManagedKeys: Sendable {
    private let plan: Plan
    private let names = Memo<Set<String>>()

    init(_ plan: Plan) { self.plan = plan }

    /// Whether a text is the ID or the ARN of such a key.
    func contains(_ key: String) -> Bool { names.value { collect() }.contains(key) }

    /// Whether a text names such a key by its alias: `alias/aws/ssm`, or the alias's ARN.
    static func isAlias(_ name: SymbolicString) -> Bool {
        (ARN(name)?.resource ?? name).prefix.hasPrefix(reserved)
    }

    /// Why nobody can tell whether an alias that a data source looks up is one of AWS; nil where that can be told.
    static func doubt(ofAlias alias: ResourceInstance) -> Unknown? {
        guard alias.address.mode == .data, let name = alias.attribute("name"), let holes = name.holes else {
            return nil
        }
        return name.text.map { reserved.hasPrefix($0.prefix) } ?? true ? holes : nil
    }

    private static let reserved = "alias/aws/"

    /// Whether what a data source tells of an alias or a key says that AWS keeps the key: its alias, or its manager.
    static func finds(_ instance: ResourceInstance) -> Bool {
        guard instance.address.mode == .data else { return false }
        if instance.address.type == "aws_kms_alias" {
            return instance.attribute("name")?.text.map(isAlias) ?? false
        }
        return instance.attribute("key_id")?.text.map(isAlias) ?? false || instance.text("key_manager") == "AWS"
    }

    private func collect() -> Set<String> {
        let aliases = plan.instances.instances(ofType: "aws_kms_alias").filter(Self.finds)
        let keys = plan.instances.instances(ofType: "aws_kms_key").filter(Self.finds)
        return Set(
            aliases.flatMap { alias in ["target_key_arn", "target_key_id"].compactMap { alias.text($0) } }
                + keys.flatMap { key in ["arn", "id"].compactMap { key.text($0) } }
        )
    }
}
