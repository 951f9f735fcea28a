/// Reads a large text in two halves at the same time, and joins them to the tape that one reading would have made, but
/// for a gap.
///
/// The second half begins at `},{"` and a letter: in valid JSON that lies between two elements of an array, for inside
/// a string the quote would end it and no letter may follow. Which arrays and objects are open there the second reader
/// learns as they end. Whatever does not fit together, repeats a name or is no JSON is left to the one reading.
struct TapeHalves {
    /// From how many bytes on a second thread pays.
    private static let smallest = 4 << 20
    /// How far from the middle the second half may begin.
    private static let searched = 1 << 20
    /// How many arrays and objects may be open between the halves.
    private static let openLimit = 64

    /// How many words the tape has, the gap included.
    let count: Int
    /// What lies between the words of the halves.
    let gap: TapeGap
    /// The offset of the first byte after the value and the blanks that follow it.
    let end: Int

    /// Where the halves of a text are to meet; nil where one thread does as well.
    static func middle(of text: JSONText, from start: Int) -> Int? {
        guard text.count - start >= smallest, Workers.available > 1 else { return nil }
        // Behind the middle where there are but two processors: whatever else is made ready meanwhile is done by the one
        // that reads the second half.
        return start + (text.count - start) / 100 * (Workers.available == 2 ? 57 : 50)
    }

    /// Reads the value that begins at an offset; nil where it has to be read in one go.
    init?(
        _ text: JSONText,
        from start: Int,
        meetingAt middle: Int,
        depth: Int,
        into words: UnsafeMutablePointer<TapeWord>,
        capacity: Int,
        omitting omission: JSONOmission? = nil
    ) {
        guard depth > TapeHalves.openLimit,
            let comma = TapeHalves.boundary(in: text, from: max(middle, start + 1))
        else { return nil }
        // No more than leaves as much to the second half, in the words that one array or object may take.
        let room = min(Tape.capacity(for: comma - start, depth: depth), TapeWord.maximalPayload / 2)
        guard room < capacity else { return nil }
        let stack = OpenContainers(depth: depth, textSize: comma - start)
        defer { stack.deallocate() }
        let innerDepth = depth - TapeHalves.openLimit
        let first = FirstHalf(text, from: start, to: comma, words, room, stack, omission)
        let second = SecondHalf(text, from: comma + 1, depth: innerDepth, words + room, capacity - room, omission)
        Workers.run(2) { number in
            if number == 0 { first.read() } else { second.read() }
        }
        guard let opened = first.result, let closed = second.result, opened.depth <= TapeHalves.openLimit,
            TapeHalves.join(opened, stack, words + room, closed, in: text)
        else { return nil }
        count = room + closed.count
        gap = TapeGap(start: opened.count, end: room)
        end = closed.end
        text.noteUniform(from: start, to: opened.uniformEnd < comma ? opened.uniformEnd : closed.uniformEnd)
    }

    /// The offset of the first comma between two elements.
    private static func boundary(in text: JSONText, from start: Int) -> Int? {
        let end = min(start + searched, text.count - 4)
        var offset = start
        while offset < end {
            // Eight bytes at a time: most hold no brace that opens. The lowest mark is exact, and a false one is met again.
            let braces = Lanes.equal(Lanes.load(text.base + offset + 1), to: Ascii.openBrace)
            guard braces != 0 else {
                offset += 8
                continue
            }
            offset += Lanes.first(braces)
            let bytes = text.base + offset
            // `},{"` and a letter.
            if offset < end, Lanes.loadHalf(bytes - 1) == 0x227B_2C7D, bytes[3] &- 0x61 < 26 { return offset }
            offset += 1
        }
        return nil
    }

    /// Ends what was open between the halves; false where they do not fit together.
    private static func join(
        _ first: FirstHalf.Result,
        _ stack: OpenContainers,
        _ tail: UnsafeMutablePointer<TapeWord>,
        _ second: SecondHalf.Result,
        in text: JSONText
    ) -> Bool {
        guard first.depth > 0, second.closings.count == first.depth else { return false }
        var duplicates = DuplicateNames()
        for (position, closing) in second.closings.enumerated() {
            let open = stack.containers[first.depth - position]
            let span = tail + closing.count - open.word
            guard open.isObject == closing.isObject, span <= TapeWord.maximalPayload else { return false }
            if open.isObject && duplicates.check(UnsafePointer(open.word), count: span, in: text.base) { return false }
            open.word.pointee = open.word.pointee.closed(span: span, flag: false)
        }
        return true
    }
}

/// The first half of a text, up to a comma.
private final class FirstHalf: @unchecked Sendable {
    struct Result {
        /// How many words were written.
        var count: Int
        /// How many arrays and objects are open.
        var depth: Int
        /// Up to which offset the half is one line of ASCII.
        var uniformEnd: Int
    }

    private(set) var result: Result?
    private let text: JSONText
    private let words: UnsafeMutablePointer<TapeWord>
    private let stack: OpenContainers
    private let start: Int
    private let comma: Int
    private let capacity: Int
    private let omission: JSONOmission?

    init(
        _ text: JSONText,
        from start: Int,
        to comma: Int,
        _ words: UnsafeMutablePointer<TapeWord>,
        _ capacity: Int,
        _ stack: OpenContainers,
        _ omission: JSONOmission?
    ) {
        self.text = text
        self.omission = omission
        self.words = words
        self.capacity = capacity
        self.stack = stack
        self.start = start
        self.comma = comma
    }

    func read() {
        defer { withExtendedLifetime(self) {} }
        var reader = TapeReader(text, from: start, to: comma, into: words, capacity: capacity, stack)
        reader.omit(omission)
        var duplicates = DuplicateNames()
        guard reader.read(noting: &duplicates) == nil, duplicates.offsets.isEmpty, reader.cursor == text.base + comma
        else { return }
        let depth = reader.depth(in: stack)
        guard !isCut(depth: depth) else { return }
        let uniformEnd = min(reader.uniformEnd, reader.cursor) - text.base
        result = Result(count: reader.next - words, depth: depth, uniformEnd: uniformEnd)
    }

    /// Whether the halves meet where parts are to be left out: the second one cannot know, and keeps them.
    private func isCut(depth: Int) -> Bool {
        guard let omission, depth > 1, stack.containers[1].isObject else { return false }
        return omission.mayConcern(partsOf: stack.containers[2].word[-1], in: text.base)
    }
}

/// The second half of a text, from an element of an array on.
private final class SecondHalf: @unchecked Sendable {
    /// The end of an array or object that the first half began.
    struct Closing {
        var isObject: Bool
        /// How many words of this half lie before it.
        var count: Int
    }

    struct Result {
        var closings: [Closing]
        var count: Int
        /// The offset behind the last end, after blanks.
        var end: Int
        /// Up to which offset the half is one line of ASCII.
        var uniformEnd: Int
    }

    private(set) var result: Result?
    private let text: JSONText
    private let words: UnsafeMutablePointer<TapeWord>
    private let capacity: Int
    private let stack: OpenContainers
    private let start: Int
    private let omission: JSONOmission?

    init(
        _ text: JSONText,
        from start: Int,
        depth: Int,
        _ words: UnsafeMutablePointer<TapeWord>,
        _ capacity: Int,
        _ omission: JSONOmission?
    ) {
        self.text = text
        self.omission = omission
        self.start = start
        self.words = words
        self.capacity = capacity
        stack = OpenContainers(depth: depth, textSize: text.count - start)
    }

    deinit { stack.deallocate() }

    func read() {
        defer { withExtendedLifetime(self) {} }
        var reader = TapeReader(text, from: start, into: words, capacity: capacity, stack, isWhole: false)
        var duplicates = DuplicateNames()
        var closings: [Closing] = []
        // What the innermost of the containers is that began before; nil while that is not known.
        var isObject: Bool? = false
        // How many containers had ended when parts of a member were left out, as if it were one of the outermost object.
        var omitted: Int?
        while true {
            guard reader.read(noting: &duplicates) == nil, duplicates.offsets.isEmpty else { return }
            if reader.hasOmitted, omitted == nil { omitted = closings.count }
            while let kind = reader.takeEnd() {
                guard isObject == nil || isObject == kind else { return }
                closings.append(Closing(isObject: kind, count: reader.next - words))
                isObject = nil
            }
            guard reader.takeComma() else { break }
            if isObject == nil { isObject = reader.cursor.pointee == Ascii.quote }
            reader.omit(isObject == true ? omission : nil)
            guard isObject == true else { continue }
            guard reader.takeName() else { return }
        }
        // The last end is that of the outermost object.
        guard omitted == nil || omitted == closings.count - 1 else { return }
        let count = reader.next - words
        let end = reader.cursor - text.base
        let uniformEnd = min(reader.uniformEnd - text.base, end)
        result = Result(closings: closings, count: count, end: end, uniformEnd: uniformEnd)
    }
}
