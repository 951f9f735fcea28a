import HCL
import JSONReader
import TestSupport
import Testing

@testable import PlanArchive

@Suite struct PlanArchiveTests {
    private static let fixtures = "conformance/hcl/fixtures"

    private static func zip(_ change: (inout ZipText) -> Void = { _ in }) -> [UInt8] {
        var zip = ZipText()
        zip.add("tfplan", Array("plan".utf8))
        zip.add(
            "tfconfig/modules.json",
            Array(#"[{"Key":"","Dir":"."},{"Key":"a.b","Dir":"..\\m"},{"Key":"x","Dir":"/abs"}]"#.utf8)
        )
        zip.add("tfconfig/m-/main.tf", Array("locals { x = 1 }\n".utf8))
        zip.add("tfconfig/m-a.b/b.tf.json", Array("{}".utf8))
        zip.add("tfconfig/m-x/main.tf", [])
        change(&zip)
        return zip.finished()
    }

    @Test func filesHaveThePathsOfTheCheckout() throws {
        let archive = try PlanArchive(JSONText(Self.zip()))
        #expect(archive.names(in: ".") == ["main.tf"])
        #expect(archive.names(in: "../m") == ["b.tf.json"])
        #expect(archive.names(in: "other") == nil)
        #expect(try archive.content(of: "./main.tf") == Array("locals { x = 1 }\n".utf8))
        #expect(archive.reportPath(of: "../m/b.tf.json") == "../m/b.tf.json")
        for (path, error) in [
            ("other.tf", SourceFileError.notFound), ("policy.json", .unreadable), ("/etc/passwd", .outsideRoot),
        ] {
            #expect(throws: error, "\(path)") { try archive.content(of: path) }
        }
    }

    @Test func otherFilesComeFromTheCheckout() throws {
        let checkout = Checkout(texts: ["main.tf": "locals { x = 2 }\n", "new.tf": "", "policy.json": "{}"])
        let archive = try PlanArchive(JSONText(Self.zip()))
        #expect(!archive.isRoot(of: checkout))
        #expect(archive.isRoot(of: Checkout(texts: ["main.tf": "locals { x = 1 }\n", "policy.json": ""])))
        let mixed = ["main.tf": "locals { x = 1 }\n", "main.tofu": "locals { x = 2 }\n", "more_override.tofu": ""]
        #expect(archive.isRoot(of: Checkout(texts: mixed)), "Terraform packs no files of OpenTofu")
        let both = archive.with(checkout: checkout)
        #expect(try both.content(of: "policy.json") == Array("{}".utf8))
        #expect(try both.content(of: "main.tf") == Array("locals { x = 1 }\n".utf8))
        #expect(throws: SourceFileError.notFound) { try both.content(of: "new.tf") }
        #expect(both.names(in: ".")?.sorted() == ["main.tf", "policy.json"])
        #expect(both.reportPath(of: "main.tf") == "checkout/main.tf")
    }

    @Test(
        .enabled(if: Shared.isPresent),
        arguments: [
            ("td_modules", [["svc"], ["svc", "inner"]]), ("aws_modules", [["svc"], ["svc", "inner"]]),
            ("aws_misc", [["m"]]),
        ]
    )
    func plansOfTerraformAreRead(name: String, modules: [[String]]) throws {
        let folder = "\(Self.fixtures)/\(name)"
        let archive = try PlanArchive(JSONText(try Shared.bytes("\(folder)/p.tfplan")))
        let tree = SourceTree(files: archive)
        for path in [[]] + modules {
            let module = try #require(tree.module(path))
            #expect(module.isComplete && !module.files.isEmpty)
            for file in module.files {
                #expect(try file.text.bytes == Shared.bytes("\(folder)/\(file.path)"), "\(file.path)")
            }
        }
    }

    @Test func whatIsNoPlanIsRefused() {
        var empty = ZipText()
        empty.add("readme", [])
        for (bytes, error) in [
            ([], PlanArchiveError.damaged), (Array("PK\u{3}\u{4}".utf8), .damaged),
            (empty.finished(), .missing("tfplan")),
            (Array(Self.zip().dropLast()), .damaged),
        ] {
            #expect(throws: error) { try PlanArchive(JSONText(bytes)) }
        }
    }

    @Test func contentsAreChecked() throws {
        let content = [UInt8](repeating: 7, count: 10)
        let archive = try ZipArchive(
            JSONText(
                Self.zip { zip in
                    zip.add("good", content)
                    zip.add("checksum", content, checksum: 1)
                    zip.add("size", content, size: 11)
                    zip.add("deflate", content, method: 8)
                    zip.add("method", content, method: 12)
                    zip.add("bomb", content, size: ZipArchive.entryLimit + 1, method: 8)
                }
            )
        )
        #expect(try archive.content(of: "good") == content)
        for (name, error) in [
            ("checksum", PlanArchiveError.damaged), ("size", .damaged), ("deflate", .damaged),
            ("method", .missing("method")),
            ("bomb", .tooLarge),
        ] {
            #expect(throws: error, "\(name)") { try archive.content(of: name) }
        }
    }

    @Test func unpackingHasALimitInAll() throws {
        let archive = try ZipArchive(
            JSONText(Self.zip { $0.add("large", [1, 2, 3], size: ZipArchive.entryLimit, method: 8) })
        )
        for _ in 0..<ZipArchive.totalLimit / ZipArchive.entryLimit {
            #expect(throws: PlanArchiveError.damaged) { try archive.content(of: "large") }
        }
        #expect(throws: PlanArchiveError.tooLarge) { try archive.content(of: "tfplan") }
    }

    @Test(.enabled(if: Shared.isPresent)) func damagedPlansDoNotCrash() throws {
        let bytes = try Shared.bytes("\(Self.fixtures)/aws_misc/p.tfplan")
        var random = SeededGenerator(seed: 7)
        for round in 0..<3_000 {
            var damaged = bytes
            for _ in 0..<Int(random.next() % 4) + 1 {
                // The directory at the end is where most decisions are made.
                let reach = round.isMultiple(of: 2) ? min(1_200, damaged.count) : damaged.count
                let place = damaged.count - 1 - Int(random.next() % UInt64(reach))
                damaged[place] = round.isMultiple(of: 3) ? 0xFF : UInt8(truncatingIfNeeded: random.next())
            }
            if round.isMultiple(of: 5) { damaged = Array(damaged.prefix(Int(random.next() % UInt64(bytes.count)))) }
            guard let archive = try? PlanArchive(JSONText(damaged)) else { continue }
            for path in ["main.tf", "prov.tf", "extra.tf.json", "modules/m/main.tf"] {
                _ = try? archive.content(of: path)
            }
        }
    }
}

/// A checkout in memory.
private struct Checkout: SourceFiles {
    var texts: [String: String]

    func names(in directory: String) -> [String]? { directory == "." ? Array(texts.keys) : nil }

    func content(of path: String) throws(SourceFileError) -> [UInt8] {
        guard let text = texts[path] else { throw .notFound }
        return Array(text.utf8)
    }

    func reportPath(of path: String) -> String { "checkout/\(path)" }
}
