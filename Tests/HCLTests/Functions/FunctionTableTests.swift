import JSONReader
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
}
