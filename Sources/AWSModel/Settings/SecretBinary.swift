import FoundationEssentials
import Symbolic
import TerraformPlan

/// What stands behind the Base64 text of a secret's `secret_binary`.
enum SecretBinary {
    /// The text that is stored, or the Base64 text where that is none; nil where it was read from a file, which need not
    /// be kept with the configuration.
    static func content(of value: Value, in version: ResourceInstance) -> Value? {
        guard let known = value.string, let data = Data(base64Encoded: known) else { return value }
        if let text = String(validating: data, as: UTF8.self) {
            return Value(.string(text), isSensitive: value.isSensitive)
        }
        // `base64encode` takes texts alone: what is none was given to `filebase64`.
        let expression = version.block?.expression(at: AttributePath(attribute: "secret_binary"))
        return expression?.mayBeOfFile == true ? nil : value
    }
}
