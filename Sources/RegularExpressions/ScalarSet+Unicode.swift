extension ScalarSet {
    /// The scalars of a general category (`Lu`) or of all categories with a first letter (`L`); nil for other names.
    ///
    /// As in Go's tables, `C` does not hold what is not assigned.
    init?(category name: String) {
        let names = ScalarSet.categories.keys.filter { $0 == name || name.utf8.count == 1 && $0.hasPrefix(name) }
        guard !names.isEmpty else { return nil }
        self.init(names.flatMap { ScalarSet.categories[$0] ?? [] })
    }

    /// The ranges of each general category, found once by looking at all scalars.
    private static let categories: [String: [ClosedRange<UInt32>]] = {
        var ranges: [String: [ClosedRange<UInt32>]] = ["Cs": [0xD800...0xDFFF]]
        var start: UInt32 = 0
        var name: String?
        for value in UInt32(0)...0x110000 {
            let next = Unicode.Scalar(value).flatMap { ScalarSet.names[$0.properties.generalCategory] }
            guard next != name || value == 0x110000 else { continue }
            if let name, start < value { ranges[name, default: []].append(start...(value - 1)) }
            (start, name) = (value, next)
        }
        return ranges
    }()

    private static let names: [Unicode.GeneralCategory: String] = [
        .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm",
        .otherLetter: "Lo", .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd",
        .letterNumber: "Nl", .otherNumber: "No", .connectorPunctuation: "Pc", .dashPunctuation: "Pd",
        .openPunctuation: "Ps", .closePunctuation: "Pe", .initialPunctuation: "Pi", .finalPunctuation: "Pf",
        .otherPunctuation: "Po", .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk",
        .otherSymbol: "So", .spaceSeparator: "Zs", .lineSeparator: "Zl", .paragraphSeparator: "Zp",
        .control: "Cc", .format: "Cf", .privateUse: "Co",
    ]

    /// The set with the other cases of each letter, by Unicode's simple case folding.
    var foldingCase: ScalarSet {
        if let last = ranges.last, last.upperBound < 0x80 { return foldingASCII }
        var result = ranges
        for orbit in ScalarSet.orbits where orbit.contains(where: contains) { result += orbit.map { $0...$0 } }
        return ScalarSet(result)
    }

    /// The same for a set of ASCII, without the table: of its letters only `k` and `s` have another case outside.
    private var foldingASCII: ScalarSet {
        var result = ranges
        for range in ranges where range.upperBound >= 0x41 {
            for scalar in max(range.lowerBound, 0x41)...range.upperBound where (0x61...0x7A).contains(scalar | 0x20) {
                result.append((scalar ^ 0x20)...(scalar ^ 0x20))
                if scalar | 0x20 == 0x6B { result.append(0x212A...0x212A) }
                if scalar | 0x20 == 0x73 { result.append(0x17F...0x17F) }
            }
        }
        return ScalarSet(result)
    }

    /// The scalars that differ in case only, found once.
    private static let orbits: [[UInt32]] = {
        var orbits: [Unicode.Scalar: [UInt32]] = [:]
        for value in UInt32(0x41)...0x1E943 {
            // Of the dotless i there is no simple folding.
            guard value != 0x131, let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped else {
                continue
            }
            let key = scalar.simpleLowercase.simpleUppercase.simpleLowercase
            orbits[key, default: []].append(value)
        }
        return orbits.values.filter { $0.count > 1 }
    }()
}

extension Unicode.Scalar {
    fileprivate var simpleLowercase: Unicode.Scalar { single(properties.lowercaseMapping) }
    fileprivate var simpleUppercase: Unicode.Scalar { single(properties.uppercaseMapping) }

    private func single(_ mapping: String) -> Unicode.Scalar {
        let scalars = mapping.unicodeScalars
        return scalars.count == 1 ? scalars.first ?? self : self
    }
}
