import Foundation
import HCL
import Testing

@testable import Files

@Suite final class SourceDirectoryTests {
    /// A repository with a configuration in `infra`, and a secret beside the repository.
    private let top: String
    private var repository: String { "\(top)/repository" }
    private let files: SourceDirectory

    init() throws {
        let manager = FileManager.default
        let path = manager.temporaryDirectory.appending(path: "tfproof-\(UUID().uuidString)").path()
        for folder in [".git", "infra/.terraform/modules/m", "modules/db"] {
            try manager.createDirectory(atPath: "\(path)/repository/\(folder)", withIntermediateDirectories: true)
        }
        top = try RealPath.directory(path)
        for name in [
            "secret", "repository/.git/config", "repository/infra/main.tf", "repository/modules/db/main.tf",
            "repository/infra/.terraform/terraform.tfstate", "repository/infra/.terraform/modules/m/main.tf",
            "repository/infra/x.tfstate",
        ] { try Data(name.utf8).write(to: URL(filePath: "\(path)/\(name)")) }
        files = try SourceDirectory("\(path)/repository/infra")
    }

    deinit { try? FileManager.default.removeItem(atPath: top) }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(repository)/infra/\(name)", withDestinationPath: target)
    }

    private func error(of path: String) -> SourceFileError? {
        #expect(throws: SourceFileError.self, "\(path)") { try self.files.content(of: path) }
    }

    @Test func readsWhatLiesInTheRepository() throws {
        for (path, content) in [
            ("main.tf", "infra/main.tf"), ("./x/../main.tf", nil), ("../modules/db/main.tf", "modules/db/main.tf"),
            (".terraform/modules/m/main.tf", "infra/.terraform/modules/m/main.tf"),
        ] {
            let bytes = try? files.content(of: path)
            #expect(bytes == content.map { Array("repository/\($0)".utf8) }, "\(path)")
        }
        try link("linked.tf", to: "../modules/db/main.tf")
        #expect(try files.content(of: "linked.tf").count > 0)
        #expect(Set(try #require(files.names(in: "."))) == ["main.tf", "linked.tf", "x.tfstate"])
        #expect(files.names(in: "../modules/db") == ["main.tf"])
        #expect(files.names(in: "nothing") == nil)
        #expect(error(of: "nothing.tf") == .notFound)
        #expect(error(of: ".") == .notRegular)
    }

    @Test(arguments: [
        "/etc/passwd", "../../secret", "../../../../../../../../etc/passwd", "~/.aws/credentials", "/proc/self/environ",
        "../../nothing", "../.git/config", ".terraform/terraform.tfstate", "x.tfstate", "a\u{0}b",
    ])
    func refusesWhatLiesElsewhere(path: String) {
        #expect(error(of: path) == .outsideRoot)
    }

    @Test(arguments: [
        ("link", "/etc/passwd", "link"), ("link", "../../secret", "link"), ("dir", "../..", "dir/secret"),
        ("dir", "/proc/self", "dir/environ"), ("dir", "../.git", "dir/config"), ("one", "two", "one"),
    ])
    func refusesLinksThatLeaveTheRoot(name: String, target: String, path: String) throws {
        try link(name, to: target)
        if target == "two" { try link("two", to: "../../secret") }
        #expect(error(of: path) == .outsideRoot)
    }

    @Test func refusesDirectoriesElsewhere() throws {
        try link("up", to: "../..")
        for directory in ["..", "../..", "up", "/etc", "~", "../.git"] {
            #expect(directory == ".." || files.names(in: directory) == nil, "\(directory)")
        }
    }

    @Test func directoriesAreToldOnlyWhereNothingIsDoubtful() throws {
        #expect(Set(try #require(files.directoryNames(in: ".."))) == ["infra", "modules", ".git"])
        #expect(files.directoryNames(in: "../modules/db") == [])
        for directory in ["../..", "../.git", "/", "nothing", "main.tf"] {
            #expect(files.directoryNames(in: directory) == nil, "\(directory)")
        }
        try link("linked.tf", to: "main.tf")
        #expect(files.directoryNames(in: ".") == nil)
    }

    @Test func opensNothingButRegularFiles() throws {
        #expect(mkfifo("\(repository)/infra/fifo.tf", 0o600) == 0)
        #expect(error(of: "fifo.tf") == .notRegular)
        try link("null.tf", to: "/dev/null")
        #expect(error(of: "null.tf") == .outsideRoot)
        #expect(try SourceDirectory("/").content(of: "etc/passwd").count > 0)
        #expect(throws: SourceFileError.outsideRoot) { try SourceDirectory("/").content(of: "proc/self/environ") }
        #expect(throws: SourceFileError.outsideRoot) { try SourceDirectory("/").content(of: "dev/zero") }
    }

    @Test func refusesLargeFiles() throws {
        let limit = SourceDirectory.sizeLimit
        for (count, isRead) in [(limit, true), (limit + 1, false)] {
            try Data(count: count).write(to: URL(filePath: "\(repository)/infra/large"))
            #expect((try? files.content(of: "large"))?.count == (isRead ? count : nil))
        }
        #expect(error(of: "large") == .tooLarge)
    }

    @Test func followsNoLinkThatCameLater() throws {
        let path = "\(repository)/modules/db/main.tf"
        #expect(try DescriptorWalk.content(path, below: repository, limit: 100).count > 0)
        let manager = FileManager.default
        try manager.createDirectory(atPath: "\(top)/other", withIntermediateDirectories: true)
        try Data("stolen".utf8).write(to: URL(filePath: "\(top)/other/main.tf"))
        try manager.removeItem(atPath: "\(repository)/modules/db")
        try manager.createSymbolicLink(atPath: "\(repository)/modules/db", withDestinationPath: "\(top)/other")
        #expect(throws: SourceFileError.self) { try DescriptorWalk.content(path, below: repository, limit: 100) }
        #expect(throws: SourceFileError.self) {
            try DescriptorWalk.names("\(repository)/modules/db", below: repository)
        }
    }

    @Test func reportsPathsOfTheRepository() throws {
        for (current, main, module) in [
            (repository, "infra/main.tf", "modules/db/main.tf"),
            ("\(repository)/infra", "infra/main.tf", "modules/db/main.tf"),
            (top, "repository/infra/main.tf", "repository/modules/db/main.tf"),
        ] {
            let files = try SourceDirectory("\(repository)/infra", from: current)
            #expect(files.reportPath(of: "main.tf") == main)
            #expect(files.reportPath(of: "./main.tf") == main)
            #expect(files.reportPath(of: "../modules/db/main.tf") == module)
        }
        try link("linked.tf", to: "../modules/db/main.tf")
        let inside = try SourceDirectory("\(repository)/infra", from: repository)
        #expect(inside.reportPath(of: "linked.tf") == "modules/db/main.tf")
        #expect(inside.reportPath(of: "gone/x.tf") == "infra/gone/x.tf")
    }

    @Test func aRootMayBeNamed() throws {
        let narrow = try SourceDirectory("\(repository)/infra", root: "\(repository)/infra")
        #expect(throws: SourceFileError.outsideRoot) { try narrow.content(of: "../modules/db/main.tf") }
        let wide = try SourceDirectory("\(repository)/infra", root: top)
        #expect(try wide.content(of: "../../secret") == Array("secret".utf8))
        #expect(throws: FileError.self) {
            try SourceDirectory("\(self.repository)/infra", root: "\(self.repository)/modules")
        }
        #expect(throws: FileError.self) { try SourceDirectory("\(self.repository)/infra/main.tf") }
        let alone = "\(top)/alone"
        try FileManager.default.createDirectory(atPath: alone, withIntermediateDirectories: true)
        #expect(try SourceDirectory(alone).root == alone)
    }
}
