import FoundationEssentials
import Symbolic

/// The script behind a `user_data` attribute.
///
/// Older providers keep only its SHA-1 in the plan, and launch templates its base64 text; `user_data_base64` may hold
/// compressed data, which is left as it is.
struct UserData {
    /// The script; unknown where the plan has only its hash and the configuration does not show the text.
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
        let decoded = Data(base64Encoded: known).flatMap { String(validating: $0, as: UTF8.self) }
        text = decoded.map { Value(.string($0), isSensitive: value.isSensitive) } ?? value
    }

    private static func isHash(_ text: String) -> Bool {
        text.utf8.count == 40
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
