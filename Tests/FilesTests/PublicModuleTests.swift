import Foundation
import HCL
import TestSupport
import Testing

@testable import Files

@Suite(.enabled(if: Shared.isPresent)) struct PublicModuleTests {
    /// The directories of the reference material that hold a configuration.
    private static let directories: [String] = {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: Shared.folder)) ?? []
        let folders = files.filter { $0.hasSuffix(".tf") }.map { SourcePath.directory(of: $0) }
        return Set(folders).sorted()
    }()

    @Test func everyConfigurationIsReadWithItsLocalModules() throws {
        #expect(Self.directories.count > 50)
        var modules = 0
        for directory in Self.directories {
            let path = "\(Shared.folder)/\(directory)"
            // The reference material is no repository: its modules may lie beside the directory.
            let tree = SourceTree(files: try SourceDirectory(path, root: Shared.folder))
            modules += try read([], of: tree, directory)
        }
        #expect(modules > Self.directories.count)
    }

    /// Reads a module and those that it calls by a local path; gives their number.
    private func read(_ path: [String], of tree: SourceTree, _ directory: String) throws -> Int {
        let module = try #require(tree.module(path), "\(directory) \(path)")
        #expect(module.isComplete, "\(directory) \(path)")
        var count = 1
        for file in module.files where file.path.hasSuffix(".tf") {
            let body = HCLFile(file.text.bytes).body
            for block in body.blocks where block.type == "resource" || block.type == "data" {
                let address = block.labels.map(\.text).joined(separator: ".")
                #expect(module.resource(block.type == "data" ? "data.\(address)" : address) != nil, "\(file.path)")
            }
            for call in body.blocks("module") {
                let source = call.body.attribute("source").map { file.text.bytes[$0.expression.range] } ?? []
                guard path.count < 8, source.starts(with: Array("\".".utf8)) else { continue }
                count += try read(path + call.labels.map(\.text), of: tree, directory)
            }
        }
        return count
    }
}
