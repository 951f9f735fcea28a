package import Symbolic

/// An element of `Resource` or `NotResource`.
package struct ARNPattern: Hashable, Sendable {
    package let text: TextPattern
    /// The form of a pattern that is wholly known.
    private let form: ARNForm?

    /// - Parameters:
    ///   - source: The text as the policy has it.
    ///   - variables: Whether `${…}` is a policy variable: not in version 2008-10-17.
    package init(_ source: SymbolicString, variables: Bool) {
        text = TextPattern(source, variables: variables)
        form = text.isPlain ? source.known?.withBytes(ARNForm.init) : nil
    }

    /// The pattern of another text, whose variables are read likewise.
    func with(_ source: SymbolicString) -> ARNPattern {
        source == text.source ? self : ARNPattern(source, variables: text.hasVariables)
    }

    /// Whether the pattern is `*`.
    package var isEverything: Bool { form?.isEverything ?? false }

    /// Whether AWS documents what the pattern covers, but for a `*` that would have to cross a colon.
    var hasPlainForm: Bool {
        guard let form else { return false }
        return !form.isShort && !form.hasWildcardInService && !form.hasWildcardInType && !form.hasCapitalInHead
    }

    /// Whether five colons stand before the first variable, and nothing of which AWS documents no meaning.
    var hasPlainHead: Bool {
        var head: [UInt8] = []
        for piece in text.pieces {
            switch piece {
            case .literal(let text): head += text.utf8
            case .star: head.append(Glob.star)
            case .questionMark: head.append(Glob.questionMark)
            case .hole, .variable, .malformed:
                let form = head.withUnsafeBufferPointer(ARNForm.init)
                return !form.isShort && !form.hasCapitalInHead && !form.hasWildcardInService
            }
        }
        return false
    }

    /// Whether a pattern covers a resource.
    struct Answer {
        var truth: Truth
        /// Whether it covers none because a variable has no value.
        var isUnresolvable = false
    }

    /// Whether the pattern covers the resource of a request.
    func covers(_ resource: SymbolicString, _ matcher: @autoclosure () -> SymbolicMatcher) -> Answer {
        if let form {
            if form.isEverything { return Answer(truth: .yes) }
            if let pattern = text.source.known, let subject = resource.known {
                let truth = pattern.withBytes { pattern in
                    subject.withBytes { ARNPattern.covers(pattern, form, $0) }
                }
                return Answer(truth: truth)
            }
        }
        let matcher = matcher()
        switch matcher.readings(text, resource) {
        case .unresolvable: return Answer(truth: .no, isUnresolvable: true)
        case .undecidable: return Answer(truth: .unknown)
        case .worlds(let worlds): return Answer(truth: SymbolicMatcher.joined(worlds, ARNPattern.covers))
        }
    }

    private static func covers(
        _ pattern: UnsafeBufferPointer<UInt8>,
        _ form: ARNForm,
        _ subject: UnsafeBufferPointer<UInt8>
    ) -> Truth {
        form.conclude(
            glob: Truth(form.wildcards.matches(pattern, subject)),
            padded: { Truth(Glob.matches(padded(Array(pattern)), Array(subject))) },
            small: { Truth(Glob.matches(withSmallHead(pattern), Array(subject))) },
            segmentwise: { ARNParts.match(Array(pattern), Array(subject)) }
        )
    }

    private static func covers(_ reading: SymbolicReading) -> Truth {
        let glob = reading.glob
        guard glob != .unknown else { return .unknown }
        let sketch = reading.sketch
        return sketch.withUnsafeBufferPointer(ARNForm.init).conclude(
            glob: glob,
            padded: {
                let missing = Array(repeatElement([Atom.colon, .run(.any)], count: missingParts(sketch)).joined())
                return reading.appending(missing).glob
            },
            small: { reading.withSmallHead.glob },
            segmentwise: { reading.isSegmentwise }
        )
    }

    private static func missingParts(_ pattern: [UInt8]) -> Int {
        max(0, 5 - pattern.count { $0 == Glob.colon })
    }

    private static func padded(_ pattern: [UInt8]) -> [UInt8] {
        pattern + Array(repeatElement([Glob.colon, Glob.star], count: missingParts(pattern)).joined())
    }

    private static func withSmallHead(_ pattern: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var colons = 0
        return pattern.map { byte in
            if byte == Glob.colon { colons += 1 }
            return colons < 5 ? Glob.lowercased(byte) : byte
        }
    }
}
