extension UnsafeBufferPointer<UInt8> {
    /// Whether a sequence of a template begins somewhere in a text: `${` or `%{`.
    package var holdsTemplate: Bool {
        guard count > 1 else { return false }
        for place in 1..<count where self[place] == UInt8(ascii: "{") {
            let sign = self[place - 1]
            if sign == UInt8(ascii: "$") || sign == UInt8(ascii: "%") { return true }
        }
        return false
    }
}
