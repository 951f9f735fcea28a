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

    @Test func anErrorLeavesTheRestOfTheModule() throws {
        let files = ["a.tf": "locals { x = 1 }\nlocals {\n  y = = 2\n  z = 3\n}\n", "b.tf": "locals { w = 4 }\n"]
        let module = try #require(SourceTree(files).module([]))
        #expect(!module.isComplete)
        #expect(module.files.map(\.isComplete) == [false, true])
        #expect(module.local("x") != nil && module.local("z") != nil && module.local("w") != nil)
    }

    @Test func aFileThatCannotBeReadMakesTheModuleIncomplete() throws {
        let files = MemoryFiles(texts: ["a.tf": "locals { x = 1 }\n"], unreadable: ["b.tf"])
        let module = try #require(SourceTree(files: files).module([]))
        #expect(!module.isComplete)
        #expect(module.local("x") != nil)
    }

    @Test func aDirectoryWithoutConfigurationIsNoModule() {
        #expect(SourceTree(["notes.md": ""]).module([]) == nil)
        #expect(SourceTree([:]).module([]) == nil)
    }
}
