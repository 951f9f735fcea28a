/// Reads one value into a tape: one pass over the bytes, a word for each value, an explicit stack.
///
/// The reader's state is a handful of pointers that live in registers: every step is inlined into `read`, what is
/// rare is a function of its own that takes no state, and nothing is counted by reference.
struct TapeReader {
    private let base: Cursor
    /// The byte to be read next; where reading stopped, after a problem.
    private(set) var cursor: Cursor
    /// Where the next word goes.
    private(set) var next: UnsafeMutablePointer<TapeWord>
    /// The innermost open array or object; `outermost` outside all of them.
    private var open: UnsafeMutablePointer<OpenContainer>
    private var outermost: UnsafeMutablePointer<OpenContainer>
    private let deepest: UnsafeMutablePointer<OpenContainer>
    /// Where the next name's hash goes.
    private var hashes: UnsafeMutablePointer<UInt32>
    private var inObject = false
    /// Where the first blank stands, or what is not ASCII: up to there the text is known to be of one line.
    private(set) var uniformEnd: Cursor
    private var pages: PageRelease
    /// Up to where a value and its name may be begun, so that no word is written beyond the capacity.
    private let last: UnsafeMutablePointer<TapeWord>
    /// The first byte that is not read: behind an array or object that ends here nothing is looked at.
    private let stop: Cursor
    /// The outermost object, if the text is read from its start, and else what lies below all that is read.
    private let root: UnsafeMutablePointer<OpenContainer>
    /// What is left out of the tape, and how many bytes the names of the arrays have in which it may lie.
    private var omission: JSONOmission?
    private var omissionLength = -1
    /// Whether anything was left out.
    private(set) var hasOmitted = false

    init(
        _ text: JSONText,
        from start: Int,
        to end: Int = Int.max,
        into words: UnsafeMutablePointer<TapeWord>,
        capacity: Int,
        _ stack: OpenContainers,
        isWhole: Bool = true
    ) {
        base = text.base
        cursor = base + start
        next = words
        last = words + max(0, capacity - 4)
        open = stack.containers
        outermost = stack.containers
        deepest = stack.containers + stack.depth
        hashes = stack.hashes
        stop = text.base + min(end, text.count + JSONText.padding)
        root = stack.containers + (isWhole ? 1 : 0)
        pages = PageRelease(text, from: start, to: stop)
        uniformEnd = stop
        open.pointee = OpenContainer(word: words, hashes: hashes, isObject: false)
    }

    /// Lets what is read from now on be left out of the tape; nil for nothing.
    mutating func omit(_ omission: JSONOmission?) {
        self.omission = omission
        omissionLength = omission?.nameLength ?? -1
    }

    /// Reads the value and the blanks around it; nil if it is right.
    ///
    /// On a copy of its own, which no word that is written can be a part of and no function gets to know a
    /// part of: only so its parts stay in registers.
    mutating func read(noting duplicates: inout DuplicateNames) -> JSONError.Problem? {
        var reader = self
        defer { self = reader }
        return reader.readHere(noting: &duplicates)
    }

    @inline(__always)
    private mutating func readHere(noting duplicates: inout DuplicateNames) -> JSONError.Problem? {
        passBlanks()
        while true {
            guard next <= last else { return .memory }
            if inObject, let problem = readName() { return problem }
            let byte = cursor.pointee
            if byte == Ascii.quote {
                if let problem = readString() { return problem }
            } else if byte == Ascii.openBrace || byte == Ascii.openBracket {
                guard open < deepest else { return .depth }
                push(isObject: byte == Ascii.openBrace)
                if cursor.pointee != byte &+ 2 { continue }
            } else if let problem = readScalar(byte) {
                return problem
            }
            while true {
                passBlanks()
                if open == outermost { return nil }
                if cursor.pointee == Ascii.comma { break }
                guard cursor.pointee == (inObject ? Ascii.closeBrace : Ascii.closeBracket) else {
                    return inObject ? .memberEnd : .elementEnd
                }
                if let problem = pop(noting: &duplicates) { return problem }
            }
            cursor += 1
            passBlanks()
        }
    }
}

extension TapeReader {
    /// Reads a member's name and the colon after it.
    @inline(__always)
    private mutating func readName() -> JSONError.Problem? {
        guard cursor.pointee == Ascii.quote else { return .name }
        let name = cursor + 1
        let word = next
        if let problem = readString() { return problem }
        let isEscaped = word.pointee.flag
        let mayRepeat = noteName(name, length: cursor - 1 - name, in: open, hashes)
        if mayRepeat || isEscaped { open.pointee.isSuspect = true }
        if hashes - open.pointee.hashes < OpenContainers.comparedNames { hashes += 1 }
        passBlanks()
        guard cursor.pointee == Ascii.colon else { return .colon }
        cursor += 1
        passBlanks()
        return nil
    }

    /// Reads a string from its opening quote on.
    @inline(__always)
    private mutating func readString() -> JSONError.Problem? {
        let start = cursor
        var end = afterPlainText(start + 1)
        var escaped = false
        if end.pointee != Ascii.quote {
            let rich = scanRichText(end)
            if let problem = rich.problem {
                cursor = rich.cursor
                return problem
            }
            if !rich.isASCII { uniformEnd = min(uniformEnd, end) }
            end = rich.cursor
            escaped = rich.escaped
        }
        let length = end - start &- 1
        guard length <= TapeWord.maximalPayload else { return .scalarSize }
        write(TapeWord(.string, at: start - base, flag: escaped, payload: length))
        cursor = end + 1
        return nil
    }

    /// Reads a number, `true`, `false` or `null`.
    @inline(__always)
    private mutating func readScalar(_ first: UInt8) -> JSONError.Problem? {
        switch first {
        case Ascii.minus, Ascii.zero...Ascii.nine:
            guard let end = afterNumber(cursor) else { return .number }
            guard end - cursor <= TapeWord.maximalPayload else { return .scalarSize }
            write(TapeWord(.number, at: cursor - base, payload: end - cursor))
            cursor = end
        case 0x74:
            guard Lanes.loadHalf(cursor) == 0x6575_7274 else { return .value }
            write(TapeWord(.bool, at: cursor - base, payload: 1))
            cursor += 4
        case 0x66:
            guard Lanes.loadHalf(cursor + 1) == 0x6573_6C61 else { return .value }
            write(TapeWord(.bool, at: cursor - base))
            cursor += 5
        case 0x6E:
            guard Lanes.loadHalf(cursor) == 0x6C6C_756E else { return .value }
            write(TapeWord(.null, at: cursor - base))
            cursor += 4
        default:
            return .value
        }
        return nil
    }

    /// Enters an array or object.
    @inline(__always)
    private mutating func push(isObject: Bool) {
        // Most arrays have another name, and no more is looked at.
        let mayOmit = inObject && !isObject && next[-1].isPlain(length: omissionLength)
        open += 1
        inObject = isObject
        open.pointee = OpenContainer(word: next, hashes: hashes, isObject: isObject)
        if mayOmit { open.pointee.omits = TapeReader.omits(open, below: root, omission, base) }
        write(TapeWord(isObject ? .object : .array, at: cursor - base))
        cursor += 1
        passBlanks()
    }

    /// Leaves the innermost array or object, at its closing byte.
    @inline(__always)
    private mutating func pop(noting duplicates: inout DuplicateNames) -> JSONError.Problem? {
        let word = open.pointee.word
        let span = next - word
        guard span <= TapeWord.maximalPayload else { return .containerSize }
        let repeats = open.pointee.isSuspect && duplicates.check(UnsafePointer(word), count: span, in: base)
        word.pointee = word.pointee.closed(span: span, flag: repeats)
        hashes = open.pointee.hashes
        open -= 1
        inObject = open.pointee.isObject
        if open.pointee.omits, TapeReader.leavesOut(word, omission, base) {
            word.pointee = word.pointee.resized(to: 1)
            next = word + 1
            hasOmitted = true
        }
        cursor += 1
        if cursor >= pages.next {
            if cursor >= stop { outermost = open }
            pages = pages.released(upTo: cursor)
        }
        return nil
    }

    @inline(never)
    private static func omits(
        _ array: UnsafeMutablePointer<OpenContainer>,
        below root: UnsafeMutablePointer<OpenContainer>,
        _ omission: JSONOmission?,
        _ text: Cursor
    ) -> Bool {
        omission?.concerns(array, below: root, in: text) ?? false
    }

    @inline(never)
    private static func leavesOut(
        _ element: UnsafeMutablePointer<TapeWord>,
        _ omission: JSONOmission?,
        _ text: Cursor
    ) -> Bool {
        omission?.leavesOut(element, in: text) ?? false
    }

    /// Passes blanks, of which a plan as Terraform writes it has none.
    @inline(__always)
    private mutating func passBlanks() {
        guard cursor.pointee <= Ascii.space else { return }
        if cursor < uniformEnd { uniformEnd = cursor }
        cursor = afterBlanks(cursor)
    }

    /// How many arrays and objects are open.
    func depth(in stack: OpenContainers) -> Int { open - stack.containers }

    @inline(__always)
    private mutating func write(_ word: TapeWord) {
        next.pointee = word
        next += 1
    }
}

/// The steps between the values of a text that is not read from its start.
extension TapeReader {
    /// Takes the end of an array or object that began before; whether it was an object, nil where there is none.
    mutating func takeEnd() -> Bool? {
        let byte = cursor.pointee
        guard byte == Ascii.closeBrace || byte == Ascii.closeBracket else { return nil }
        cursor += 1
        passBlanks()
        return byte == Ascii.closeBrace
    }

    /// Takes a comma and the blanks behind it.
    mutating func takeComma() -> Bool {
        guard cursor.pointee == Ascii.comma else { return false }
        cursor += 1
        passBlanks()
        return true
    }

    /// Takes the name of a member of an object that began before, without looking for others of that name.
    mutating func takeName() -> Bool {
        guard cursor.pointee == Ascii.quote, readString() == nil else { return false }
        passBlanks()
        guard cursor.pointee == Ascii.colon else { return false }
        cursor += 1
        passBlanks()
        return true
    }
}
