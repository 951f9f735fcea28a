import Foundation
import JSONReader
import Testing

/// Documents with some bytes changed: what is read must be what was written, and nothing may crash.
@Suite struct MutationTests {
    static let documents = [
        #"{"a":[1.5e3,true,false,null,"x\né",{"b":{}}],"c":"\ud83d\ude00","a":-0.1,"long name of a member":[[],[[]]]}"#,
        #" [ {"policy" : "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"}]}" , "n" : 12345678901 } ] "#,
        "{\"é€😀\":\"\\u0041\\t\",\"esc\\u0061ped\":[\"\",\"exactly8\",\"0123456789abcdef\"],\"k\":{\"k\":{\"k\":[0]}}}\n",
    ]

    @Test func readsOrRefusesAlike() {
        var random = SplitMix(state: 42)
        var read = 0
        for round in 0..<2000 {
            var bytes = Array(MutationTests.documents[round % MutationTests.documents.count].utf8)
            for _ in 0...random.below(3) { random.mutate(&bytes) }
            guard let document = try? JSONDocument(JSONText(bytes)) else { continue }
            read += 1
            #expect(count(document.root) == document.valueCount)
            let oracle = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            // The oracle also refuses numbers that a Double cannot hold.
            #expect(oracle != nil || holdsHugeNumber(document.root), "accepted what is no JSON: \(bytes)")
            let again = try? JSONDocument(text: rendered(document.root))
            #expect(again.map { rendered($0.root) } == rendered(document.root))
        }
        #expect(read > 100)
    }

    private func holdsHugeNumber(_ node: JSONNode) -> Bool {
        switch node.kind {
        case .number: node.double == nil
        case .array: node.elements.contains(where: holdsHugeNumber)
        case .object: node.members.contains { holdsHugeNumber($0.value) }
        default: false
        }
    }

    /// The value as JSON text, every string by its decoded text.
    private func rendered(_ node: JSONNode) -> String {
        switch node.kind {
        case .null: "null"
        case .bool: node.bool == true ? "true" : "false"
        case .number: node.numberText ?? ""
        case .string: quoted(node)
        case .array: "[" + node.elements.map(rendered).joined(separator: ",") + "]"
        case .object: "{" + node.members.map { quoted($0.name) + ":" + rendered($0.value) }.joined(separator: ",") + "}"
        }
    }

    private func quoted(_ node: JSONNode) -> String {
        let text = node.string ?? ""
        return "\""
            + text.unicodeScalars.map { $0.value < 0x20 || $0 == "\"" || $0 == "\\" ? escape($0) : "\($0)" }.joined()
            + "\""
    }

    private func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

/// A small generator whose numbers are the same in every run.
struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(bound))
    }

    /// Changes, removes, repeats or moves some of the bytes.
    mutating func mutate(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let place = below(bytes.count)
        let interesting = Array("{}[]\",:\\u0e-. \n\u{0}\u{1f}\u{7f}tn19".utf8) + [0x80, 0xC2, 0xED, 0xF4, 0xFF]
        switch below(4) {
        case 0: bytes[place] = interesting[below(interesting.count)]
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(interesting[below(interesting.count)], at: place)
        default: bytes.swapAt(place, below(bytes.count))
        }
    }
}
