import Symbolic

/// A short name of a finding that stays the same while lines and positions move: 32 hexadecimal digits.
///
/// It is the 128-bit FNV-1a hash (RFC 9923) of the rule, the resource's address and the place in the model's words,
/// where elements go by their names. No value of the plan is in it.
package struct Fingerprint: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// The fingerprint; `occurrence` counts findings from 0 that are the same in everything else.
    package init(rule: String, address: String, place: String, occurrence: Int = 0) {
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        Fingerprint.mix(rule, into: &hash)
        Fingerprint.mix(address, into: &hash)
        Fingerprint.mix(place, into: &hash)
        if occurrence > 0 { Fingerprint.mix(String(occurrence), into: &hash) }
        (high, low) = (UInt64(truncatingIfNeeded: hash >> 64), UInt64(truncatingIfNeeded: hash))
    }

    /// The text of the fingerprint of those parts.
    package static func make(rule: String, address: String, place: String, occurrence: Int = 0) -> String {
        Fingerprint(rule: rule, address: address, place: place, occurrence: occurrence).text
    }

    /// The digits.
    package var text: String {
        let digits: StaticString = "0123456789abcdef"
        return String(unsafeUninitializedCapacity: 32) { text in
            var rest = UInt128(high) << 64 | UInt128(low)
            for position in (0..<32).reversed() {
                text.initializeElement(at: position, to: digits.utf8Start[Int(truncatingIfNeeded: rest) & 0xF])
                rest = rest &>> 4
            }
            return 32
        }
    }

    private static func mix(_ part: String, into hash: inout UInt128) {
        let start = hash
        hash = part.withBytes { bytes in
            var hash = start
            for byte in bytes { mix(byte, into: &hash) }
            return hash
        }
        mix(0xFF, into: &hash)
    }

    private static func mix(_ byte: UInt8, into hash: inout UInt128) {
        hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
    }
}
