import Testing
import YAMLReader

@Suite struct YAMLArchiveTests {
    private static let text = "a: 1\nb: [x, {c: 'ü;:'}]\nd: |\n  line\n  \"quoted\" \\ line\ne:\nf: []\ng: {}\n"

    @Test func readsWhatItWrote() throws {
        let root = try #require(YAMLDocument(Self.text).root)
        #expect(YAMLArchive.read(YAMLArchive.write(root)) == root)
    }

    @Test func readsNothingFromBrokenText() throws {
        let archive = YAMLArchive.write(try #require(YAMLDocument(Self.text).root))
        for count in 0..<archive.utf8.count {
            #expect(YAMLArchive.read(String(decoding: archive.utf8.prefix(count), as: UTF8.self)) == nil)
        }
        #expect(YAMLArchive.read(archive + "x") == nil)
        #expect(YAMLArchive.read("m1:1:99999999;") == nil)
        #expect(YAMLArchive.read(String(repeating: "l1:1:1;", count: 100_000)) == nil)
    }
}
