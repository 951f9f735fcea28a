import HCL
import Testing

/// Large files that are made to be slow: what takes time square to the number of names would hang here.
@Suite(.timeLimit(.minutes(10))) struct LargeFileTests {
    private static func repeated(_ text: String) -> String {
        String(repeating: text, count: (1 << 17) / text.utf8.count)
    }

    private static func numbered(_ line: (Int) -> String) -> String {
        (0..<1 << 16).map(line).joined()
    }

    @Test(arguments: [
        numbered { "k\($0) = 1\n" }, "locals {\n" + numbered { "k\($0) = 1\n" } + "}\n", repeated("k = 1\n"),
        repeated("a {}\n"), repeated("= \n"), repeated("a = [\n"), repeated("a {\n"), repeated("}\n"),
        repeated("resource \"t\" \"r\" { a = 1 }\n"), repeated("a = \"${\n"), repeated("a = <<E\n"), repeated("/*\n"),
        repeated("locals { x = 1 }\n"), "x = \"" + repeated("${a}") + "\"\n", "x = " + repeated("a.") + "b\n",
        "x = " + repeated("1+") + "1\n", "x = \"" + repeated("$${") + "\"\n", "x = <<-E\n" + repeated(" y\n") + "E\n",
    ])
    func nativeFilesAreReadInLinearTime(text: String) {
        // Where it is right, the same text as an override is laid over itself.
        let isRight = HCLFile(Array(text.utf8)).errors.isEmpty
        let tree = SourceTree(isRight ? ["main.tf": text, "override.tf": text] : ["main.tf": text])
        #expect(tree.module([])?.files.allSatisfy(\.isComplete) == isRight)
    }

    @Test(arguments: [
        "{\"locals\": {" + numbered { "\"k\($0)\": \"${a}\"," } + "\"x\": 1}}",
        "{\"locals\": {\"x\": [" + repeated("{},") + "1]}}",
        "{\"locals\": {\"x\": [" + repeated("{\"a\": [{}]},") + "{}]}}",
        "{\"resource\": [" + repeated("{\"t\": {\"r\": {\"a\": 1}}},") + "{}]}",
        "{\"locals\": {\"x\": \"" + repeated("\\n${a}") + "\"}}",
        "{\"locals\": {\"x\": \"" + repeated("%{if a}") + "\"}}",
    ])
    func filesInJSONAreReadInLinearTime(text: String) {
        let tree = SourceTree(["main.tf.json": text, "override.tf.json": text])
        #expect(tree.module([])?.files.allSatisfy(\.isComplete) == true)
    }
}
