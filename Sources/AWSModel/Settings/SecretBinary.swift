import FoundationEssentials
import Symbolic
import TerraformPlan

/// What stands behind the Base64 text of a secret's `secret_binary`.
enum SecretBinary {
    /// The text that is stored, or the Base64 text where that is none; nil where it was read from a file, which need not
    /// be kept with the configuration.
    static func content(of value: Value, in version: ResourceInstance) -> Value? {
        guard let known = value.string, let data = Data(base64Encoded: known) else { return value }
        let expression = version.block?.expression(at: AttributePath(attribute: "secret_binary"))
        let mayBeOfFile = expression?.mayBeOfFile == true
        guard let text = String(validating: data, as: UTF8.self) else {
            // `base64encode` takes texts alone: what is none was given to `filebase64`.
            return mayBeOfFile ? nil : value
        }
        // The plan alone does not tell one function from the other.
        if mayBeOfFile, version.sourceBlock == nil { return nil }
        return Value(.string(text), isSensitive: value.isSensitive)
    }
}
