/// Objects that nobody will look into: they are read and checked like all others, but look as if they had no members.
///
/// Half of a large document may be there twice; what its index would take in memory is then saved.
package struct JSONOmission: Sendable {
    /// The members of the outermost object in whose values the objects lie, at any depth.
    let members: [StaticString]
    /// The name of a member that each of the objects has, without escapes.
    let name: StaticString
    /// The string that this member is.
    let value: StaticString

    /// Objects inside some members of the outermost object which have a certain string as a member themselves.
    package init(in members: [StaticString], where name: StaticString, is value: StaticString) {
        self.members = members
        self.name = name
        self.value = value
    }

    /// Takes the objects' parts out of a tape whose value is complete.
    ///
    /// - Returns: How many words are left.
    func apply(to tape: UnsafeMutablePointer<TapeWord>, in text: UnsafePointer<UInt8>) -> Int {
        guard tape.pointee.kind == .object else { return tape.pointee.span }
        let count = apply(to: tape, from: 1, to: tape.pointee.span, in: text)
        tape.pointee = tape.pointee.resized(to: count)
        return count
    }

    /// Whether the objects lie in the value of the member that a word is the name of.
    func concerns(_ name: TapeWord, in text: UnsafePointer<UInt8>) -> Bool {
        members.contains { RawString(name, in: text).equals($0) }
    }

    /// Takes the objects' parts out of some members of the outermost object; the last one may not have ended yet.
    ///
    /// - Returns: The place behind the last word that is left.
    func apply(
        to words: UnsafeMutablePointer<TapeWord>,
        from start: Int,
        to end: Int,
        in text: UnsafePointer<UInt8>
    ) -> Int {
        var read = start
        var write = start
        while read + 1 < end {
            let span = words[read + 1].span
            let isOpen = span == 0
            if !isOpen && concerns(words[read], in: text) {
                words[write] = words[read]
                write = move(words, from: read + 1, to: write + 1, in: text)
                read += 1 + span
            } else {
                let count = isOpen ? end - read : 1 + span
                if read != write { (words + write).update(from: words + read, count: count) }
                read += count
                write += count
            }
        }
        return write
    }

    /// Moves a value to the front, and leaves out the parts of the objects in it.
    ///
    /// - Returns: The place behind it.
    private func move(
        _ words: UnsafeMutablePointer<TapeWord>,
        from start: Int,
        to place: Int,
        in text: UnsafePointer<UInt8>
    ) -> Int {
        var read = start
        var write = place
        // The arrays and objects around the value: where they went, and where they end.
        var open: [(place: Int, end: Int)] = [(write, start + words[start].span)]
        while let innermost = open.last {
            if read == innermost.end {
                open.removeLast()
                let word = words[innermost.place]
                if word.span > 1 { words[innermost.place] = word.resized(to: write - innermost.place) }
                continue
            }
            let word = words[read]
            let isOmitted = isMeant(words + read, in: text)
            words[write] = isOmitted ? word.resized(to: 1) : word
            if !isOmitted && word.span > 1 && read != start { open.append((write, read + word.span)) }
            write += 1
            read += isOmitted ? word.span : 1
        }
        return write
    }

    /// Whether a word is that of an object whose parts are to be left out.
    private func isMeant(_ words: UnsafePointer<TapeWord>, in text: UnsafePointer<UInt8>) -> Bool {
        guard words.pointee.kind == .object, !words.pointee.flag else { return false }
        var place = 1
        while place < words.pointee.payload {
            if RawString(words[place], in: text).equals(name) {
                return words[place + 1].kind == .string && RawString(words[place + 1], in: text).equals(value)
            }
            place += 1 + words[place + 1].span
        }
        return false
    }
}

extension RawString {
    /// Whether the string's bytes are those of a text.
    fileprivate func equals(_ text: StaticString) -> Bool {
        equals(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
