import HCL
import TestSupport
import Testing

@Suite struct OverrideTests {
    private static let base = """
        variable "v" {
          type    = string
          default = "a"
        }
        locals {
          kept = 1
          new  = 1
        }
        output "o" {
          value     = 1
          sensitive = true
        }
        resource "t" "r" {
          a = 1
          b = 1
          one { n = 1 }
          one { n = 2 }
          two { n = 1 }
          lifecycle {
            prevent_destroy = true
            ignore_changes  = [a]
          }
        }
        module "m" {
          source = "./m"
          x      = 1
        }
        """

    private func module(_ overrides: [String: String]) throws -> SourceModule {
        let files = overrides.merging(["main.tf": Self.base]) { $1 }
        return try #require(SourceTree(files).module([]))
    }

    @Test func argumentsAreReplacedOneByOne() throws {
        let module = try module([
            "override.tf": """
            variable "v" { default = "b" }
            locals { new = 2 }
            output "o" { value = 2 }
            resource "t" "r" { b = 2 }
            module "m" { x = 2 }
            """
        ])
        #expect(module.variable("v")?.body.written == ["type": "string", "default": #""b""#])
        #expect(module.local("kept")?.file.path == "main.tf")
        #expect(module.local("new")?.file.path == "override.tf")
        #expect(module.output("o")?.body.written == ["value": "2", "sensitive": "true"])
        let resource = try #require(module.resource("t.r"))
        #expect(resource.body.written == ["a": "1", "b": "2"])
        #expect(resource.file.path == "main.tf")
        #expect(resource.body.attribute("b")?.file.path == "override.tf")
        #expect(resource.body.blocks("one").count == 2)
        #expect(module.call("m")?.body.written == ["source": #""./m""#, "x": "2"])
    }

    @Test(arguments: [
        "one { n = 9 }",
        "dynamic \"one\" {\n  for_each = [9]\n  content { n = one.value }\n}",
    ])
    func aTypeOfBlocksIsReplacedAsAWhole(block: String) throws {
        let module = try module(["x_override.tf": "resource \"t\" \"r\" {\n\(block)\n}\n"])
        let blocks = try #require(module.resource("t.r")).body.blocks
        #expect(blocks.filter { $0.type == "one" || $0.type == "dynamic" }.map(\.file.path) == ["x_override.tf"])
        #expect(blocks.filter { $0.type == "two" }.count == 1)
    }

    @Test func lifecycleIsMergedByArgument() throws {
        let text = "resource \"t\" \"r\" {\n  lifecycle {\n    ignore_changes = [b]\n  }\n}\n"
        let module = try module(["override.tf": text])
        let lifecycles = try #require(module.resource("t.r")).body.blocks("lifecycle")
        #expect(lifecycles.map(\.body.written) == [["prevent_destroy": "true", "ignore_changes": "[b]"]])
    }

    @Test func theLastFileByNameCounts() throws {
        let module = try module([
            "b_override.tf": "resource \"t\" \"r\" { a = \"b\" }\n",
            "a_override.tf": "resource \"t\" \"r\" { a = \"a\" }\n",
            "override.tf.json": #"{"resource": {"t": {"r": {"a": "json", "two": {"n": 5}}}}}"#,
        ])
        let resource = try #require(module.resource("t.r"))
        #expect(resource.body.written["a"] == #""json""#)
        #expect(resource.body.blocks("two").map(\.body.written) == [["n": "5"]])
    }

    @Test func anOverrideDeclaresNothing() throws {
        let module = try module(["override.tf": "resource \"t\" \"other\" { a = 1 }\nlocals { more = 1 }\n"])
        #expect(module.resource("t.other") == nil)
        #expect(module.local("more") == nil)
    }

    @Test(arguments: ["override.tf", "x_override.tf.json"])
    func anOverrideThatCannotBeReadLeavesNothingCertain(name: String) throws {
        for files in [
            MemoryFiles(texts: ["main.tf": Self.base, name: "{"]),
            MemoryFiles(texts: ["main.tf": Self.base], unreadable: [name]),
        ] {
            let module = try #require(SourceTree(files: files).module([]))
            #expect(!module.isComplete)
            #expect(module.files.map(\.isOverride) == [false, true])
            #expect(module.variable("v") == nil && module.local("kept") == nil && module.call("m") == nil)
            #expect(module.resource("t.r") == nil && module.outputNames.isEmpty)
        }
    }
}
