import Symbolic

/// A pattern and a text, both as atoms over the same symbols, in one of the worlds that the symbols' values allow.
struct SymbolicReading {
    var pattern: [Atom]
    var subject: [Atom]
    /// Whether the pattern's atoms say all; not so where a variable's value is unknown and `*` stands for it.
    var isExact: Bool
    var symbols: SymbolList

    /// Whether the pattern matches the text, `*` crossing every character.
    var glob: Truth {
        let (pattern, subject) = Languages.withoutCommonEnds(pattern[...], subject[...])
        guard mayMatch(pattern, subject) else { return .no }
        guard isExact else { return .unknown }
        return isIncluded(subject, in: pattern) ? .yes : .unknown
    }

    /// Whether the pattern matches the text, or it is not certain that it does not: far less work than `glob`.
    var mayMatch: Bool {
        let (pattern, subject) = Languages.withoutCommonEnds(pattern[...], subject[...])
        return mayMatch(pattern, subject)
    }

    /// The same of what is left without common ends.
    private func mayMatch(_ pattern: ArraySlice<Atom>, _ subject: ArraySlice<Atom>) -> Bool {
        if pattern.count == 1, subject.count == 1, case .symbol(let left) = pattern.first,
            case .symbol(let right) = subject.first, symbols.areDistinct(left, right)
        {
            return false
        }
        return !Languages.areDisjoint(expanded(pattern)[...], expanded(subject)[...])
    }

    /// Whether each of the six parts of an ARN is matched by itself; false where that is not certain.
    ///
    /// Only to be asked where `glob` holds: then it follows if no wildcard stands before the last part, or the only
    /// one is a `*` at the end.
    var isSegmentwise: Bool {
        let wildcards = pattern.indices.filter { !pattern[$0].isFixed }
        guard let first = wildcards.first else { return true }
        if first == pattern.count - 1, pattern[first].isRun { return true }
        if symbols.colons(in: pattern[..<first]) >= 5 { return true }
        guard let patternParts = parts(pattern),
            let subjectParts = parts(expanded(subject[...], keeping: names(pattern[...])))
        else { return false }
        return patternParts.count == subjectParts.count
            && zip(patternParts, subjectParts).allSatisfy { isIncluded($1, in: $0) }
    }

    private func isIncluded(_ subject: ArraySlice<Atom>, in pattern: ArraySlice<Atom>) -> Bool {
        Languages.isIncluded(expanded(subject, keeping: names(pattern))[...], in: pattern)
    }

    /// The text with its symbols replaced by all that they may stand for.
    var expandedSubject: [Atom] { expanded(subject[...]) }

    /// The numbers of the symbols that occur in a text.
    private func names(_ atoms: ArraySlice<Atom>) -> Set<Int> {
        Set(
            atoms.compactMap { atom in
                if case .symbol(let number) = atom { number } else { nil }
            }
        )
    }

    /// The text with its symbols, but for those kept, replaced by all that they may stand for.
    private func expanded(_ atoms: ArraySlice<Atom>, keeping kept: Set<Int> = []) -> [Atom] {
        var result: [Atom] = []
        result.reserveCapacity(atoms.count)
        for atom in atoms {
            if case .symbol(let number) = atom, !kept.contains(number) {
                result.append(contentsOf: symbols.form(of: number))
            } else {
                result.append(atom)
            }
        }
        return result
    }

    /// The six parts between the first five colons; nil where it is not certain which colons these are.
    private func parts(_ atoms: [Atom]) -> [ArraySlice<Atom>]? {
        var parts: [ArraySlice<Atom>] = []
        var start = 0
        for index in atoms.indices {
            if atoms[index] == .colon {
                parts.append(atoms[start..<index])
                start = index + 1
                if parts.count == 5 { break }
            } else if case .symbol(let number) = atoms[index], symbols.mayHoldColon(number) {
                return nil
            }
        }
        guard parts.count == 5 else { return nil }
        return parts + [atoms[start...]]
    }
}

extension SymbolicReading {
    /// The pattern in bytes that show its form: wildcards as they are, marks for what a symbol leaves open.
    var sketch: [UInt8] {
        var bytes: [UInt8] = []
        for atom in pattern {
            switch atom {
            case .character(let scalar): bytes.append(scalar < 0x80 ? UInt8(scalar) : UInt8(ascii: "x"))
            case .one: bytes.append(Glob.questionMark)
            case .run: bytes.append(Glob.star)
            case .symbol(let number):
                bytes += symbols.form(of: number).map { atom in
                    switch atom {
                    case .character(let scalar): scalar < 0x80 ? UInt8(scalar) : ARNForm.unknownCharacter
                    case .one(let kind), .run(let kind):
                        kind == .any ? ARNForm.unknownText : ARNForm.unknownCharacter
                    case .symbol: ARNForm.unknownText
                    }
                }
            }
        }
        return bytes
    }

    /// The same reading with the pattern followed by more text.
    func appending(_ text: [Atom]) -> SymbolicReading {
        var copy = self
        copy.pattern += text
        return copy
    }

    /// The same reading with ASCII capitals before the fifth colon of the pattern made small.
    var withSmallHead: SymbolicReading {
        var copy = self
        var colons = 0
        for index in pattern.indices {
            guard colons < 5 else { break }
            if pattern[index] == .colon { colons += 1 }
            if case .character(let scalar) = pattern[index], (0x41...0x5A).contains(scalar) {
                copy.pattern[index] = .character(scalar | 0x20)
            }
        }
        return copy
    }
}
