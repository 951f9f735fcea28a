import HCL
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// From a value of the plan to the line that it is written on.
struct SourceLocatorTests {
    private static let files = [
        "main.tf": """
        resource "aws_task" "t" {
          family = "f"
          definitions = jsonencode([
            {
              name = "app"
              secrets = [
                { name = "A", valueFrom = "a" },
                { name = "B", valueFrom = local.b },
              ]
            }
          ])
          text = <<-EOT
            first
            second ${local.b}
            third
          EOT
          policy = <<-JSON
            {
              "Statement": [
                { "Sid": "one",
                  "Action": "*" }
              ]
            }
          JSON
          block {
            value = 1
          }
          block {
            value = 2
          }
          dynamic "rule" {
            for_each = ["x"]
            content {
              port = rule.value
            }
          }
        }
        locals {
          b = "b"
        }
        module "m" {
          source   = "./m"
          for_each = toset(["k"])
          # why
          secret   = "given"
          names    = ["x", "y"]
        }
        """,
        "main_override.tf": """
        resource "aws_task" "t" {
          family = "g"
        }
        """,
        "m/main.tf": """
        variable "secret" {}
        variable "names" {}
        variable "defaulted" {
          default = "d"
        }
        resource "aws_inner" "i" {
          value   = var.secret
          fixed   = "here"
          missing = var.defaulted
          list    = [for n in var.names : { name = n, value = 1 }]
        }
        """,
    ]

    @Test(arguments: [
        ("aws_task.t", "family", "main_override.tf:2:3"),
        ("aws_task.t", "absent", "main.tf:1:1"),
        ("aws_task.t", "definitions", "main.tf:3:3"),
        ("aws_task.t", "definitions[0].name", "main.tf:5:7"),
        ("aws_task.t", #"definitions[0].secrets["A"].valueFrom"#, "main.tf:7:23"),
        ("aws_task.t", #"definitions[0].secrets["B"].valueFrom"#, "main.tf:39:3"),
        ("aws_task.t", "definitions[0].absent", "main.tf:3:3"),
        ("aws_task.t", "policy.Statement[0].Action", "main.tf:21:21"),
        ("aws_task.t", "block[1].value", "main.tf:29:5"),
        ("aws_task.t", "rule[0].port", "main.tf:34:7"),
        (#"module.m["k"].aws_inner.i"#, "value", "main.tf:45:3"),
        (#"module.m["k"].aws_inner.i"#, "fixed", "m/main.tf:8:3"),
        (#"module.m["k"].aws_inner.i"#, "missing", "m/main.tf:4:3"),
        (#"module.m["k"].aws_inner.i"#, "list[1].name", "main.tf:46:3"),
        (#"module.m["k"].aws_inner.i"#, "list[1].value", "m/main.tf:10:47"),
    ])
    func `A path leads to its place`(address: String, path: String, expected: String) throws {
        let located = try #require(try SourceLocatorTests.locate(address, path))
        let range = located.place.sourceRange
        #expect("\(range.file):\(range.start.line):\(range.start.column)" == "infra/\(expected)")
    }

    @Test func `A line of a text is a line of the source`() throws {
        let located = try #require(try SourceLocatorTests.locate("aws_task.t", "text", textLine: 2))
        #expect(located.place.sourceRange.start.line == 15)
    }

    @Test func `Calls and comments come with the place`() throws {
        let located = try #require(try SourceLocatorTests.locate(#"module.m["k"].aws_inner.i"#, "value"))
        #expect(located.calls.map(\.sourceRange.start.line) == [41])
        #expect(located.comments.map(\.comment.text) == ["# why"])
        #expect(located.block.file.path == "m/main.tf")
    }

    @Test func `A resource that the source does not have is not located`() throws {
        #expect(try SourceLocatorTests.locate("aws_task.other", "family") == nil)
        #expect(try SourceLocatorTests.locate("module.gone.aws_task.t", "family") == nil)
    }

    private static func locate(_ address: String, _ path: String, textLine: Int? = nil) throws -> LocatedSource? {
        let tree = SourceTree(files: MemoryFiles(texts: files))
        let address = try #require(ResourceAddress(address))
        let reference = try #require(Reference("aws_x.y.\(path)"))
        return SourceLocator(tree).locate(
            ModelLocation(address: address, path: reference.path, textLine: textLine)
        )
    }
}
