import FoundationEssentials
import HCL
import JSONReader
import TestSupport
import Testing

@Suite struct ConformanceTests {
    @Test(.enabled(if: Shared.exists("conformance/hcl/bodies.jsonl")))
    func filesAreAcceptedAsTerraformDoes() throws {
        for row in try rows("conformance/hcl/bodies.jsonl") {
            let file = HCLFile(Array((row["source"]?.string ?? "").utf8))
            let name = row["file"]?.string ?? ""
            #expect(file.errors.isEmpty == row["ok"]?.bool, "\(name): \(file.errors)")
            if let line = row["line"]?.int, let error = file.errors.first {
                #expect(file.text.line(at: error.range.lowerBound) == line, "\(name): \(file.errors)")
            }
        }
    }

    @Test(.enabled(if: Shared.exists("conformance/hcl/expressions.jsonl")))
    func expressionsAreAcceptedAsTerraformDoes() throws {
        for row in try rows("conformance/hcl/expressions.jsonl") {
            guard let expression = row["expr"]?.string else { continue }
            let head = "output \"x\" {\n  value = "
            let file = HCLFile(Array("\(head)\(expression)\n}\n".utf8))
            let id = row["id"]?.string ?? ""
            guard row["phase"]?.string == "parse" else {
                #expect(file.errors.isEmpty, "\(id): \(expression) \(file.errors)")
                continue
            }
            let offset = file.errors.first.map { $0.range.lowerBound - head.utf8.count }
            #expect(offset == row["byte"]?.int, "\(id): \(expression) \(file.errors)")
        }
    }

    private func rows(_ path: String) throws -> [JSONNode] {
        try Shared.bytes(path).split(separator: UInt8(ascii: "\n")).map { line in
            try JSONDocument(JSONText(Array(line))).root
        }
    }
}
