import JSONReader
import Symbolic
import TestSupport
import Testing

@testable import HCL

@Suite struct FunctionTableTests {
    /// What no one can know who is not Terraform: the time, chance, secret keys, the machine, and gzip's exact bytes.
    private static let unknown = ["abspath", "base64gzip", "bcrypt", "rsadecrypt", "timestamp", "uuid"]
    /// What depends on more than values.
    private static let special = ["can", "try", "ephemeralasnull", "issensitive", "nonsensitive"]

    @Test(.enabled(if: Shared.exists("conformance/hcl/functions.json")))
    func everyFunctionOfTerraformIsEvaluatedOrAlwaysUnknown() throws {
        let document = try JSONDocument(JSONText(Shared.bytes("conformance/hcl/functions.json")))
        let signatures = try #require(document.root["function_signatures"])
        let names = signatures.members.compactMap { $0.name.string }
        #expect(names.count > 200)
        for name in names {
            let plain = name.hasPrefix("core::") ? String(name.dropFirst(6)) : name
            let isUnknown = Self.unknown.contains(plain)
            if !Self.special.contains(plain) { #expect((FunctionTable.entry(name) == nil) == isUnknown, "\(name)") }
        }
    }

    @Test(arguments: ["nope", "provider::a::b", "core::", "CORE::upper", "upper ", ""])
    func otherNamesAreNoFunctions(name: String) {
        #expect(FunctionTable.entry(name) == nil)
    }

    /// Arguments at the edges of what functions take.
    private static let odd = [
        "null", "true", "u", "s", "-1", "0", "0.5", "9223372036854775807", "-9223372036854775808", "1e300", "[]", "{}",
        "[u, null]", "[[], {}]", "toset([1, 2])", "toset([u])", "{a = [u], b = null}", "[1, true]",
        "tolist([\"b\", \"a\"])",
        "\"\"", "\"%9223372036854775807d\"", "\"%[9]s%-+ 0#5.3x\"", "\"(a*)*|(?P<x>b)\"", "\"/(/\"", "\"::/0\"",
        "\"255.255.255.255/32\"",
        "\"2024-02-29T23:59:59.999999999-23:59\"", "\"-2562047h47m16.854775807s\"", "\"é\\r\\n👩‍👩‍👧\\u0301\"", "\"a${u}b\"",
        "\"- a: &x [*x]\"",
        "\"YYYYMMDD''\"", "\"UTF-16LE\"", "\"2AA=\"", "\"**/{a,b}[\"", "\"/\"", "\"~/..\"",
    ]

    @Test func oddArgumentsNeverTrap() throws {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(max(1, limit)))
        }
        let names = FunctionTable.names.sorted()
        var known = 0
        for round in 0..<(names.count * 600) {
            let arguments = (0..<(round % 4)).map { _ in Self.odd[next(Self.odd.count)] }
            let source = "\(names[round / 600])(\(arguments.joined(separator: ", ")))"
            if try Evaluating.value(source).holes == nil { known += 1 }
        }
        #expect(known > 2_000)
    }
}
