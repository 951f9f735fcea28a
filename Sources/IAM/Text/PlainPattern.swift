/// A pattern of ASCII characters in which nothing but a `*` at the end is a wildcard.
///
/// Whether it has a text in common with a form is told in one pass over its characters, by keeping the set of places
/// where the form can be; most forms can only be at one.
struct PlainPattern {
    private let characters: UnsafeBufferPointer<UInt8>
    private let endsInStar: Bool

    /// Takes a pattern in UTF-8, which has to stay where it is; nil for other patterns.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        endsInStar = bytes.last == Glob.star
        characters = endsInStar ? UnsafeBufferPointer(rebasing: bytes.dropLast()) : bytes
        guard PlainPattern.arePlain(characters) else { return nil }
    }

    /// Whether all characters are ASCII and none of them is a wildcard; eight are looked at together.
    private static func arePlain(_ characters: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeRawBufferPointer(characters)
        var place = 0
        while place + 8 <= bytes.count {
            let lanes = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard lanes & Lanes.repeating(0x80) == 0, !Lanes.have(Glob.star, lanes),
                !Lanes.have(Glob.questionMark, lanes)
            else { return false }
            place += 8
        }
        return bytes[place...].allSatisfy { $0 < 0x80 && !Glob.isWildcard($0) }
    }

    /// Whether a text is both of the form and matched by the pattern.
    func meets(_ form: PlainForm) -> Bool {
        form.atoms.withUnsafeBufferPointer { atoms in
            form.isDeterministic ? meetsInOnePlace(atoms) : meetsInSomePlace(atoms)
        }
    }

    /// The same for a form that can only be at one place after each character.
    private func meetsInOnePlace(_ form: UnsafeBufferPointer<Atom>) -> Bool {
        var place = 0
        for byte in characters {
            // A run that the character ends is followed by what is compared with it.
            if place < form.count, case .run(let kind) = form[place] {
                // A run of anything stands at the end, and takes all that follows.
                if kind == .any { return true }
                if kind.contains(UInt32(byte)) { continue }
                place += 1
            }
            guard place < form.count, case .character(UInt32(byte)) = form[place] else { return false }
            place += 1
        }
        if endsInStar { return true }
        if place < form.count, form[place].isRun { place += 1 }
        return place == form.count
    }

    private func meetsInSomePlace(_ form: UnsafeBufferPointer<Atom>) -> Bool {
        var runs: UInt64 = 0
        for (place, atom) in form.enumerated() where atom.isRun { runs |= 1 &<< UInt64(place) }
        // From here on a form takes whatever follows.
        let open: UInt64 = form.last == .run(.any) ? 1 &<< UInt64(form.count - 1) : 0
        let end: UInt64 = 1 &<< UInt64(form.count)
        var places = Self.closed(1, runs)
        for byte in characters {
            if places & open != 0 { return true }
            places = Self.closed(Self.next(places & ~end, byte, form), runs)
            guard places != 0 else { return false }
        }
        return endsInStar || places & end != 0
    }

    /// The places that a character leads to.
    @inline(__always)
    private static func next(_ places: UInt64, _ byte: UInt8, _ form: UnsafeBufferPointer<Atom>) -> UInt64 {
        var next: UInt64 = 0
        var rest = places
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest &- 1
            switch form[place] {
            case .character(let scalar): if scalar == UInt32(byte) { next |= 2 &<< UInt64(place) }
            case .one(let kind): if kind.contains(UInt32(byte)) { next |= 2 &<< UInt64(place) }
            case .run(let kind): if kind.contains(UInt32(byte)) { next |= 1 &<< UInt64(place) }
            case .symbol: continue
            }
        }
        return next
    }

    /// The places that are reached without a further character: those behind runs.
    @inline(__always)
    private static func closed(_ places: UInt64, _ runs: UInt64) -> UInt64 {
        var result = places
        var passed = places & runs
        while passed != 0 {
            result |= passed &<< 1
            passed = passed &<< 1 & runs
        }
        return result
    }
}
