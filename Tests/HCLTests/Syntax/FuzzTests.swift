import JSONReader
import Symbolic
import TestSupport
import Testing

@testable import HCL

@Suite struct FuzzTests {
    private static let seed = """
        resource "aws_iam_policy" "p" { # c
          policy = jsonencode({ Statement = [for k, v in var.m : { (k) = v... } if v != null] })
          text   = <<-EOT
              a ${b[*].c ~} %{ if x }y%{ else }z%{ endif }
            EOT
          n = -1.5e3 + (a ? 1 : 2) * f(x...) /* d */
          s = "\\u00e9 $${x} %%{y} \\"${provider::f("${q.0}")}\\""
        }

        """

    @Test(arguments: UInt64(1)...16)
    func mutationsNeverTrap(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var samples = [Array(Self.seed.utf8)]
        if Shared.exists("conformance/hcl/bodies.jsonl") {
            for line in try Shared.bytes("conformance/hcl/bodies.jsonl").split(separator: UInt8(ascii: "\n")) {
                let source = try JSONDocument(JSONText(Array(line))).root["source"]?.string ?? ""
                if source.utf8.count < 2_000 { samples.append(Array(source.utf8)) }
            }
        }
        let pieces =
            ["${", "%{", "~}", "}", "{", "\"", "<<E\n", "E\n", "\n", "[", "]", "(", ")", "\\", "for", "\u{FF}", "$"]
            .map { Array($0.utf8) } + [[0xFF], [0x00], [0xC3]]
        for _ in 0..<150 {
            var bytes = samples.randomElement(using: &generator) ?? []
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0...bytes.count, using: &generator)
                if Bool.random(using: &generator) {
                    bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
                } else {
                    bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...4, using: &generator)))
                }
            }
            check(bytes)
        }
    }

    private func check(_ bytes: [UInt8]) {
        var end = 0
        for token in Lexer.tokens(of: bytes) {
            let gap = bytes[end..<max(end, token.start)]
            #expect(end <= token.start && gap.allSatisfy { [0x20, 0x09, 0xEF, 0xBB, 0xBF].contains($0) })
            end = token.end
        }
        #expect(end == bytes.count)
        let file = HCLFile(bytes)
        checkRanges(file.body, within: 0..<bytes.count)
        let text = String(decoding: bytes, as: UTF8.self)
        let evaluator = PartialEvaluator { (_: Traversal) -> Value in Value(.null) }
        if let template = try? TemplateSource.template(text) { _ = evaluator.evaluate(template).holes }
        for block in file.body.blocks {
            for attribute in block.body.attributes {
                _ = evaluator.evaluate(attribute.expression).holes
                _ = attribute.expression.planReferences
            }
        }
    }

    private func checkRanges(_ body: Body, within outer: Range<Int>) {
        #expect(outer.contains(body.range))
        for attribute in body.attributes {
            #expect(body.range.contains(attribute.range) && attribute.range.contains(attribute.expression.range))
        }
        for block in body.blocks {
            #expect(body.range.contains(block.range) && block.range.contains(block.headerRange))
            checkRanges(block.body, within: block.range)
        }
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
