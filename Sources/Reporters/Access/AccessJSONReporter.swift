import AWSModel

/// The access report as one JSON object.
///
/// `formatVersion` is `major.minor`: a new minor version only adds members. Every member is there in every report.
/// `access` has a member for each row: `consumer` is null for what a role may read without anything that needs it,
/// `role` where the consumer has none; the label of a role or a resource that is not known is null. `verdict` is
/// `granted`, `missing` or `unknown`, of a row and of each of its `actions`.
struct AccessJSONReporter {
    /// The version of the format, not of tfproof.
    private static let formatVersion = "1.0"

    func render(_ view: AccessView) -> String {
        JSONWriter.text(
            of: .members([
                "formatVersion": .string(AccessJSONReporter.formatVersion),
                "tool": .members(["name": .string("tfproof"), "version": .string(view.toolVersion)]),
                "plan": .string(view.plan),
                "access": .array(view.rows.map(row)),
                "notices": .strings(view.notices),
                "summary": .object(
                    AccessReport.Verdict.allCases.map { verdict in
                        JSONOutput.Member(name: verdict.rawValue, value: .int(view.count(verdict)))
                    }
                ),
                "managedPoliciesDate": text(view.managedPoliciesDate),
            ])
        )
    }

    private func row(_ row: AccessView.Row) -> JSONOutput {
        .members([
            "verdict": .string(row.verdict.rawValue),
            "consumer": row.consumer.map {
                .members(["address": .string($0.name), "type": .string($0.sort)])
            } ?? .null,
            "role": row.isWithoutRole
                ? .null
                : .members([
                    "label": row.role.isPlaceholder ? .null : .string(row.role.name),
                    "address": text(row.roleAddress),
                ]),
            "resource": .members([
                "kind": .string(row.resource.sort.isEmpty ? "other" : row.resource.sort),
                "label": row.resource.isPlaceholder ? .null : .string(row.resource.name),
                "arn": text(row.arn),
            ]),
            "uses": .strings(row.uses),
            "actions": .array(row.grants.map(grant)),
        ])
    }

    private func grant(_ grant: AccessView.Grant) -> JSONOutput {
        .members([
            "action": .string(grant.action),
            "verdict": .string(grant.verdict.rawValue),
            "evidence": .strings(grant.evidence),
            "dependsOn": .strings(grant.dependsOn),
        ])
    }

    private func text(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }
}
