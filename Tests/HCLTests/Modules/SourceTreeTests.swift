import HCL
import TestSupport
import Testing

@Suite struct SourceTreeTests {
    @Test func localSourcesAreFollowed() throws {
        let tree = SourceTree([
            "main.tf": "module \"a\" { source = \"./modules/a\" }\nmodule \"up\" { source = \"../shared\" }\n",
            "modules/a/main.tf": "module \"b\" { source = \"../b/\" }\nmodule \"r\" { source = \"org/x/aws\" }\n",
            "modules/b/main.tf": "locals { x = 1 }\n",
            "../shared/main.tf": "locals { y = 1 }\n",
        ])
        #expect(tree.module(["a"])?.directory == "modules/a")
        #expect(tree.module(["a", "b"])?.directory == "modules/b")
        #expect(tree.module(["up"])?.directory == "../shared")
        for path in [["a", "r"], ["a", "none"], ["none"], ["a", "b", "c"]] { #expect(tree.module(path) == nil) }
        #expect(tree.module(["a", "b"]) === tree.module(["a", "b"]))
    }

    @Test func theManifestNamesInstalledModules() throws {
        let manifest = #"""
            {"Modules": [
              {"Key": "", "Source": "", "Dir": "."},
              {"Key": "vpc", "Source": "org/vpc/aws", "Version": "1.0.0", "Dir": ".terraform\\modules\\vpc"},
              {"Key": "vpc.inner", "Source": "./inner", "Dir": ".terraform/modules/vpc/inner"},
              {"Key": "gone", "Source": "org/gone/aws", "Dir": ".terraform/modules/vpc"},
              {"Key": "abs", "Dir": "/etc"}, {"Key": 1}, null
            ]}
            """#
        let tree = SourceTree([
            "main.tf": "module \"vpc\" { source = \"org/vpc/aws\" }\nmodule \"abs\" { source = \"x/y/z\" }\n",
            ".terraform/modules/modules.json": manifest,
            ".terraform/modules/vpc/main.tf": "module \"inner\" { source = \"./inner\" }\n",
            ".terraform/modules/vpc/inner/main.tf": "locals { x = 1 }\n",
        ])
        #expect(tree.module(["vpc"])?.directory == ".terraform/modules/vpc")
        #expect(tree.module(["vpc", "inner"])?.local("x") != nil)
        #expect(tree.module(["gone"]) == nil)
        #expect(tree.module(["abs"]) == nil)
    }

    @Test func theDataDirectoryMayBeAnother() {
        let files = MemoryFiles(texts: [
            "main.tf": "module \"m\" { source = \"org/m/aws\" }\n", "data/modules/m/main.tf": "locals { x = 1 }\n",
            "data/modules/modules.json": #"{"Modules": [{"Key": "m", "Dir": "data/modules/m"}]}"#,
        ])
        #expect(SourceTree(files: files).module(["m"]) == nil)
        #expect(SourceTree(files: files, dataDirectory: "data").module(["m"])?.directory == "data/modules/m")
    }

    @Test func aModuleThatCallsItselfHasAnEnd() {
        let tree = SourceTree(["main.tf": "module \"m\" { source = \"./.\" }\n"])
        #expect(tree.module(Array(repeating: "m", count: 50)) === tree.module([]))
        #expect(tree.module(Array(repeating: "m", count: 100_000)) == nil)
    }

    @Test(arguments: [
        (".", "./a", "a"), ("a", "../b", "b"), ("a/b", "./../../c/.", "c"), (".", "../x", "../x"),
        ("../x", "../y", "../y"), ("..", "../y", "../../y"), ("a", "./..", "."), (".", "./a//b/", "a/b"),
    ])
    func pathsAreNormalized(directory: String, path: String, expected: String) {
        #expect(SourcePath.joined(directory, path) == expected)
    }

    @Test(arguments: ["/etc", "//x", "C:/x", "c:\\x", "a\u{0}b"])
    func absolutePathsAreNone(path: String) {
        #expect(SourcePath.normalized(path) == nil)
    }
}
