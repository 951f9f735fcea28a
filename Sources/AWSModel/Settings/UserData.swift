import FoundationEssentials
import Symbolic

/// The script behind a `user_data` attribute.
///
/// Older providers keep only its SHA-1 in the plan, and launch templates its Base64 text; what is compressed is unknown.
struct UserData {
    /// The attributes that hold user data.
    static let places: [(type: String, pattern: AttributePattern)] = [
        ("aws_instance", "user_data"), ("aws_instance", "user_data_base64"), ("aws_launch_template", "user_data"),
        ("aws_launch_configuration", "user_data"), ("aws_launch_configuration", "user_data_base64"),
        ("aws_spot_instance_request", "user_data"), ("aws_spot_instance_request", "user_data_base64"),
        ("aws_spot_fleet_request", "launch_specification[].user_data"), ("aws_lightsail_instance", "user_data"),
    ]

    /// The script; unknown where it is compressed, or the plan has only its hash and the configuration not the text.
    let text: Value

    init(_ value: Value, configured: Value?) {
        guard let known = value.string else {
            text = value.decodedBase64 ?? value
            return
        }
        if UserData.isHash(known) {
            if let configured {
                text = configured.marked(value.isSensitive)
            } else {
                let source = UnknownSource(
                    attribute: nil,
                    reason: .undecided("the plan has only a hash of the user data")
                )
                text = Value(Unknown(source), isSensitive: value.isSensitive)
            }
            return
        }
        guard let data = Data(base64Encoded: known) else {
            text = value
            return
        }
        if let script = String(validating: data, as: UTF8.self) {
            text = Value(.string(script), isSensitive: value.isSensitive)
        } else if UserData.isCompressed(data) {
            let source = UnknownSource(attribute: nil, reason: .undecided("the user data is compressed"))
            text = Value(Unknown(source), isSensitive: value.isSensitive)
        } else {
            text = value
        }
    }

    /// Whether the data is what `base64gzip` and `cloudinit_config` make: a gzip member, packed by deflate (RFC 1952 §2.3).
    private static func isCompressed(_ data: Data) -> Bool { data.starts(with: [0x1F, 0x8B, 8]) }

    private static func isHash(_ text: String) -> Bool {
        text.utf8.count == 40
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
