/// A short name of a finding that stays the same while lines and positions move: 32 hexadecimal digits.
///
/// It is the 128-bit FNV-1a hash (RFC 9923) of the rule, the resource's address and the place in the model's words,
/// where elements go by their names. No value of the plan is in it.
package enum Fingerprint {
    /// The fingerprint; `occurrence` counts findings from 0 that are the same in everything else.
    package static func make(rule: String, address: String, place: String, occurrence: Int = 0) -> String {
        var parts = [rule, address, place]
        if occurrence > 0 { parts.append(String(occurrence)) }
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        for part in parts {
            for byte in part.utf8 { mix(byte, into: &hash) }
            mix(0xFF, into: &hash)
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    private static func mix(_ byte: UInt8, into hash: inout UInt128) {
        hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
    }
}
