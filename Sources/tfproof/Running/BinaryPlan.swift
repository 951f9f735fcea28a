import Files
import HCL
import JSONReader
import Linting
import PlanArchive

/// A plan as `terraform plan -out` writes it: shown as JSON by terraform itself, with the configuration it holds.
struct BinaryPlan {
    /// What `terraform show -json` says.
    let json: JSONText
    /// The configuration; nil where none is to be read.
    let source: SourceTree?

    /// Reads a binary plan.
    ///
    /// - Throws: `Failure` where it is damaged, or terraform cannot show it.
    init(_ name: String, _ text: JSONText, choice: SourceChoice) throws {
        let archive: PlanArchive
        do throws(PlanArchiveError) {
            archive = try PlanArchive(text)
        } catch {
            throw Failure("\(TextEscape.escaped(name)): \(error.message)", advice: "make the plan anew")
        }
        let checkout = try choice.checkout(of: name)
        source = choice.isOff ? nil : SourceTree(files: BinaryPlan.files(archive, checkout, choice))
        let directory = checkout?.path ?? SourceChoice.directory(of: name)
        json = try TerraformShow(program: choice.terraform).json(of: name, in: directory)
    }

    /// The archive, with the checkout for what else functions read; one that nobody named must be the plan's own.
    private static func files(
        _ archive: PlanArchive,
        _ checkout: SourceChoice.Checkout?,
        _ choice: SourceChoice
    ) -> any SourceFiles {
        guard let checkout, choice.directory != nil || archive.isRoot(of: checkout.files) else { return archive }
        return archive.with(checkout: checkout.files)
    }
}
