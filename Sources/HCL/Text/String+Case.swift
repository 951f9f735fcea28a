extension String {
    /// The string with each scalar in upper case by itself, as Go does it: `ß` stays, no scalar becomes two.
    ///
    /// Where the full mapping has several scalars, the simple one is the title case if that is a single scalar, or none.
    var simplyUppercased: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let full = scalar.properties.uppercaseMapping.unicodeScalars
            let title = scalar.properties.titlecaseMapping.unicodeScalars
            result.append(full.count == 1 ? full.first ?? scalar : title.count == 1 ? title.first ?? scalar : scalar)
        }
        return String(result)
    }

    /// The string with each scalar in lower case by itself; nil where the mapping has several scalars.
    var simplyLowercased: String? {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let full = scalar.properties.lowercaseMapping.unicodeScalars
            guard full.count == 1, let first = full.first else { return nil }
            result.append(first)
        }
        return String(result)
    }

    /// The string with the first letter of each word in title case, as Go's `strings.Title` does it.
    var titlecased: String {
        var result = String.UnicodeScalarView()
        var isStart = true
        for scalar in unicodeScalars {
            let title = scalar.properties.titlecaseMapping.unicodeScalars
            result.append(isStart && title.count == 1 ? title.first ?? scalar : scalar)
            isStart = scalar.separatesWords
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Whether a word may begin after the scalar; of what is neither letter nor digit only ASCII and spaces part words.
    fileprivate var separatesWords: Bool {
        if isASCII { return !(properties.isAlphabetic || ("0"..."9").contains(self) || self == "_") }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
            return false
        default: return properties.isWhitespace
        }
    }
}
