extension JSONDocument {
    /// Reads a JSON text as it comes from shells and CI systems.
    ///
    /// Beyond RFC 8259 it takes, with a warning for all but the first:
    /// - a byte order mark before UTF-8;
    /// - UTF-16 with a byte order mark (PowerShell's `>`);
    /// - lines before an object, as `InputLines.objectStart` tells them;
    /// - workflow commands after an object, as `InputLines.trailer` tells them (setup-terraform's wrapper).
    ///
    /// Offsets of the document count in `document.text`, which is the input itself unless that was UTF-16; lines and
    /// columns are those of the input in any case.
    ///
    /// - Throws: `JSONError` with a position, lines counted in the input.
    package static func read(
        input: JSONText,
        limits: JSONLimits = JSONLimits(),
        omitting omission: JSONOmission? = nil
    ) throws(JSONError) -> (document: JSONDocument, warnings: [JSONWarning]) {
        var warnings: [JSONWarning] = []
        var text = input
        if let order = ByteOrder(markOf: input) {
            text = try input.transcoded(from: order)
            warnings.append(JSONWarning(kind: .utf16, offset: 0))
        }
        do {
            let tape = try Tape.read(input: text, limits: limits, omitting: omission, warnings: &warnings)
            return (JSONDocument(text, tape: tape), warnings)
        } catch {
            throw error.located(text.position(at: error.offset))
        }
    }
}

extension JSONError {
    fileprivate func located(_ position: JSONPosition) -> JSONError {
        var copy = self
        copy.position = position
        return copy
    }
}

extension Tape {
    /// Reads the value of an input in UTF-8, and skips what may stand around it.
    fileprivate static func read(
        input: JSONText,
        limits: JSONLimits,
        omitting omission: JSONOmission?,
        warnings: inout [JSONWarning]
    ) throws(JSONError) -> Tape {
        let start = input.hasByteOrderMark ? 3 : 0
        do {
            return try read(input, from: start, limits: limits, omitting: omission, warnings: &warnings)
        } catch {
            guard let object = InputLines(input).objectStart(from: start) else { throw error }
            warnings.append(JSONWarning(kind: .leadIn(lines: object.line), offset: start))
            return try read(input, from: object.offset, limits: limits, omitting: omission, warnings: &warnings)
        }
    }

    /// Reads the value at an offset; only workflow commands may follow it, and only where it is an object.
    private static func read(
        _ input: JSONText,
        from start: Int,
        limits: JSONLimits,
        omitting omission: JSONOmission?,
        warnings: inout [JSONWarning]
    ) throws(JSONError) -> Tape {
        let tape = try Tape(input, from: start, limits: limits, omitting: omission)
        if tape.end < input.count {
            let isObject = tape.memory.words.pointee.kind == .object
            guard isObject else { throw JSONError(problem: .trailing, offset: tape.end) }
            let lines = try InputLines(input).trailer(from: tape.end)
            warnings.append(JSONWarning(kind: .trailer(lines: lines), offset: tape.end))
        }
        return tape
    }
}
