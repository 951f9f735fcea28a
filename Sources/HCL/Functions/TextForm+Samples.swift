import RegularExpressions
import Symbolic

extension TextForm.Alphabet {
    /// Whether it has digits and nothing else.
    var isNumeric: Bool {
        switch self {
        case .digits, .number: true
        case .alphanumerics, .segment: false
        }
    }

    /// Whether a character may be in a text of the alphabet.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .alphanumerics: scalar.isLetterOrDigit
        case .digits, .number: ("0"..."9").contains(scalar)
        case .segment: scalar != ":" && scalar != "/"
        }
    }

    /// Whether a class of a regular expression has all of the alphabet's characters, or none.
    func isUniform(_ part: String) -> Bool {
        guard case .success(let regex) = RegexCaches.capturing.regex("^\(part)$") else { return false }
        var answers: Set<Bool> = []
        for byte in UInt8(0x21)...0x7E where contains(Unicode.Scalar(byte)) {
            var work = CapturingRegex.workLimit
            answers.insert(regex.firstMatch(in: [Unicode.Scalar(byte)], from: 0, work: &work) != nil)
        }
        return answers.count == 1
    }
}

extension TextForm.Alphabet {
    /// How many samples have texts of all lengths.
    static let sampleCount = 8

    /// A text of the alphabet.
    ///
    /// - Parameters:
    ///   - round: Which of the samples; the first is unlike any other text.
    ///   - hole: The number of the hole that it is for.
    /// - Returns: The text.
    func sample(_ round: Int, hole: Int) -> String {
        let start = 5 * round + 11 * hole
        switch self {
        case .alphanumerics(let count): return Self.text(count, from: start)
        case .digits(let count): return Self.digits(count, from: round + 3 * hole)
        case .number: return Self.digits(round == 0 ? 9 : round, from: start)
        case .segment: return Self.text(round == 0 ? 17 : [1, 2, 6, 7, 12, 26, 36][round % 7], from: start)
        }
    }

    private static let characters = Array(
        "qZ7xK4wJ0bY9cX8dW6eV5fU3gT2hS1iRjQkPlOmNnMoLpIrHsGtFuEvDyCzBaA".unicodeScalars
    )

    private static func text(_ count: Int, from start: Int) -> String {
        var text = String.UnicodeScalarView()
        for place in 0..<count { text.append(characters[(start + place) % characters.count]) }
        return String(text)
    }

    private static func digits(_ count: Int, from start: Int) -> String {
        String((0..<count).map { Character(Unicode.Scalar(UInt8(0x30 + (start + 7 * $0) % 10))) })
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter or digit of ASCII.
    var isLetterOrDigit: Bool {
        ("0"..."9").contains(self) || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
    }
}
