extension JSONNode {
    /// The digits of a number as the document writes them; nil for any other kind.
    package var numberText: String? {
        withNumber { String(decoding: $0, as: UTF8.self) }
    }

    /// The value of a number that is a whole number of 64 bits, written without fraction and exponent.
    ///
    /// Nil for any other number, one that is too large included, and for any other kind.
    package var int: Int? {
        withNumber { digits -> Int? in
            var value = 0
            let isNegative = digits.first == Ascii.minus
            for byte in digits.dropFirst(isNegative ? 1 : 0) {
                guard Ascii.isDigit(byte) else { return nil }
                let (tens, tooManyTens) = value.multipliedReportingOverflow(by: 10)
                let digit = Int(byte &- Ascii.zero)
                let (sum, tooLarge) =
                    isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
                guard !tooManyTens, !tooLarge else { return nil }
                value = sum
            }
            return value
        } ?? nil
    }

    /// The nearest binary64 value of a number; nil for any other kind and where it is beyond that type.
    package var double: Double? {
        numberText.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }

    private func withNumber<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        defer { withExtendedLifetime(document) {} }
        let word = word
        guard word.kind == .number else { return nil }
        return body(UnsafeBufferPointer(start: document.bytes + word.offset, count: word.payload))
    }
}
