import HCL
import TestSupport
import Testing

@Suite struct DamagedModuleTests {
    private static let native = """
        variable "v" {
          default = "${a}"
        }
        module "m" { source = "./m" }
        resource "t" "r" {
          a = [1, { b = "x" }]
          dynamic "one" {
            for_each = toset(["a"])
            content { n = one.key }
          }
          lifecycle { ignore_changes = [a] }
        }
        """
    private static let json = #"""
        {"resource": {"t": {"r": [{"a": "${b.c[\"d\"]}\u00e9%{ for x in y }${x}%{ endfor }", "one": [{"n": -1}],
          "dynamic": {"one": {"for_each": {"k": 1}, "content": {"n": null}}}, "lifecycle": {"x": true}}]}},
         "module": {"m": {"source": "./m"}}, "variable": {"v": {"type": "map(object({a = string}))"}}}
        """#
    private static let manifest = #"{"Modules": [{"Key": "m", "Source": "./m", "Dir": "m"}]}"#

    @Test func damagedFilesDoNotCrash() {
        var random = SeededGenerator(seed: 11)
        for round in 0..<1_500 {
            // With a damaged override nothing else is looked at.
            let isWhole = !round.isMultiple(of: 3)
            let tree = SourceTree([
                "main.tf": damaged(Self.native, &random), "b.tf.json": damaged(Self.json, &random),
                "override.tf": isWhole ? Self.native : damaged(Self.native, &random),
                "b_override.tf.json": isWhole ? Self.json : damaged(Self.json, &random),
                "m/main.tf": damaged(Self.native, &random),
                ".terraform/modules/modules.json": damaged(Self.manifest, &random),
            ])
            for path in [[], ["m"], ["m", "m"]] { check(tree.module(path)) }
        }
    }

    /// Ranges lie within the files that they are of.
    private func check(_ module: SourceModule?) {
        guard let module else { return }
        let blocks = [module.resource("t.r"), module.variable("v"), module.call("m")].compactMap { $0 }
        for block in blocks {
            #expect(block.headerRange.clamped(to: 0..<block.file.text.bytes.count) == block.headerRange)
            check(block.body)
        }
    }

    private func check(_ body: SourceBody) {
        for attribute in body.attributes {
            let file = 0..<attribute.file.text.bytes.count
            #expect(attribute.range.clamped(to: file) == attribute.range)
            #expect(attribute.expression.range.clamped(to: attribute.range) == attribute.expression.range)
        }
        for block in body.blocks {
            #expect(block.range.clamped(to: 0..<block.file.text.bytes.count) == block.range)
            check(block.body)
        }
    }

    /// A text with some bytes changed, taken out, doubled, or cut off.
    private func damaged(_ text: String, _ random: inout SeededGenerator) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int(random.next() % 4) where !bytes.isEmpty {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: bytes[max(0, place - 9)..<place], at: place)
            default: bytes.removeLast(random.next().isMultiple(of: 4) ? bytes.count - place : 0)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
