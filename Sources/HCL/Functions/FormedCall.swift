import Symbolic

/// A call of a text function with texts that nobody knows, but whose form is known.
///
/// The function is tried with samples of what may stand in the holes. Where it does the same to all of them, that is what
/// it does: `replace(arn, "/:\\d+$/", ":*")` cuts off any revision. Patterns that tell apart what may stand in a hole are
/// left alone, and so samples of all lengths show all there is.
struct FormedCall {
    /// The functions, and which of the arguments they look for in the text.
    private static let patterns: [String: Int] = [
        "replace": 1, "split": 0, "regex": 0, "regexall": 0, "basename": -1, "dirname": -1,
    ]

    /// Functions that take texts with holes themselves.
    private static let others: Set<String> = ["startswith", "endswith", "trimprefix", "trimsuffix"]

    private struct Hole {
        let unknown: Unknown
        let alphabet: TextForm.Alphabet
    }

    private enum Piece {
        case literal(String)
        /// The number of a hole.
        case hole(Int)
    }

    private let arguments: [[Piece]?]
    private let values: [Value]
    private var holes: [Hole] = []
    private let takesHoles: Bool

    /// - Returns: nil where no argument has a text of a known form, or the function is not one of these.
    init?(_ name: String, _ values: [Value], _ context: FunctionContext) {
        let name = FunctionTable.plainName(name)
        guard let form = context.form, let place = FormedCall.others.contains(name) ? -1 : FormedCall.patterns[name]
        else { return nil }
        takesHoles = FormedCall.others.contains(name)
        var holes: [Hole] = []
        var arguments: [[Piece]?] = []
        for value in values {
            guard value.kind == .string || value.kind == .unknown, value.holes != nil else {
                arguments.append(nil)
                continue
            }
            var pieces: [Piece] = []
            for part in value.textParts {
                guard case .hole(let unknown) = part else {
                    if case .literal(let text) = part { pieces.append(.literal(text)) }
                    continue
                }
                guard let identity = unknown.identity, let known = form(identity) else { return nil }
                for part in known.parts {
                    switch part {
                    case .literal(let text): pieces.append(.literal(text))
                    case .hole(let unknown, let alphabet):
                        let number = holes.firstIndex { $0.unknown.identity == unknown.identity }
                        if number == nil { holes.append(Hole(unknown: unknown, alphabet: alphabet)) }
                        pieces.append(.hole(number ?? holes.count - 1))
                    }
                }
            }
            arguments.append(pieces)
        }
        guard arguments.contains(where: { $0 != nil }), holes.count <= 8 else { return nil }
        self.values = values
        self.arguments = arguments
        self.holes = holes
        // Of a text whose form has no holes nothing is left open.
        guard holes.isEmpty || place < 0 || isFit(values.indices.contains(place) ? values[place].string : nil, name)
        else { return nil }
    }

    /// What the function does, whatever stands in the holes; nil where that depends on it.
    func result(
        _ function: ([Value]) throws(EvaluationFailure) -> Value?
    ) throws(EvaluationFailure) -> Value? {
        if takesHoles { return try function(formed) }
        let samples = (0..<TextForm.Alphabet.sampleCount).map { round in
            holes.enumerated().map { $1.alphabet.sample(round, hole: $0) }
        }
        // What fails for a sample may do so for its length alone.
        guard let first = samples.first, isUnlikeLiterals(first), let sample = try? function(filled(first)),
            let result = holed(sample, first)
        else { return nil }
        for round in samples.dropFirst() {
            guard let other = try? function(filled(round)), filled(result, round).isSame(as: other) == true else {
                return nil
            }
        }
        return result
    }

    /// The arguments with what is known of their texts.
    private var formed: [Value] {
        zip(values, arguments).map { value, pieces in
            guard let pieces else { return value }
            var text = SymbolicString()
            for piece in pieces {
                switch piece {
                case .literal(let literal): text.append(.literal(literal))
                case .hole(let number): text.append(.hole(holes[number].unknown))
                }
            }
            return Value(text)
        }
    }

    /// The arguments with samples in the holes.
    private func filled(_ samples: [String]) -> [Value] {
        zip(values, arguments).map { value, pieces in
            guard let pieces else { return value }
            let text = pieces.map { piece in
                switch piece {
                case .literal(let text): text
                case .hole(let number): samples[number]
                }
            }
            return Value(.string(text.joined()))
        }
    }

    /// Whether what looks like a sample is one.
    private func isUnlikeLiterals(_ samples: [String]) -> Bool {
        let literals =
            arguments.flatMap { $0 ?? [] }.compactMap { piece in
                if case .literal(let text) = piece { text } else { nil }
            } + values.compactMap(\.string)
        return samples.allSatisfy { sample in !literals.contains { $0.contains(sample) } }
    }
}

extension FormedCall {
    /// A result with holes where the samples stand in it; nil for what is no text, list of texts, number or bool.
    private func holed(_ value: Value, _ samples: [String]) -> Value? {
        if let text = value.string { return Value(holed(text, samples)) }
        if value.bool != nil || value.isNull { return value }
        guard case .list(let elements) = value.content else { return nil }
        var result: [Value] = []
        for element in elements {
            guard let element = holed(element, samples) else { return nil }
            result.append(element)
        }
        var list = value
        list.content = .list(result)
        return list
    }

    private func holed(_ text: String, _ samples: [String]) -> SymbolicString {
        var result = SymbolicString()
        var rest = Substring(text)
        while !rest.isEmpty {
            var next: (range: Range<Substring.Index>, hole: Int)?
            for (number, sample) in samples.enumerated() {
                guard let range = rest.firstRange(of: sample) else { continue }
                if next.map({ range.lowerBound < $0.range.lowerBound }) ?? true { next = (range, number) }
            }
            guard let next else { break }
            result.append(.literal(String(rest[..<next.range.lowerBound])))
            result.append(.hole(holes[next.hole].unknown))
            rest = rest[next.range.upperBound...]
        }
        result.append(.literal(String(rest)))
        return result
    }

    /// A result with other samples in its holes.
    private func filled(_ value: Value, _ samples: [String]) -> Value {
        if case .list(let elements) = value.content {
            var list = value
            list.content = .list(elements.map { filled($0, samples) })
            return list
        }
        guard value.kind == .string || value.kind == .unknown else { return value }
        let text = value.textParts.map { part in
            switch part {
            case .literal(let text): text
            case .hole(let unknown):
                holes.firstIndex { $0.unknown.identity == unknown.identity }.map { samples[$0] } ?? ""
            }
        }
        return Value(.string(text.joined()))
    }
}

extension FormedCall {
    /// Whether what is looked for makes no difference between the texts that may stand in a hole.
    private func isFit(_ sought: String?, _ function: String) -> Bool {
        guard let sought, !sought.isEmpty else { return false }
        let isSlashed = sought.utf8.count > 1 && sought.hasPrefix("/") && sought.hasSuffix("/")
        guard function.hasPrefix("regex") || function == "replace" && isSlashed else {
            return !sought.unicodeScalars.contains { scalar in holes.contains { $0.alphabet.contains(scalar) } }
        }
        let pattern = function == "replace" ? String(sought.dropFirst().dropLast()) : sought
        guard let pieces = PatternPieces(pattern) else { return false }
        let alphabets = Set(holes.map(\.alphabet))
        return pieces.classes.allSatisfy { part in alphabets.allSatisfy { $0.isUniform(part) } }
            && pieces.literals.allSatisfy { scalar in !alphabets.contains { $0.contains(scalar) } }
            && pieces.words.allSatisfy { next in holesBefore(next).allSatisfy { holes[$0].alphabet.isNumeric } }
    }

    /// The holes that stand right before a character, or before another hole.
    private func holesBefore(_ scalar: Unicode.Scalar) -> [Int] {
        arguments.flatMap { pieces -> [Int] in
            guard let pieces else { return [] }
            return zip(pieces, pieces.dropFirst()).compactMap { piece, next in
                guard case .hole(let number) = piece else { return nil }
                guard case .literal(let text) = next else { return number }
                return text.unicodeScalars.first == scalar ? number : nil
            }
        }
    }
}
