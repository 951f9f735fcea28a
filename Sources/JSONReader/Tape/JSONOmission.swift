/// Objects that nobody will look into: they are read and checked like all others, but look as if they had no members.
///
/// Half of a large document may be there twice; what its index would take in memory is then saved.
package struct JSONOmission: Sendable {
    /// The names on the way from the outermost object to the values in which the objects lie, at any depth.
    let paths: [[StaticString]]
    /// The name of a member that each of the objects has, without escapes; an object with another value is kept whole.
    let name: StaticString
    /// The string that this member is.
    let value: StaticString

    /// Objects inside some values of a document which have a certain string as a member themselves.
    package init(in paths: [[StaticString]], where name: StaticString, is value: StaticString) {
        self.paths = paths
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

    /// Takes the objects' parts out of some members of the outermost object; the last one may not have ended yet.
    ///
    /// - Returns: The place behind the last word that is left.
    func apply(
        to words: UnsafeMutablePointer<TapeWord>,
        from start: Int,
        to end: Int,
        in text: UnsafePointer<UInt8>
    ) -> Int {
        let trimmer = TapeTrimmer(omission: self, words: words, text: text)
        var read = start
        var write = start
        while read + 1 < end {
            let span = words[read + 1].span
            let isOpen = span == 0
            if !isOpen, let path = path(of: words[read], in: text) {
                write = trimmer.trimMember(from: read, to: write, along: path.dropFirst())
            } else {
                write = trimmer.keep(isOpen ? end - read : 1 + span, from: read, to: write)
            }
            read += isOpen ? end - read : 1 + span
        }
        return write
    }

    /// Whether the objects lie in the value of the member that a word is the name of.
    func concerns(_ name: TapeWord, in text: UnsafePointer<UInt8>) -> Bool { path(of: name, in: text) != nil }

    private func path(of name: TapeWord, in text: UnsafePointer<UInt8>) -> [StaticString]? {
        paths.first { path in path.first.map { RawString(name, in: text).equals($0) } == true }
    }
}

/// Moves words of a tape to its front, without the parts of the objects that are left out.
private struct TapeTrimmer {
    let omission: JSONOmission
    let words: UnsafeMutablePointer<TapeWord>
    let text: UnsafePointer<UInt8>

    /// What is to be done with an object or another value.
    private enum Standing {
        case omitted, keptWhole, lookedInto
    }

    /// Moves words as they are; returns the place behind them.
    func keep(_ count: Int, from start: Int, to place: Int) -> Int {
        if start != place { (words + place).update(from: words + start, count: count) }
        return place + count
    }

    /// Moves a member's name, and its value without what the path leads to.
    func trimMember(from start: Int, to place: Int, along path: ArraySlice<StaticString>) -> Int {
        words[place] = words[start]
        return trim(from: start + 1, to: place + 1, along: path)
    }

    private func trim(from start: Int, to place: Int, along path: ArraySlice<StaticString>) -> Int {
        guard let name = path.first else { return trimAll(from: start, to: place) }
        let object = words[start]
        guard object.kind == .object else { return keep(object.span, from: start, to: place) }
        var read = start + 1
        var write = place + 1
        while read < start + object.span {
            let count = 1 + words[read + 1].span
            let isMeant = RawString(words[read], in: text).equals(name)
            write =
                isMeant
                ? trimMember(from: read, to: write, along: path.dropFirst()) : keep(count, from: read, to: write)
            read += count
        }
        words[place] = object.resized(to: write - place)
        return write
    }

    /// Moves a value without the parts of all objects in it that are left out.
    private func trimAll(from start: Int, to place: Int) -> Int {
        var read = start
        var write = place
        // The arrays and objects around the value: where they went, and where they end.
        var open: [(place: Int, word: TapeWord, end: Int)] = []
        repeat {
            let word = words[read]
            switch standing(of: words + read) {
            case .omitted:
                words[write] = word.resized(to: 1)
                write += 1
                read += word.span
            case .keptWhole:
                write = keep(word.span, from: read, to: write)
                read += word.span
            case .lookedInto:
                words[write] = word
                if word.span > 1 { open.append((write, word, read + word.span)) }
                write += 1
                read += 1
            }
            while let innermost = open.last, innermost.end == read {
                words[innermost.place] = innermost.word.resized(to: write - innermost.place)
                open.removeLast()
            }
        } while !open.isEmpty
        return write
    }

    private func standing(of value: UnsafePointer<TapeWord>) -> Standing {
        guard value.pointee.kind == .object else { return .lookedInto }
        // Of a repeated name the last one counts, which nobody looks for here.
        guard !value.pointee.flag else { return .keptWhole }
        var place = 1
        while place < value.pointee.payload {
            if RawString(value[place], in: text).equals(omission.name) {
                let isMeant =
                    value[place + 1].kind == .string
                    && RawString(value[place + 1], in: text).equals(omission.value)
                return isMeant ? .omitted : .keptWhole
            }
            place += 1 + value[place + 1].span
        }
        return .lookedInto
    }
}

extension RawString {
    /// Whether the string's bytes are those of a text.
    fileprivate func equals(_ text: StaticString) -> Bool {
        equals(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
