import FoundationEssentials
import HCL
import TestSupport
import Testing

@Suite struct PublicConfigurationTests {
    /// The configurations that the reference material holds, which Terraform has planned.
    private static let paths: [String] = {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: Shared.folder)) ?? []
        return files.filter { $0.hasSuffix(".tf") }.sorted()
    }()

    @Test(.enabled(if: Shared.isPresent))
    func configurationsAreReadWithoutError() throws {
        #expect(Self.paths.count > 100)
        for path in Self.paths {
            let file = HCLFile(try Shared.bytes(path))
            #expect(file.errors.isEmpty, "\(path)")
            #expect(!file.body.blocks.isEmpty || file.body.attributes.isEmpty, "\(path)")
        }
    }
}
