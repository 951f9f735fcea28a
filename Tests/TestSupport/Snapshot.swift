import FoundationEssentials
package import Testing

/// Compares a text with a file that holds what it was when somebody last looked at it.
package enum Snapshot {
    /// Records an issue where the text differs from the file `Snapshots/NAME` beside the test's own file.
    ///
    /// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead. The test fails then as well, so that
    /// no run passes without a comparison; with `CI=true` nothing is written.
    package static func expect(
        _ actual: String,
        named name: String,
        testFile: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let environment = ProcessInfo.processInfo.environment
        let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
        let file = folder.appending(path: name)
        guard environment["RECORD_SNAPSHOTS"] == "1" else {
            let expected = try? String(contentsOf: file, encoding: .utf8)
            guard expected != actual else { return }
            let difference = expected.map { differs(actual, from: $0) } ?? "there is no such file"
            Issue.record("\(name): \(difference); RECORD_SNAPSHOTS=1 writes it", sourceLocation: sourceLocation)
            return
        }
        guard environment["CI"] != "true" else {
            Issue.record("snapshots are not recorded in CI", sourceLocation: sourceLocation)
            return
        }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(actual.utf8).write(to: file)
            Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
        } catch {
            Issue.record("\(name) cannot be written", sourceLocation: sourceLocation)
        }
    }

    /// The first line that is not the same.
    private static func differs(_ actual: String, from expected: String) -> String {
        let actual = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(actual, expected).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        let was = line < expected.count ? "`\(expected[line])`" : "the end"
        let now = line < actual.count ? "`\(actual[line])`" : "the end"
        return "line \(line + 1) was \(was) and is \(now)"
    }
}
