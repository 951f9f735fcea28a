import Files
import Foundation
import JSONReader
import Testing

@Suite struct InputFileTests {
    @Test(arguments: [1, 2, 4095, 4096, 4097, 8192, 100_000])
    func mapsFilesOfAnySize(_ count: Int) throws {
        // A number of so many digits: the byte after it ends it, so the padding must be there.
        let digits = [UInt8](repeating: 0x37, count: count)
        try withFile(digits) { path in
            let text = try InputFile.text(at: path)
            #expect(text.count == count)
            #expect(text.withBytes { Array($0) } == digits)
            #expect(try JSONDocument(text).root.numberText?.utf8.count == count)
        }
    }

    @Test func readsPagesAgainThatWereReleased() throws {
        let element = "{\"name\":\"\(String(repeating: "x", count: 990))\",\"last\":true}"
        let count = 8000
        let json = "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
        try withFile(Array(json.utf8)) { path in
            let text = try InputFile.text(at: path)
            let root = try JSONDocument(text).root
            #expect(root.count == count)
            #expect(root.elements.allSatisfy { $0["name"]?.string?.utf8.count == 990 && $0["last"]?.bool == true })
            #expect(text.withBytes { String(decoding: $0, as: UTF8.self) == json })
        }
    }

    @Test func readsEmptyFiles() throws {
        try withFile([]) { path in
            let text = try InputFile.text(at: path)
            #expect(text.count == 0)
            #expect(throws: JSONError(problem: .truncated, offset: 0)) { try JSONDocument(text) }
        }
    }

    @Test func saysWhyItCannotRead() throws {
        let missing = #expect(throws: FileError.self) { try InputFile.text(at: "/nowhere/plan.json") }
        #expect(missing?.problem == .notFound)
        #expect(missing?.message.hasPrefix("/nowhere/plan.json: ") == true)
        let folder = #expect(throws: FileError.self) { try InputFile.text(at: "/") }
        #expect(folder?.problem == .isDirectory)
    }

    @Test func readsPipesToTheirEnd() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("[1,2]".utf8))
        try pipe.fileHandleForWriting.close()
        let text = try InputFile.text(at: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        #expect(try JSONDocument(text).root.count == 2)
    }

    #if os(Linux)
    @Test func readsFilesThatHideTheirSize() throws {
        #expect(try InputFile.text(at: "/proc/self/status").count > 0)
    }
    #endif

    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
        let path = folder.appending(path: "tfproof-\(UUID().uuidString).json").path
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }
}
