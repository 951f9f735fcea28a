import Files
import Foundation
import Testing

@Suite struct ReportPathTests {
    private let root: String

    init() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tfproof-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: "\(path)/repo/infra/live", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: "\(path)/repo/ci", withIntermediateDirectories: true)
        root = try #require(RealPath.resolved(path))
        for name in ["repo/infra/live/plan.json", "repo/plan.json", "plan.json"] {
            try Data().write(to: URL(filePath: "\(root)/\(name)"))
        }
        try FileManager.default.createSymbolicLink(
            atPath: "\(root)/repo/ci/inside.json",
            withDestinationPath: "../infra/live/plan.json"
        )
        try FileManager.default.createSymbolicLink(
            atPath: "\(root)/repo/ci/outside.json",
            withDestinationPath: "../../plan.json"
        )
    }

    @Test func inputsAreNamedFromTheRepository() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        func name(_ path: String, from folder: String) -> String {
            ReportPath.ofInput(path, from: "\(root)/\(folder)")
        }
        // Without a repository from the current directory.
        #expect(name("./live/plan.json", from: "repo/infra") == "live/plan.json")
        #expect(name("../plan.json", from: "repo/infra") == "../plan.json")
        try FileManager.default.createDirectory(atPath: "\(root)/repo/.git", withIntermediateDirectories: true)
        #expect(name("plan.json", from: "repo/infra/live") == "infra/live/plan.json")
        #expect(name("../infra/live/plan.json", from: "repo/ci") == "infra/live/plan.json")
        #expect(name("\(root)/repo/plan.json", from: "repo/ci") == "plan.json")
        #expect(name("inside.json", from: "repo/ci") == "infra/live/plan.json")
        #expect(name("outside.json", from: "repo/ci") == "ci/outside.json")
        #expect(name("./../../plan.json", from: "repo/ci") == "../../plan.json")
        #expect(name("\(root)/plan.json", from: "repo/ci") == "\(root)/plan.json")
        #expect(name(".//none.json", from: "repo/ci") == "ci/none.json")
    }
}
