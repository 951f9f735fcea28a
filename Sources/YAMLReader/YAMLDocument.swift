/// A YAML text and what was read from it.
package struct YAMLDocument: Sendable {
    /// The largest text that is read, in bytes.
    package static let sizeLimit = 1 << 20
    /// How deep collections may nest.
    package static let depthLimit = 64

    /// The top node; nil where the text is empty or cannot be read.
    package let root: YAMLNode?
    /// What is wrong with the text; where this is not empty `root` is not to be relied on.
    package let problems: [YAMLProblem]

    package init(root: YAMLNode?, problems: [YAMLProblem] = []) {
        self.root = root
        self.problems = problems
    }

    /// Reads a text that holds one document.
    ///
    /// Anchors, aliases, merge keys, tags and repeated names are problems: a rule file says what it says once, in
    /// place. (It also means that no small text can stand for a large one.)
    package init(_ text: String) {
        let start = YAMLNode.Position(line: 1, column: 1)
        guard text.utf8.count <= YAMLDocument.sizeLimit else {
            let limit = YAMLDocument.sizeLimit >> 20
            self.init(root: nil, problems: [YAMLProblem(.limit, "the file is larger than \(limit) MiB", at: start)])
            return
        }
        if let position = YAMLDepth.firstExcess(in: text, limit: YAMLDocument.depthLimit) {
            let message = "nested deeper than \(YAMLDocument.depthLimit) levels"
            self.init(root: nil, problems: [YAMLProblem(.limit, message, at: position)])
            return
        }
        var composer = YAMLComposer(text)
        let root = composer.compose()
        self.init(root: root, problems: composer.problems)
    }
}

/// Finds text that nests so deep that reading it would need a deep stack.
enum YAMLDepth {
    /// Where more brackets are open, or more dashes stand before one value, than the limit allows.
    ///
    /// Brackets are counted in strings too; no text that people write has so many of them unclosed.
    static func firstExcess(in text: String, limit: Int) -> YAMLNode.Position? {
        var depth = 0
        var dashes = 0
        var line = 1
        var column = 0
        var previous: UInt8 = 0
        for byte in text.utf8 {
            column += 1
            defer { previous = byte }
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                column = 0
                dashes = 0
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: " "): dashes += previous == UInt8(ascii: "-") || previous == UInt8(ascii: "?") ? 1 : 0
            case UInt8(ascii: "-"), UInt8(ascii: "?"): break
            default: dashes = Int.min / 2
            }
            if depth > limit || dashes > limit || column > 65_536 {
                return YAMLNode.Position(line: line, column: column)
            }
        }
        return nil
    }
}
