import HCL
import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// What the source tells of values that the plan hides.
struct SourceValueTests {
    @Test(arguments: [
        ("local", "local.name", #""n-1""#),
        ("variable of the root", "var.env", #""prod""#),
        ("resource that is known", "aws_known.k.name", #""known""#),
        ("resource that is not", "aws_new.n.arn", "⟨aws_new.n.arn⟩"),
        ("template", #""x-${aws_new.n.arn}""#, "x-⟨aws_new.n.arn⟩"),
        ("counted", "aws_many.m[1].id", "⟨aws_many.m[1].id⟩"),
        ("counted, all", #"join(",", aws_many.m[*].id)"#, "⟨aws_many.m[0].id⟩,⟨aws_many.m[1].id⟩"),
        ("keyed", #"aws_keyed.k["a"].name"#, #""key-a""#),
        ("none", #"try(aws_none.n[0].id, "fallback")"#, #""fallback""#),
        ("output of a module", "module.m.out", "m-⟨module.m.aws_inner.i.id⟩"),
        ("variable of a module", "module.m.given", #""given-prod""#),
        ("default in a module", "module.m.defaulted", #""7""#),
        ("module directory", "module.m.directory", #""modules/m""#),
        ("instance of a module", #"module.each["b"].given"#, #""given-b""#),
    ])
    func `References are followed`(name: String, expression: String, expected: String) throws {
        let plan = try Plan.written(World.plan, World.files(expression))
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        #expect(try #require(probe.attribute("value")).shown == expected)
    }

    @Test(arguments: [
        (
            "static",
            "rule { name = \"a\" }\n rule { name = aws_new.n.arn }",
            #"[{name: "a"}, {name: ⟨aws_new.n.arn⟩}]"#
        ),
        (
            "dynamic over a map",
            "dynamic \"rule\" {\n for_each = { x = 1, y = 2 }\n content {\n name = \"${rule.key}-${rule.value}-${aws_new.n.arn}\"\n }\n}",
            "[{name: x-1-⟨aws_new.n.arn⟩}, {name: y-2-⟨aws_new.n.arn⟩}]"
        ),
        (
            "dynamic with iterator",
            "dynamic \"rule\" {\n for_each = toset([\"z\"])\n iterator = it\n content {\n name = it.value\n }\n}",
            #"[{name: "z"}]"#
        ),
    ])
    func `Blocks are written out`(name: String, blocks: String, expected: String) throws {
        var files = World.files("null")
        files["main.tf"]? += "resource \"aws_blocks\" \"b\" {\n\(blocks)\n}\n"
        let plan = try Plan.written(World.plan, files)
        let instance = try #require(plan.instances.instances(ofType: "aws_blocks").first)
        #expect(try #require(instance.attribute("rule")).shown == expected)
    }

    @Test func `What the plan knows counts, and a set finds its own elements`() throws {
        var files = World.files("null")
        files["main.tf"]? += """
            resource "aws_set" "s" {
              entry {
                name   = "b"
                policy = aws_new.n.arn
              }
              entry {
                name   = "a"
                policy = "literal"
              }
            }
            """
        let plan = try Plan.written(World.plan, files)
        let instance = try #require(plan.instances.instances(ofType: "aws_set").first)
        let shown = try #require(instance.attribute("entry")).shown
        #expect(shown == #"[{name: "a", policy: "literal"}, {name: "b", policy: ⟨aws_new.n.arn⟩}]"#)
    }
}

extension Value {
    /// The value in a form that tests compare.
    fileprivate var shown: String {
        if let string { return "\"\(string)\"" }
        if let text {
            return text.parts.map { part in
                switch part {
                case .literal(let literal): literal
                case .hole(let hole): "⟨\(hole.identity.map { "\($0)" } ?? "?")⟩"
                }
            }.joined()
        }
        if let elements { return "[\(elements.map(\.shown).joined(separator: ", "))]" }
        if let members { return "{\(members.map { "\($0.name): \($0.value.shown)" }.joined(separator: ", "))}" }
        return numberText ?? bool.map { "\($0)" } ?? "null"
    }
}

/// A plan of several resources and modules, and the configuration that it was made from.
private enum World {
    static func files(_ expression: String) -> [String: String] {
        [
            "main.tf": """
            variable "env" {}
            locals { name = "n-${1}" }
            resource "aws_new" "n" {}
            resource "aws_known" "k" { name = "known" }
            resource "aws_many" "m" { count = 2 }
            resource "aws_keyed" "k" {
              for_each = toset(["a"])
              name     = "key-${each.key}"
            }
            resource "aws_none" "n" { count = 0 }
            module "m" {
              source = "./modules/m"
              given  = "given-${var.env}"
            }
            module "each" {
              source   = "./modules/m"
              for_each = toset(["a", "b"])
              given    = "given-${each.key}"
            }
            resource "aws_probe" "p" { value = \(expression) }

            """,
            "modules/m/main.tf": """
            variable "given" {}
            variable "number" {
              type    = string
              default = 7
            }
            resource "aws_inner" "i" {}
            output "out" { value = "m-${aws_inner.i.id}" }
            output "given" { value = var.given }
            output "defaulted" { value = var.number }
            output "directory" { value = path.module }
            """,
        ]
    }

    static let plan: String = {
        func change(_ address: String, _ after: String, _ unknown: String) -> String {
            let type = address.split(separator: ".").first { $0.hasPrefix("aws_") } ?? ""
            return """
                {"address": "\(address.replacing("\"", with: "\\\""))", "type": "\(type)", "mode": "managed",
                "change": {"actions": ["create"], "after": \(after), "after_unknown": \(unknown)}}
                """
        }
        let changes = [
            change("aws_new.n", "{}", #"{"arn": true, "id": true}"#),
            change("aws_known.k", #"{"name": "known"}"#, "{}"),
            change("aws_many.m[0]", "{}", #"{"id": true}"#), change("aws_many.m[1]", "{}", #"{"id": true}"#),
            change(#"aws_keyed.k["a"]"#, #"{"name": "key-a"}"#, "{}"),
            change("module.m.aws_inner.i", "{}", #"{"id": true}"#),
            change(#"module.each["a"].aws_inner.i"#, "{}", #"{"id": true}"#),
            change(#"module.each["b"].aws_inner.i"#, "{}", #"{"id": true}"#),
            change("aws_probe.p", "{}", #"{"value": true}"#),
            change("aws_blocks.b", "{}", #"{"rule": true}"#),
            change(
                "aws_set.s",
                #"{"entry": [{"name": "a", "policy": "literal"}, {"name": "b"}]}"#,
                #"{"entry": [{}, {"policy": true}]}"#
            ),
        ]
        return """
            {"format_version": "1.2", "variables": {"env": {"value": "prod"}},
            "resource_changes": [\(changes.joined(separator: ",\n"))]}
            """
    }()
}
