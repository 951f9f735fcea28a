package import Symbolic

/// A policy: statements, as far as its text is known.
///
/// Nothing of a document is dropped. What cannot be read makes its statement undecidable; where not even the number of
/// statements is known the document is open, and whatever it does not settle stays unknown.
package struct PolicyDocument: Sendable {
    /// The versions of the policy language (IAM/latest/UserGuide/reference_policies_elements_version).
    package enum Version: String, Comparable, Sendable {
        /// Without policy variables; what holds where the document names no version.
        case v2008 = "2008-10-17"
        case v2012 = "2012-10-17"

        package static func < (left: Version, right: Version) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    package var version: Version
    package var statements: [PolicyStatement] {
        didSet { outlineStatements() }
    }
    /// The outlines of the statements, so that most of these need not be looked at.
    private(set) var outlines: [StatementOutline] = []
    /// What is said of any of the statements.
    private(set) var outline: StatementOutline = []
    /// What statements depend on that may be there besides the ones listed; empty for a document known to its end.
    package var open: [Unknown]
    /// What is wrong with the document, for people; quotes nothing of it.
    package var problems: [PolicyProblem]
    /// Whether the plan marks the document as sensitive, so that not even its patterns reach an output.
    package var isSensitive: Bool
    /// The documents of which this is one, where that is all that is known; `statements` then has those of all, none of
    /// them for certain.
    package var alternatives: [PolicyDocument] = []

    package init(
        version: Version = .v2008,
        statements: [PolicyStatement] = [],
        open: [Unknown] = [],
        problems: [PolicyProblem] = [],
        isSensitive: Bool = false
    ) {
        self.version = version
        self.statements = statements
        self.open = open
        self.problems = problems
        self.isSensitive = isSensitive
        if !statements.isEmpty { outlineStatements() }
    }

    private mutating func outlineStatements() {
        outlines = statements.map(\.outline)
        outline = StatementOutline(of: statements)
    }

    /// The same document with other texts for its resources.
    package func mapResources(_ change: (SymbolicString) -> SymbolicString) -> PolicyDocument {
        var document = self
        document.statements = statements.map { statement in
            statement.with { elements in
                guard let patterns = elements.resources?.patterns else { return }
                elements.resources?.patterns = patterns.map { $0.with(change($0.text.source)) }
            }
        }
        document.alternatives = alternatives.map { $0.mapResources(change) }
        return document
    }

    /// The same document, marked as sensitive if it is so already or the mark says so.
    package func marked(_ sensitive: Bool) -> PolicyDocument {
        var document = self
        document.isSensitive = isSensitive || sensitive
        return document
    }

    /// The same document where it may be missing.
    func doubted(by unknown: Unknown) -> PolicyDocument {
        var document = self
        document.statements = statements.map { $0.doubted(by: unknown) }
        document.alternatives = alternatives.map { $0.doubted(by: unknown) }
        return document
    }

    /// A document of which nothing is known.
    package static func open(_ unknown: Unknown) -> PolicyDocument {
        PolicyDocument(open: [unknown])
    }

    /// One of some documents.
    package static func choice(
        _ documents: [PolicyDocument],
        by unknown: Unknown,
        isSensitive: Bool = false
    ) -> PolicyDocument {
        var union = PolicyDocument(
            version: documents.map(\.version).min() ?? .v2008,
            open: documents.flatMap(\.open),
            isSensitive: isSensitive || documents.contains(where: \.isSensitive)
        )
        union.statements = documents.flatMap { document in document.statements.map { $0.doubted(by: unknown) } }
        for document in documents {
            union.problems += document.problems.filter { !union.problems.contains($0) }
        }
        union.alternatives = documents
        return union
    }

    /// A document that cannot be read.
    static func undecidable(_ reason: String) -> PolicyDocument {
        PolicyDocument(open: [Unknown(undecided: reason)], problems: [PolicyProblem(reason)])
    }
}

/// Something about a policy that AWS rejects or documents as wrong.
package struct PolicyProblem: Hashable, Sendable {
    /// For people: "a member has a name that IAM does not know".
    package var text: String
    /// The statement's index, from 0; nil for the document as a whole.
    package var statement: Int?
    /// Where it stands in the text of the policy, in bytes; nil for a policy that was not read from a text of its own.
    package var offset: Int?

    package init(_ text: String, statement: Int? = nil, offset: Int? = nil) {
        self.text = text
        self.statement = statement
        self.offset = offset
    }
}

extension Unknown {
    /// An unknown that comes from what documentation leaves open, or from a request that is not known to its end.
    init(undecided reason: String) {
        self.init(UnknownSource(attribute: nil, reason: .undecided(reason)))
    }
}
