import Symbolic
import TestSupport
import Testing

@testable import IAM

@Suite struct ManagedPolicyTests {
    private static let prefix = "arn:aws:iam::aws:policy"

    @Test func everyPolicyIsFound() {
        let suffixes = ManagedPolicies.suffixes
        #expect(suffixes.count > 1_400)
        #expect(suffixes.filter { ManagedPolicies.line($0)?.hasPrefix("{") != true } == [])
    }

    @Test func policiesAreRead() {
        for (index, suffix) in ManagedPolicies.suffixes.enumerated() where index.isMultiple(of: 12) {
            let document = ManagedPolicies.document(arn: ManagedPolicyTests.prefix + suffix)
            #expect(document?.open.isEmpty == true && document?.statements.isEmpty == false, "\(suffix)")
            #expect(document?.problems == [], "\(suffix)")
        }
    }

    @Test func theDateIsADay() {
        #expect(ManagedPolicies.date.utf8.count == 10 && ManagedPolicies.date.split(separator: "-").count == 3)
        #expect(ManagedPolicies.source.hasPrefix("moto "))
    }

    @Test func otherPartitions() {
        #expect(ManagedPolicies.document(arn: "arn:aws-cn:iam::aws:policy/AdministratorAccess") != nil)
    }

    @Test(
        arguments: [
            "arn:aws:iam::aws:policy/NoSuchPolicy", "arn:aws:iam::111122223333:policy/AdministratorAccess",
            "arn:aws:iam::aws:policy/", "AdministratorAccess", "arn:aws:iam::aws:policy#", "",
        ]
    )
    func noManagedPolicy(arn: String) {
        #expect(ManagedPolicies.document(arn: arn) == nil)
    }

    @Test func whatMayBeMeant() {
        #expect(
            ManagedPolicies.suggestion(arn: "arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy")
                == "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
        )
        #expect(ManagedPolicies.suggestion(arn: "arn:aws:iam::aws:policy/AdministratorAccess") == nil)
        #expect(ManagedPolicies.suggestion(arn: "arn:aws:iam::aws:policy/NoSuchPolicy") == nil)
    }

    @Test(.enabled(if: Shared.exists("conformance/iam/managed_effect.tsv")))
    func effects() throws {
        let text = String(decoding: try Shared.bytes("conformance/iam/managed_effect.tsv"), as: UTF8.self)
        let rows = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        let actions = try #require(rows.first).dropFirst()
        for row in rows.dropFirst() {
            let document = try #require(ManagedPolicies.document(arn: row[0]))
            for (action, expected) in zip(actions, row.dropFirst()) {
                #expect(effect(document, action) == expected, "\(row[0]) \(action)")
            }
        }
    }

    /// What a policy does for an action: `A` on everything, `r` on some resources, `c` under conditions, `D` denied,
    /// `-` nothing; followed by `d` where it is denied in part.
    private func effect(_ document: PolicyDocument, _ action: String) -> String {
        let request = AccessRequest(principal: .role(SymbolicString()), action: action, resource: SymbolicString())
        let matcher = StatementMatcher(request: request, symbols: .standard, hasBoundary: false)
        var (grant, deny) = ("-", "")
        for statement in document.statements where matcher.matchesAction(statement) == .yes {
            let isEverything = statement.resources.map { !$0.isNegated && $0.patterns.contains(where: \.isEverything) }
            let kind = !statement.conditions.isEmpty ? "c" : isEverything == true ? "A" : "r"
            if statement.effect == .deny {
                if kind == "A" { return "D" }
                deny = "d"
            } else if let order = "-crA".firstIndex(of: Character(kind)),
                order > "-crA".firstIndex(of: Character(grant)) ?? order
            {
                grant = kind
            }
        }
        return grant + deny
    }
}
