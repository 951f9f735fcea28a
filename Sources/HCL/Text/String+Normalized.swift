@_spi(_Unicode) import Swift
import Symbolic

extension String {
    /// The string in Unicode's normalization form C, as Terraform keeps all strings.
    var normalized: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in _nfc { scalars.append(scalar) }
        return String(scalars)
    }
}

extension SymbolicString {
    /// The text with its literal parts in normalization form C.
    var normalized: SymbolicString {
        SymbolicString(
            parts.map { part in
                if case .literal(let text) = part { .literal(text.normalized) } else { part }
            }
        )
    }
}
