import HCL
import Symbolic
import Testing

@Suite struct FileFunctionTests {
    /// Files in memory; what is beyond the root is refused.
    private struct Files: SourceFiles {
        let contents: [String: String] = [
            "a.txt": "a\n", "b.txt": "b", "sub/c.txt": "é", "sub/.hidden.txt": "", "sub/deep/d.md": "d",
            "sub/x[1].txt": "",
            "t.tftpl": "%{ for x in xs ~}\n${x}-${upper(n)}\n%{ endfor ~}\n", "one.tftpl": "${n}", "bad.tftpl": "${",
            "nested.tftpl": "${templatefile(\"one.tftpl\", {n = 1})}", "reads.tftpl": "${file(\"b.txt\")}${n}",
        ]

        private func tails(_ directory: String) -> [String] {
            let head = directory == "." ? "" : "\(directory)/"
            return contents.keys.sorted().filter { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count)) }
        }

        func names(in directory: String) -> [String]? {
            directory.hasPrefix("..") ? nil : tails(directory).filter { !$0.contains("/") }
        }

        func directoryNames(in directory: String) -> [String]? {
            Set(tails(directory).filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) }).sorted()
        }

        func content(of path: String) throws(SourceFileError) -> [UInt8] {
            if path.hasPrefix("..") { throw .outsideRoot }
            guard let text = contents[path] else { throw .notFound }
            return path == "b.txt" ? [0x62] : Array(text.utf8)
        }

        func reportPath(of path: String) -> String { path }
    }

    private let context = FunctionContext(files: Files())

    @Test(arguments: [
        (#"file("./sub/../a.txt")"#, #""a\n""#), (#"file("sub/c.txt")"#, #""é""#),
        (#"filebase64("a.txt")"#, #""YQo=""#),
        (#"file("/etc/passwd")"#, "unknown"), (#"file("~/.aws/credentials")"#, "unknown"),
        (#"file("../x")"#, "unknown"),
        (#"file("no.txt")"#, "unknown"), (#"try(file("no.txt"), "x")"#, "unknown"), (#"file(u)"#, "unknown"),
        (#"file(null)"#, "error"),
        (#"fileexists("a.txt")"#, "true"), (#"fileexists("no.txt")"#, "false"), (#"fileexists("sub")"#, "unknown"),
        (#"fileexists("..")"#, "unknown"), (#"fileexists("../a.txt")"#, "unknown"),
        (#"fileexists("/a.txt")"#, "unknown"),
        (#"fileexists("sub/deep/d.md")"#, "true"),
        (#"fileset(".", "*.txt")"#, #"["a.txt","b.txt"]"#),
        (#"fileset("sub", "*")"#, #"[".hidden.txt","c.txt","x[1].txt"]"#),
        (
            #"fileset(".", "**/*.{txt,md}")"#,
            #"["a.txt","b.txt","sub/.hidden.txt","sub/c.txt","sub/deep/d.md","sub/x[1].txt"]"#
        ),
        (#"fileset("sub", "**")"#, #"[".hidden.txt","c.txt","deep/d.md","x[1].txt"]"#),
        (#"fileset(".", "[^b].txt")"#, #"["a.txt"]"#),
        (#"fileset(".", "s?b/[a-c].*")"#, #"["sub/c.txt"]"#), (#"fileset("sub", "x\\[1].txt")"#, #"["x[1].txt"]"#),
        (#"fileset(".", "{a,{b}}.txt")"#, "unknown"), (#"fileset(".", "[!a].txt")"#, "unknown"),
        (#"fileset("..", "*")"#, "unknown"),
        (#"fileset(".", "/etc/*")"#, "unknown"), (#"fileset("sub/deep", "*.txt")"#, "[]"),
        (#"templatefile("t.tftpl", {xs = [1, 2], n = "n"})"#, #""1-N\n2-N\n""#),
        (#"templatefile("one.tftpl", {n = [1]})"#, "[1]"),
        (#"templatefile("t.tftpl", {n = 1})"#, "error"), (#"templatefile("t.tftpl", "x")"#, "error"),
        (#"templatefile("bad.tftpl", {})"#, "error"),
        (#"templatefile("nested.tftpl", {})"#, "error"), (#"templatefile("reads.tftpl", {n = 1})"#, #""b1""#),
        (#"templatefile("no", {})"#, "unknown"),
        (#"templatestring("a", {})"#, "error"), (#"templatestring("${s}", {})"#, "error"),
        (#"templatestring(s, {})"#, #""x""#),
    ])
    func results(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.json(source, context: context) == expected)
    }

    @Test func refusalNamesTheFileAndNothingElse() throws {
        let refused = try #require(try Evaluating.value(#"file("../k.pem")"#, context: context).unknown)
        #expect(
            refused.sources.map(\.reason) == [
                .undecided(#"the file "../k.pem": the file is outside of the source directory"#)
            ]
        )
        let secret = try Evaluating.value(#"file("../${s}")"#, context: context)
        #expect(secret.isSensitive)
        #expect(
            secret.unknown?.sources.map(\.reason) == [.undecided("a file: the file is outside of the source directory")]
        )
    }

    @Test func templateKeepsHolesAndMarks() throws {
        let text = try Evaluating.value(#"templatefile("t.tftpl", {xs = [u], n = "n"})"#, context: context).text
        #expect(text?.suffix == "-N\n")
        #expect(try Evaluating.value(#"templatefile("one.tftpl", {n = s})"#, context: context).isSensitive)
        #expect(try Evaluating.value(#"templatefile("one.tftpl", {n = "a", m = s})"#, context: context).isSensitive)
    }

    @Test func withoutFilesNothingIsRead() throws {
        for source in [
            #"file("a.txt")"#, #"fileexists("a.txt")"#, #"fileset(".", "*")"#, #"templatefile("one.tftpl", {n = 1})"#,
        ] {
            #expect(try Evaluating.json(source) == "unknown", "\(source)")
        }
    }
}
