import TestSupport
import Testing

@testable import AWSModel

/// The catalogue against the list of the resource types that consume secrets.
@Suite struct CatalogueTests {
    /// The types of which a plan cannot tell what they need, each with the reason.
    private static let undecidable = [
        // The role is one of the account, named nowhere.
        "aws_quicksight_data_source",
        // Who runs Terraform reads the secret.
        "aws_redshiftdata_statement",
    ]

    @Test(.enabled(if: Shared.isPresent))
    func everyTypeIsThere() throws {
        let links = ConsumerType.all.flatMap(\.roles).flatMap { role in
            role.needs.compactMap(\.owner?.type) + [role.owner?.type].compactMap(\.self)
        }
        let types = Set(
            ConsumerType.all.map(\.type) + links + ServiceRequestRow.all.map(\.type) + DemandingService.all.map(\.type)
                + Self.undecidable
        )
        let rows = String(decoding: try Shared.bytes("conformance/iam/consumers.tsv"), as: UTF8.self).split(
            separator: "\n"
        )
        let listed = Set(rows.dropFirst().compactMap { $0.split(separator: "\t").first.map(String.init) })
        #expect(listed.count > 40)
        #expect(listed.subtracting(types).sorted() == [])
    }

    /// A pattern that is misspelt is read as one that points nowhere.
    @Test func everyPatternHasAnEnd() {
        for type in ConsumerType.all {
            for role in type.roles {
                for pattern in [role.attribute] + role.needs.map(\.attribute) {
                    #expect(!pattern.root.isEmpty && !pattern.steps.isEmpty, "\(type.type)")
                }
            }
        }
    }

    /// Pages are named without the host, as they are shown behind it.
    @Test func everyPageIsNamed() {
        let roles = ConsumerType.all.flatMap(\.roles)
        let pages =
            roles.map(\.trustPage) + roles.flatMap(\.needs).map(\.page) + ServiceRequestRow.all.map(\.need.page)
            + DemandingService.all.map(\.page)
        for page in pages {
            #expect(page.hasSuffix(".html") && page.contains("/latest/") && !page.contains("://"), "\(page)")
        }
    }
}
