import JSONReader
package import Symbolic

extension PolicyDocument {
    /// Reads a policy from the value of an attribute such as `policy` or `assume_role_policy`.
    ///
    /// The value may be a string that holds JSON, also with holes in it, an encoded object with holes, the object
    /// itself, or unknown. Null is a document without statements.
    package static func parse(_ value: Value) -> PolicyDocument {
        read(value).marked(value.isSensitive)
    }

    /// Reads a policy from its JSON text.
    package static func parse(json text: String) -> PolicyDocument {
        if let plain = text.withBytes(PlainPolicyReader.document) { return plain }
        do {
            return DocumentParser().document(Value(try JSONDocument(text: text).root))
        } catch {
            return .undecidable("the text of the policy is not JSON")
        }
    }

    /// Reads a policy from its JSON text in a string of another document.
    private static func parse(textOf node: JSONNode) -> PolicyDocument {
        if let plain = node.withUTF8(PlainPolicyReader.document) ?? nil { return plain }
        guard let document = try? JSONDocument(embeddedIn: node) else {
            return .undecidable("the text of the policy is not JSON")
        }
        return DocumentParser().document(Value(document.root))
    }

    private static func read(_ value: Value) -> PolicyDocument {
        switch value.content {
        case .unknown(let unknown): return .open(unknown)
        case .choice(let choice): return .choice(value.alternatives.map(parse), by: choice.unknown)
        case .encoded(.json, let tree, _): return DocumentParser().document(tree)
        case .text: return DocumentParser().document(value.decodedJSON)
        case .json(let node) where node.isString: return parse(textOf: node)
        case .json, .null, .bool, .number, .string, .list, .set, .object, .sequence, .encoded: break
        case .open: return DocumentParser().document(value)
        }
        if let text = value.string { return parse(json: text) }
        switch value.kind {
        case .object: return DocumentParser().document(value)
        case .null: return PolicyDocument()
        case .list where value.holes == nil: return .undecidable("the policy is not a JSON object")
        case .bool, .number, .string, .list, .unknown:
            guard let holes = value.holes else { return .undecidable("the policy is not JSON") }
            return .open(holes)
        }
    }
}

/// Reads the root of a document (IAM/latest/UserGuide/reference_policies_grammar).
struct DocumentParser {
    private var version = PolicyDocument.Version.v2008
    private var statements: Value?
    private var problems: [PolicyProblem] = []
    /// Why every statement is undecidable.
    private var doubt: Unknown?
    /// What further members of the document depend on.
    private var missing: Unknown?

    func document(_ root: Value) -> PolicyDocument {
        if case .choice(let choice) = root.content {
            return .choice(root.alternatives.map(document), by: choice.unknown)
        }
        var parser = self
        return parser.read(root)
    }

    private mutating func read(_ root: Value) -> PolicyDocument {
        guard let object = root.partialMembers else {
            return root.unknown.map { .open($0) } ?? .undecidable("the policy is not a JSON object")
        }
        missing = object.doubt
        var seen = SeenNames(of: root)
        var hasVersion = false
        for member in object.members {
            if !seen.insert(member.name) { reject("a member of the policy is there twice", at: member.value) }
            switch member.name {
            case "Version":
                hasVersion = true
                readVersion(member.value)
            case "Statement": statements = member.value
            case "Id": continue
            default: reject("the policy has a member that IAM does not know by this name", at: member.value)
            }
        }
        // The version may be among the members that are not known.
        if !hasVersion, let missing { doubt = missing }
        return readStatements()
    }

    private mutating func readVersion(_ value: Value) {
        if let text = value.string, let version = PolicyDocument.Version(rawValue: text) {
            self.version = version
        } else if let unknown = value.holes {
            doubt = unknown.derived
        } else {
            reject("the version of the policy is not one that IAM knows", at: value)
        }
    }

    private mutating func reject(_ text: String, at value: Value? = nil) {
        problems.append(PolicyProblem(text, offset: value?.offset))
        doubt = Unknown(undecided: text)
    }

    private mutating func readStatements() -> PolicyDocument {
        var document = PolicyDocument(version: version)
        if let statements {
            if let (certain, possible, rest) = statements.partialElements {
                var values: [(value: Value, presence: Unknown?)] = certain.map { ($0, nil) }
                for (value, unknown) in possible { values.append((value, unknown)) }
                read(values, into: &document)
                if let rest { document.open = [rest] }
            } else if statements.kind == .object || statements.partialMembers != nil {
                read([(statements, nil)], into: &document)
            } else {
                document.open = [statements.holes ?? Unknown(undecided: "the statements of the policy are not objects")]
            }
        } else if let missing {
            document.open = [missing]
        } else {
            reject("the policy has no statements")
            document.open = doubt.map { [$0] } ?? []
        }
        document.problems += problems
        return document
    }

    /// Reads statements, of which some may be missing.
    private func read(_ values: [(value: Value, presence: Unknown?)], into document: inout PolicyDocument) {
        var statements: [PolicyStatement] = []
        statements.reserveCapacity(values.count)
        for (index, (value, presence)) in values.enumerated() {
            var elements = elements(of: value, index: index, &document.problems)
            elements.doubt = elements.doubt ?? doubt
            let statement = PolicyStatement(elements)
            statements.append(presence.map(statement.doubted) ?? statement)
        }
        document.problems += PolicyDocument.doubtRepeatedSids(of: &statements)
        document.statements = statements
    }

    private func elements(
        of value: Value,
        index: Int,
        _ problems: inout [PolicyProblem]
    ) -> PolicyStatement.Elements {
        var parser = StatementParser(index: index, variables: version == .v2012)
        defer { problems += parser.problems }
        return parser.elements(of: value)
    }
}

extension PolicyDocument {
    /// Marks statements that share a Sid, which IAM rejects, and says so.
    static func doubtRepeatedSids(of statements: inout [PolicyStatement]) -> [PolicyProblem] {
        if statements.count <= Self.comparedCount, !haveRepeatedSids(statements) { return [] }
        var problems: [PolicyProblem] = []
        var first: [String: Int] = [:]
        for index in statements.indices {
            // Of those that may be missing at most one may be there.
            guard let sid = statements[index].sid, !sid.isEmpty, statements[index].presence == nil else { continue }
            guard let other = first[sid] else {
                first[sid] = index
                continue
            }
            let problem = "two statements have the same Sid"
            problems.append(PolicyProblem(problem, statement: index, offset: statements[index].offset))
            for index in [other, index] where statements[index].doubt == nil {
                statements[index] = statements[index].with { $0.doubt = Unknown(undecided: problem) }
            }
        }
        return problems
    }

    /// Up to how many statements are compared each with each.
    private static let comparedCount = 8

    private static func haveRepeatedSids(_ statements: [PolicyStatement]) -> Bool {
        for (number, statement) in statements.enumerated() {
            guard let sid = statement.sid, !sid.isEmpty else { continue }
            for other in statements[..<number] where other.sid == sid { return true }
        }
        return false
    }
}

extension OpenObject {
    /// What members depend on that are not certain; nil for an object that is known to its end.
    var doubt: Unknown? {
        if possible.isEmpty { return rest?.derived }
        return Unknown.merged(possible.map(\.unknown) + [rest].compactMap { $0 })
    }
}

extension Value {
    /// Where the value stands in the JSON text that it was read from; nil for one that was not.
    var offset: Int? {
        if case .json(let node) = content { node.offset } else { nil }
    }
}
