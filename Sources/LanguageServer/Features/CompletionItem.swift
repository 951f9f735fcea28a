import CEL

/// One thing that could be written.
struct CompletionItem {
    /// The kinds of LSP 3.17 that are used.
    enum Kind: Int {
        case method = 2
        case function = 3
        case field = 5
        case variable = 6
        case module = 9
        case property = 10
        case value = 12
        case keyword = 14
        case enumMember = 20
    }

    var label: String
    var kind: Kind
    var detail = ""
    var documentation = ""
    var newText: String
    var order: Int

    init(
        label: String,
        kind: Kind,
        detail: String = "",
        documentation: String = "",
        newText: String,
        order: Int
    ) {
        self.label = label
        self.kind = kind
        self.detail = detail
        self.documentation = documentation
        self.newText = newText
        self.order = order
    }

    /// A name of an expression.
    init(_ candidate: ExpressionCandidate, order: Int) {
        let signatures = candidate.signature.split(separator: "\n")
        self.init(
            label: candidate.name,
            kind: Kind(candidate.kind),
            detail: signatures.first.map { String($0) + (signatures.count > 1 ? " …" : "") } ?? "",
            documentation: candidate.summary,
            newText: candidate.name,
            order: order
        )
    }

    func value(replacing range: JSONValue) -> JSONValue {
        let digits = String(order)
        var members: [JSONValue.Member] = [
            .init(name: "label", value: .string(label)),
            .init(name: "kind", value: .int(kind.rawValue)),
            .init(name: "sortText", value: .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)),
            .init(name: "filterText", value: .string(label)),
            // As it stands: the editor does not indent it once more.
            .init(name: "insertTextMode", value: 1),
            .init(name: "textEdit", value: ["range": range, "newText": .string(newText)]),
        ]
        if !detail.isEmpty { members.append(.init(name: "detail", value: .string(detail))) }
        if !documentation.isEmpty {
            members.append(.init(name: "documentation", value: ["kind": "markdown", "value": .string(documentation)]))
        }
        return .object(members)
    }
}

extension CompletionItem.Kind {
    fileprivate init(_ kind: ExpressionCandidate.Kind) {
        switch kind {
        case .variable: self = .variable
        case .field: self = .field
        case .method: self = .method
        case .function, .macro: self = .function
        case .namespace: self = .module
        case .literal: self = .keyword
        case .value: self = .value
        }
    }
}
