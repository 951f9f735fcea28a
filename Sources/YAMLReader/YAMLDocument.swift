/// A YAML text and what was read from it.
package struct YAMLDocument: Sendable {
    /// The largest text that is read, in bytes.
    package static let sizeLimit = 1 << 20
    /// How much text a text may stand for once each alias is replaced by what it stands for, in bytes.
    ///
    /// A text has no more than a few nodes for each of its bytes: so many are converted at most.
    package static let expandedSizeLimit = sizeLimit
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
    /// place. Before any of them is said, a text is refused whose aliases may stand for more than `expandedSizeLimit`.
    package init(_ text: String) {
        // YAML 1.2.2, section 5.2: a byte order mark may begin a text.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
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
        if let position = YAMLExpansion.firstExcess(in: text, limit: YAMLDocument.expandedSizeLimit) {
            let message = "the aliases up to here may stand for more than \(YAMLDocument.expandedSizeLimit >> 20) MiB"
            let hint = "write the value where it is used"
            self.init(root: nil, problems: [YAMLProblem(.limit, message, at: position, hint: hint)])
            return
        }
        var composer = YAMLComposer(text)
        let root = composer.compose()
        self.init(root: root, problems: composer.problems)
    }
}
