/// Puts the directives of a template together with what they enclose.
struct TemplateBuilder {
    /// A directive under way; the outermost one has no beginning.
    private struct Frame {
        var start: TemplatePiece?
        var parts: [Template.Part] = []
        /// What stands before `%{ else }`.
        var then: [Template.Part]?
    }

    private var frames = [Frame()]
    private let depthLimit: Int

    init(depthLimit: Int) {
        self.depthLimit = depthLimit
    }

    mutating func add(_ piece: TemplatePiece) throws(SyntaxError) {
        switch piece.kind {
        case .text(let text): append(.text(text, piece.range))
        case .interpolation(let expression): append(.interpolation(expression))
        case .ifStart, .forStart:
            guard frames.count < depthLimit else { throw SyntaxError(.depth, piece.range) }
            frames.append(Frame(start: piece))
        case .elseMark:
            guard case .ifStart? = frames[frames.count - 1].start?.kind, frames[frames.count - 1].then == nil else {
                throw SyntaxError(.unexpectedDirective, piece.range)
            }
            frames[frames.count - 1].then = frames[frames.count - 1].parts
            frames[frames.count - 1].parts = []
        case .endIf:
            guard let frame = frames.last, case .ifStart(let condition)? = frame.start?.kind else {
                throw SyntaxError(.unexpectedDirective, piece.range)
            }
            frames.removeLast()
            let otherwise = frame.then == nil ? [] : frame.parts
            append(.condition(condition, then: frame.then ?? frame.parts, otherwise: otherwise))
        case .endFor:
            guard let frame = frames.last, case .forStart(let key, let value, let collection)? = frame.start?.kind
            else { throw SyntaxError(.unexpectedDirective, piece.range) }
            frames.removeLast()
            append(
                .loop(TemplateLoop(keyName: key, valueName: value, collection: collection, body: frame.parts))
            )
        }
    }

    /// The parts of the template, which ends here.
    func finish(at end: Range<Int>) throws(SyntaxError) -> [Template.Part] {
        guard frames.count == 1 else { throw SyntaxError(.unclosedDirective, end) }
        return frames[0].parts
    }

    private mutating func append(_ part: Template.Part) {
        frames[frames.count - 1].parts.append(part)
    }
}
