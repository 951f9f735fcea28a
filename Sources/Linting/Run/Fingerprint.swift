import Symbolic

/// A short name of a finding that stays the same while lines and positions move: 32 hexadecimal digits.
///
/// It is the 128-bit FNV-1a hash (RFC 9923) of the rule, the resource's address and the place in the model's words,
/// where elements go by their names. No value of the plan is in it.
package enum Fingerprint {
    /// The fingerprint; `occurrence` counts findings from 0 that are the same in everything else.
    package static func make(rule: String, address: String, place: String, occurrence: Int = 0) -> String {
        var hash = Hash()
        hash.mix(rule)
        hash.mix(address)
        hash.mix(place)
        if occurrence > 0 { hash.mix(String(occurrence)) }
        return digits(of: hash.value)
    }

    private static func digits(of hash: UInt128) -> String {
        let digits: StaticString = "0123456789abcdef"
        return String(unsafeUninitializedCapacity: 32) { text in
            var rest = hash
            for position in (0..<32).reversed() {
                text.initializeElement(at: position, to: digits.utf8Start[Int(truncatingIfNeeded: rest) & 0xF])
                rest = rest &>> 4
            }
            return 32
        }
    }

    /// The hash in two halves, whose arithmetic takes a fraction of that of one number.
    private struct Hash {
        private var high: UInt64 = 0x6C62_272E_07BB_0142
        private var low: UInt64 = 0x62B8_2175_6295_C58D

        var value: UInt128 { UInt128(high) << 64 | UInt128(low) }

        /// Mixes in a part and a byte that is in no text.
        mutating func mix(_ part: String) {
            var hash = self
            hash = part.withBytes { bytes in
                var hash = hash
                for byte in bytes { hash.mix(byte) }
                return hash
            }
            hash.mix(0xFF)
            self = hash
        }

        /// Times the prime number 2^88 + 0x13B.
        private mutating func mix(_ byte: UInt8) {
            let product = (low ^ UInt64(byte)).multipliedFullWidth(by: 0x13B)
            high = high &* 0x13B &+ product.high &+ (low ^ UInt64(byte)) &<< 24
            low = product.low
        }
    }
}
