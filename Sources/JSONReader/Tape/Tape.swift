/// The index of one JSON value, with the memory that it lies in.
struct Tape: ~Copyable {
    /// For how many levels a small text is given room at first, and up to which size a text is small.
    ///
    /// Hardly one is deeper, and room for all levels that are allowed takes more time than the reading.
    private static let likelyDepth = 24
    private static let smallSize = 1 << 14

    var memory: TapeMemory
    /// Which words stand for nothing.
    let gap: TapeGap
    /// The offset of the first byte after the value and the blanks that follow it.
    let end: Int
    /// The offsets of repeated names, ascending.
    let duplicateNames: [Int]

    /// Reads the value that begins at an offset or after blanks that stand there.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - start: Where the value begins.
    ///   - limits: What is refused.
    ///   - omission: Objects whose parts are not kept.
    /// - Throws: `JSONError`. What follows the value is not looked at: `end` says where it begins.
    init(
        _ text: JSONText,
        from start: Int,
        limits: JSONLimits,
        omitting omission: JSONOmission? = nil
    ) throws(JSONError) {
        guard text.count <= TapeWord.maximalOffset else { throw JSONError(problem: .textSize, offset: 0) }
        let size = text.count - start
        let depth = max(0, min(limits.depth, JSONLimits.maximalDepth, size))
        if size <= Tape.smallSize, depth > Tape.likelyDepth {
            do throws(JSONError) {
                self = try Tape(text, from: start, depth: Tape.likelyDepth, meetingAt: nil, omitting: omission)
                return
            } catch {
                guard error.problem == .depth else { throw error }
            }
        }
        let middle = TapeHalves.middle(of: text, from: start)
        self = try Tape(text, from: start, depth: depth, meetingAt: middle, omitting: omission)
    }

    /// Reads a value that has no more than so many levels, in two halves that meet somewhere if that can be.
    init(
        _ text: JSONText,
        from start: Int,
        depth: Int,
        meetingAt middle: Int?,
        omitting omission: JSONOmission?
    ) throws(JSONError) {
        let size = text.count - start
        let capacity = Tape.capacity(for: size, depth: depth) + (middle == nil ? 0 : depth + 4)
        guard var memory = TapeMemory(capacity: capacity) else {
            throw JSONError(problem: .memory, offset: 0)
        }
        let words = memory.words
        let joined = middle.flatMap {
            TapeHalves(
                text,
                from: start,
                meetingAt: $0,
                depth: depth,
                into: words,
                capacity: capacity,
                omitting: omission
            )
        }
        if let halves = joined {
            memory.shrink(to: halves.count)
            self.memory = memory
            gap = halves.gap
            end = halves.end
            duplicateNames = []
            return
        }
        var duplicates = DuplicateNames()
        let stack = OpenContainers(depth: depth, textSize: size)
        defer { stack.deallocate() }
        var reader = TapeReader(text, from: start, into: memory.words, capacity: capacity, stack)
        reader.omit(omission)
        let problem = withExtendedLifetime(text) { reader.read(noting: &duplicates) }
        let stop = reader.cursor - text.base
        if let problem {
            let isCutShort = stop >= text.count && !problem.isLimit
            throw JSONError(problem: isCutShort ? .truncated : problem, offset: stop)
        }
        text.noteUniform(from: start, to: min(reader.uniformEnd - text.base, stop))
        memory.shrink(to: reader.next - memory.words)
        self.memory = memory
        gap = .none
        end = stop
        duplicateNames = duplicates.offsets.sorted()
    }

    /// How many words a text or a part of one takes at most.
    ///
    /// A value takes a byte and the comma before it; only the first of each array or object has none.
    static func capacity(for size: Int, depth: Int) -> Int { size / 2 + depth + 4 }

    /// The memory alone.
    consuming func release() -> TapeMemory { memory }
}

extension JSONError.Problem {
    /// Whether the text may be right but is too much.
    fileprivate var isLimit: Bool {
        switch self {
        case .depth, .textSize, .scalarSize, .containerSize, .memory: true
        default: false
        }
    }
}
