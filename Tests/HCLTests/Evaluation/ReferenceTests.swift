import HCL
import JSONReader
import TestSupport
import Testing

@Suite struct ReferenceTests {
    @Test(
        arguments: [
            (
                "terraform_data.cnt[0].input",
                ["terraform_data.cnt[0].input", "terraform_data.cnt[0]", "terraform_data.cnt"]
            ),
            ("[for i in range(2): terraform_data.cnt[i].input]", ["terraform_data.cnt"]),
            ("local.nested.a.b", ["local.nested.a.b", "local.nested.a", "local.nested"]),
            ("values(terraform_data.each)[*].input", ["terraform_data.each"]),
            ("module.m[\"a\"].json", ["module.m[\"a\"].json", "module.m[\"a\"]"]),
            ("module.m[\"a\"]", ["module.m[\"a\"]", "module.m"]),
            ("module.m.out.x", ["module.m.out.x", "module.m.out", "module.m"]),
            ("[\"${var.b}/*\", \"${var.b}/*\"]", ["var.b", "var.b"]),
            ("data.aws_x.y.z", ["data.aws_x.y.z", "data.aws_x.y"]),
            ("{ (var.k) = each.value.v, k = 1 }", ["var.k", "each.value.v", "each.value"]),
            ("var.a ? var.b : var.c", ["var.a", "var.b", "var.c"]),
            ("[for k, v in var.m : v.x]", ["var.m"]),
            ("{for k, v in var.m : k => v.x if v != var.n}", ["var.m", "var.n"]),
            ("\"%{ for v in var.l }${v}${local.x}%{ endfor }\"", ["var.l", "local.x"]),
            ("var.l[var.i].x", ["var.l", "var.i"]),
            ("(var.o).x", ["var.o"]),
            ("var.l.0.x", ["var.l[0].x", "var.l[0]", "var.l"]),
            ("x", []),
        ] as [(String, [String])]
    )
    func references(source: String, expected: [String]) {
        let expression = try? TemplateSource.expression(source)
        #expect(expression?.planReferences ?? [] == expected)
    }

    @Test(.enabled(if: Shared.exists("conformance/hcl/expressions.jsonl")))
    func listsAreThoseOfThePlan() throws {
        var count = 0
        for line in try Shared.bytes("conformance/hcl/expressions.jsonl").split(separator: UInt8(ascii: "\n")) {
            let row = try JSONDocument(JSONText(Array(line))).root
            guard let source = row["expr"]?.string, row["status"]?.string != "error" else { continue }
            let expected = row["references"]?.elements.compactMap(\.string) ?? []
            let expression = try TemplateSource.expression("\(source)\n")
            #expect(expression.planReferences == expected, "\(row["id"]?.string ?? ""): \(source)")
            count += 1
        }
        #expect(count > 600)
    }
}
