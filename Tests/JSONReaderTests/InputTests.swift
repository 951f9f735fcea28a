import FoundationEssentials
import JSONReader
import TestSupport
import Testing

/// Inputs that are more than JSON.
@Suite struct InputTests {
    /// What setup-terraform's wrapper prints before and after.
    static let wrapped =
        "[command]/bin/terraform show -json p\n{\"a\":1}\n\n::debug::Terraform exited with code 0.\n::debug::x\n"

    @Test(
        arguments: [
            ("{\"a\":1}", []), (" \r\n{\"a\":1} \n", []), ("\u{feff}{\"a\":1}\n", []),
            (wrapped, [.leadIn(lines: 1), .trailer(lines: 2)]),
            ("::group::x\n\nno {\n  {\n\"a\":1}", [.leadIn(lines: 3)]),
            ("[INFO] x\n2026-01-01 y\n{\"a\":1}", [.leadIn(lines: 2)]),
            ("{\"a\":1}\n[command]x", [.trailer(lines: 1)]),
            ("\u{feff}x\r\n{\"a\":1}\r\n::x\r\n", [.leadIn(lines: 1), .trailer(lines: 1)]),
        ] as [(String, [JSONWarning.Kind])]
    )
    func skipsWhatIsNoPlan(_ text: String, kinds: [JSONWarning.Kind]) throws {
        let (document, warnings) = try JSONDocument.read(input: JSONText(text))
        #expect(document.root["a"]?.int == 1)
        #expect(warnings.map(\.kind) == kinds)
        #expect(warnings.allSatisfy { !$0.message.isEmpty })
    }

    @Test(arguments: ["null", "[]", "[\n{\"a\":1}\n]", "12", "\"x\"", "\u{feff}true"])
    func takesAnyValue(_ text: String) throws {
        #expect(try JSONDocument.read(input: JSONText(text)).warnings.isEmpty)
    }

    @Test(
        arguments: [
            ("{}\n}", .trailing, 2, 1), ("{}}", .trailing, 1, 3), ("{}{}", .trailing, 1, 3),
            ("{}\n{}", .trailing, 2, 1),
            ("{}::x", .trailing, 1, 3), ("{}\n ::x", .trailing, 2, 2), ("{}\n::x\nx", .trailing, 3, 1),
            ("{} x", .trailing, 1, 4),
            ("{}%0A", .trailing, 1, 3),
            ("[]\n::x", .trailing, 2, 1), ("[\n{\"a\":1}", .truncated, 2, 8), ("[\n{\"a\":1}\n", .truncated, 3, 1),
            ("[null,\n{\"a\":1}\n", .truncated, 3, 1), ("]\n{\"a\":1}", .value, 1, 1), ("", .truncated, 1, 1),
            ("Terraform will\n  {\n  a = 1\n", .value, 1, 1), ("no object\nat all", .value, 1, 1),
            ("PK\u{3}\u{4}", .value, 1, 1),
            ("[command]x\n{\"a\":\n  tru}", .value, 3, 3), ("\u{feff}{\"é\": x}", .value, 1, 7),
            ("{\"a\":1", .truncated, 1, 7),
            ("{\r\n\"é€😀\":x}", .value, 2, 7),
        ] as [(String, JSONError.Problem, Int, Int)]
    )
    func refuses(_ text: String, problem: JSONError.Problem, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try JSONDocument.read(input: JSONText(text)) }
        #expect(error?.problem == problem)
        #expect(error?.position == position(line, column))
    }

    @Test func skipsManyBlankLinesInOneGo() throws {
        let blank = String(repeating: " \n", count: 200_000)
        let (document, warnings) = try JSONDocument.read(input: JSONText("x\n\(blank){\"a\":1}\n::x\(blank)"))
        #expect(document.root["a"]?.int == 1)
        #expect(warnings.map(\.kind) == [.leadIn(lines: 200_001), .trailer(lines: 1)])
    }

    @Test(arguments: [false, true])
    func readsUTF16(isBigEndian: Bool) throws {
        let text = "\u{feff}line\r\n{\"key\": \"é€😀\",\r\n \"n\": 1}\r\n"
        let (document, warnings) = try JSONDocument.read(input: JSONText(utf16(text, isBigEndian)))
        #expect(warnings.map(\.kind) == [.utf16, .leadIn(lines: 1)])
        #expect(document.root["key"]?.string == "é€😀")
        #expect(document.position(at: try #require(document.root["n"]).offset) == position(3, 7))
        #expect(document.text.prefix(4) == Array("line".utf8))
    }

    @Test(arguments: [false, true])
    func refusesBrokenUTF16(isBigEndian: Bool) throws {
        let start = utf16("\u{feff}{\n\"é", isBigEndian)
        for units in [[0xD800, 0x22], [0xDC00], [0xD800, 0xD800], [0xD800]] as [[UInt16]] {
            let broken = start + units.flatMap { bytes($0, isBigEndian) }
            let error = #expect(throws: JSONError.self) { try JSONDocument.read(input: JSONText(broken)) }
            #expect(error?.problem == .utf16)
            #expect(error?.offset == start.count)
            #expect(error?.position == position(2, 3))
        }
        let odd = #expect(throws: JSONError.self) { try JSONDocument.read(input: JSONText(start + [0x22])) }
        #expect(odd?.problem == .utf16)
    }

    private func utf16(_ text: String, _ isBigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { bytes($0, isBigEndian) }
    }

    private func bytes(_ unit: UInt16, _ isBigEndian: Bool) -> [UInt8] {
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? pair : pair.reversed()
    }
}

/// Plans that others made, and what is passed by mistake for one.
@Suite(.enabled(if: Shared.exists("plans/public"))) struct PublicPlanTests {
    @Test(
        arguments: [
            ("lead-in.json", [.leadIn(lines: 1), .trailer(lines: 1)]), ("utf8-bom.json", []),
            ("utf16le-bom.json", [.utf16]),
            ("utf16be-bom.json", [.utf16]), ("16-embedded-utf-8.json", [.leadIn(lines: 1), .trailer(lines: 7)]),
            ("array.json", []), ("null.json", []), ("binary-plan-zip-1.bin", []),
        ] as [(String, [JSONWarning.Kind])]
    )
    func reads(_ name: String, kinds: [JSONWarning.Kind]) throws {
        let (_, warnings) = try JSONDocument.read(input: JSONText(try Shared.bytes("plans/public/odd/\(name)")))
        #expect(warnings.map(\.kind) == kinds)
    }

    @Test(
        arguments: [
            ("trailing-brace.json", .trailing), ("01-embedded-utf-8.json", .trailing), ("truncated.json", .truncated),
            ("empty.json", .truncated),
            ("human-plan.txt", .value), ("00-ndjson-stream-utf-8.json", .trailing),
            ("03-ndjson-stream-utf-8.json", .trailing),
        ] as [(String, JSONError.Problem)]
    )
    func refuses(_ name: String, problem: JSONError.Problem) throws {
        let text = JSONText(try Shared.bytes("plans/public/odd/\(name)"))
        let error = #expect(throws: JSONError.self) { try JSONDocument.read(input: text) }
        #expect(error?.problem == problem)
        #expect(error?.position != nil)
    }

    @Test func readsEveryPlan() throws {
        var read = 0
        var refused = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: "\(Shared.folder)/plans/public")
        where !path.hasPrefix("odd/") && path.hasSuffix(".json") {
            let text = JSONText(try Shared.bytes("plans/public/\(path)"))
            do throws(JSONError) {
                let (document, _) = try JSONDocument.read(input: text)
                #expect(count(document.root) == document.valueCount, "\(path)")
                #expect(document.root.isObject || document.root.isArray, "\(path)")
                read += 1
            } catch {
                // One of them ends with a brace too many.
                #expect(error.problem == .trailing, "\(path)")
                refused += 1
            }
        }
        #expect(read > 50)
        #expect(refused <= 1)
    }
}

/// How many values a tree has, its names counted, by way of the sequences and of `count`.
func count(_ node: JSONNode) -> Int {
    switch node.kind {
    case .array: node.elements.reduce(1) { $0 + count($1) }
    case .object: node.members.reduce(1) { $0 + 1 + count($1.value) }
    default: 1
    }
}
