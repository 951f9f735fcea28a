package import Symbolic

/// Who can read what, as far as a plan shows it: consumers, their roles, and the secrets, parameters and keys.
package struct AccessReport: Sendable {
    /// Whether a role may do what is asked.
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        case granted, missing, unknown

        /// What several answers come to: one that is missing spoils the whole.
        package static func combined(_ verdicts: some Sequence<Verdict>) -> Verdict {
            var result = Verdict.granted
            for verdict in verdicts {
                if verdict == .missing { return .missing }
                if verdict == .unknown { result = .unknown }
            }
            return result
        }
    }

    /// Something that reads secrets with a role.
    package struct Consumer: Hashable, Sendable {
        /// The address of its resource instance.
        package var address: String
        /// The resource type.
        package var type: String

        package init(address: String, type: String) {
            self.address = address
            self.type = type
        }
    }

    /// The role that a consumer reads with.
    package enum Role: Hashable, Sendable {
        /// A role by its address, or by its ARN or name where the plan does not have it.
        case known(label: String, name: String?, address: String?)
        /// The consumer has none.
        case none
        /// Nobody can tell which role it is.
        case unknown
    }

    /// Something that is read.
    package struct Resource: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            case secret, parameter, key, other
        }

        package var kind: Kind
        /// The address of the resource instance, or the ARN with references in its holes; nil where it is not known.
        package var label: String?
        /// The name that the plan gives it; nil where it has none, or it is not known.
        package var name: String?
        /// The ARN where it is known and the label is another.
        package var arn: String?

        package init(kind: Kind, label: String?, name: String? = nil, arn: String? = nil) {
            self.kind = kind
            self.label = label
            self.name = name
            self.arn = arn
        }
    }

    /// The answer for one action.
    package struct Grant: Sendable {
        package var action: String
        package var verdict: Verdict
        /// What decided it, in order.
        package var facts: [Fact]
        /// What the answer depends on; nil where it is known.
        package var unknown: Unknown?

        package init(action: String, verdict: Verdict, facts: [Fact] = [], unknown: Unknown? = nil) {
            self.action = action
            self.verdict = verdict
            self.facts = facts
            self.unknown = unknown
        }
    }

    /// A line of the report: what a consumer's role may do with a resource.
    package struct Row: Sendable {
        /// Nil for what a role may read without anything in the plan that needs it.
        package var consumer: Consumer?
        package var role: Role
        package var resource: Resource
        /// What the consumer reads it for: `containers["app"].secrets["DB"]`.
        package var uses: [String]
        package var grants: [Grant]

        package init(
            consumer: Consumer?,
            role: Role,
            resource: Resource,
            uses: [String] = [],
            grants: [Grant]
        ) {
            self.consumer = consumer
            self.role = role
            self.resource = resource
            self.uses = uses
            self.grants = grants
        }

        package var verdict: Verdict { .combined(grants.map(\.verdict)) }
    }

    /// In the order of the plan.
    package var rows: [Row]
    /// The day of the AWS-managed policies that an answer rests on; nil where none does.
    package var managedPoliciesDate: String?

    package init(rows: [Row], managedPoliciesDate: String? = nil) {
        self.rows = rows
        self.managedPoliciesDate = managedPoliciesDate
    }
}
