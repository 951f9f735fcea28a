import HCL
import TestSupport
import Testing

@Suite struct ModuleReadingTests {
    @Test func onlyConfigurationFilesAreRead() throws {
        let names = [
            "main.tf", "b.tf.json", ".hidden.tf", "old.tf~", "#edit.tf#", "vars.tfvars", "a_override.tf", "override.tf",
            "x.tf", "x.tofu", "y.tofu.json", "y.tf.json", "notes.md", "z.tf.bak",
        ]
        let module = try #require(
            SourceTree(Dictionary(uniqueKeysWithValues: names.map { ($0, $0.hasSuffix("json") ? "{}" : "") })).module([]
            )
        )
        #expect(
            module.files.map(\.path) == [
                "b.tf.json", "main.tf", "x.tofu", "y.tofu.json", "a_override.tf", "override.tf",
            ]
        )
        #expect(module.isComplete)
        #expect(module.files.first?.reportPath == "infra/b.tf.json")
    }

    @Test func everyKindOfDeclarationIsFound() throws {
        let text = """
            terraform {
              required_version = ">= 1.5"
            }
            provider "aws" {
              region = "eu-central-1"
            }
            variable "v" { default = 1 }
            locals { l = var.v }
            output "o" { value = local.l }
            output "a" { value = 2 }
            resource "aws_s3_bucket" "b" { bucket = "n" }
            data "aws_iam_role" "r" { name = "r" }
            ephemeral "aws_secret" "e" { name = "e" }
            module "m" { source = "./m" }
            moved {
              from = aws_s3_bucket.a
              to   = aws_s3_bucket.b
            }
            check "c" {
              data "http" "h" { url = "u" }
              assert {
                condition     = true
                error_message = "no"
              }
            }
            """
        let module = try #require(SourceTree(["main.tf": text]).module([]))
        #expect(module.isComplete)
        #expect(module.variable("v")?.body.written == ["default": "1"])
        #expect(module.local("l").map { $0.file.written($0.range) } == "l = var.v")
        #expect(module.outputNames == ["a", "o"])
        for address in ["aws_s3_bucket.b", "data.aws_iam_role.r", "ephemeral.aws_secret.e", "data.http.h"] {
            #expect(module.resource(address) != nil, "\(address)")
        }
        let bucket = try #require(module.resource("aws_s3_bucket.b"))
        #expect(bucket.file.written(bucket.headerRange) == #"resource "aws_s3_bucket" "b""#)
        #expect(module.call("m")?.body.written == ["source": #""./m""#])
    }

    @Test(arguments: [
        (
            "an error", "locals { x = 1 }\nlocals {\n  y = = 2\n  z = 3\n}\n",
            "expected an expression", 3
        ),
        (
            "a conflict", "<<<<<<< HEAD\nlocals { x = 1 }\n=======\nlocals { x = 2 }\n>>>>>>> other\n",
            "expected an argument or a block", 1
        ),
        (
            "an argument twice", "locals {\n  x = 1\n  x = 2\n}\n",
            "the argument is set twice", 3
        ),
    ])
    func aFileWithAnErrorDeclaresNothing(name: String, text: String, message: String, line: Int) throws {
        let files = ["a.tf": "# tfproof\n\(text)", "b.tf": "locals { w = 4 }\n"]
        let tree = SourceTree(files)
        let module = try #require(tree.module([]))
        #expect(!module.isComplete)
        #expect(module.files.map(\.isComplete) == [false, true])
        #expect(module.files[0].problem?.message == message)
        #expect(module.files[0].problem?.line == line + 1)
        #expect(module.files[0].comments.isEmpty)
        #expect(module.local("x") == nil && module.local("z") == nil && module.local("w") != nil)
        #expect(tree.modulesRead.map(\.directory) == ["."])
    }

    @Test func aFileInUTF16IsNotRead() throws {
        let text = Array("locals { x = 1 }\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(HCLFile([0xFF, 0xFE] + text).errors.first?.message == "not UTF-8")
    }

    /// A call that is not declared any more may have been another one.
    @Test func aModuleWithoutItsCallIsNotAtHand() {
        let texts = [
            "main.tf": "module \"m\" { source = \"./m\" }\n= \n", "m/main.tf": "locals { x = 1 }\n",
            ".terraform/modules/modules.json": #"{"Modules": [{"Key": "m", "Dir": "m"}]}"#,
        ]
        #expect(SourceTree(texts).module(["m"]) == nil)
        let others = texts.merging(["main.tf": "module \"m\" { source = \"./m\" }\n"]) { $1 }
        #expect(SourceTree(others).module(["m"]) != nil)
    }

    @Test func aFileThatCannotBeReadMakesTheModuleIncomplete() throws {
        let files = MemoryFiles(texts: ["a.tf": "locals { x = 1 }\n"], unreadable: ["b.tf"])
        let module = try #require(SourceTree(files: files).module([]))
        #expect(!module.isComplete)
        #expect(module.files.map(\.problem?.message) == [nil, "the file cannot be read"])
        #expect(module.local("x") != nil)
    }

    @Test func aDirectoryWithoutConfigurationIsNoModule() {
        #expect(SourceTree(["notes.md": ""]).module([]) == nil)
        #expect(SourceTree([:]).module([]) == nil)
    }
}
