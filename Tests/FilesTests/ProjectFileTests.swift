import Files
import Foundation
import Testing

@Suite struct ProjectFileTests {
    private let root: String

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "tfproof-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: "\(root)/a/b", withIntermediateDirectories: true)
    }

    private func write(_ path: String) throws { try Data().write(to: URL(filePath: "\(root)/\(path)")) }

    @Test func theNearestIsFoundUpToTheRepository() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let folder = "\(root)/a/b"
        try write("x")
        #expect(ProjectFile.nearest(["x", "y"], from: folder) == [])
        try FileManager.default.createDirectory(atPath: "\(root)/.git", withIntermediateDirectories: true)
        #expect(ProjectFile.nearest(["x", "y"], from: folder) == ["\(folder)/../../x"])
        try write("a/y")
        #expect(ProjectFile.nearest(["x", "y"], from: folder) == ["\(folder)/../y"])
        try write("a/b/x")
        try write("a/b/y")
        #expect(ProjectFile.nearest(["x", "y"], from: folder) == ["\(folder)/x", "\(folder)/y"])
        #expect(ProjectFile.nearest(["z"], from: folder) == [])
        #expect(ProjectFile.nearest(["z"], from: "\(root)/none") == [])
    }
}
