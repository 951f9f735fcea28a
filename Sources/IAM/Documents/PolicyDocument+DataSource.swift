package import Symbolic

extension PolicyDocument {
    /// Builds the document of an `aws_iam_policy_document` data source that is read only during apply.
    ///
    /// The provider's own rules: the effect is `Allow` unless said otherwise, the version 2012-10-17, `&{…}` is
    /// written for `${…}`, conditions with the same test and variable are one, and a statement takes the place of an
    /// earlier one with the same `sid`.
    ///
    /// One argument that is marked as sensitive makes the document so, as it does a text that `jsonencode` writes.
    ///
    /// - Parameters:
    ///   - attributes: The data source's arguments, with unknown values for what the plan does not know.
    ///   - sources: The `source_policy_documents`, read already; one that is unknown is `.open`.
    ///   - overrides: The `override_policy_documents`, likewise.
    /// - Returns: The document that the provider will render, as far as its arguments are known.
    package static func fromDataSource(
        _ attributes: Value,
        sources: [PolicyDocument] = [],
        overrides: [PolicyDocument] = []
    ) -> PolicyDocument {
        var result = PolicyDocument(version: .v2012)
        for document in sources { result.merge(document) }
        let own = DataSourceReader().document(attributes)
        result.version = own.open.isEmpty ? own.version : .v2012
        result.merge(own)
        for document in overrides {
            if !document.open.isEmpty { result.doubtNamedStatements(document.open[0]) }
            result.merge(document)
        }
        result.statements = result.statements.enumerated().map { index, statement in
            statement.index == index ? statement : statement.with { $0.index = index }
        }
        return result.marked(attributes.isDeeplySensitive)
    }

    /// Puts in the statements of another document: in the place of one with the same Sid, else at the end.
    private mutating func merge(_ other: PolicyDocument) {
        if !other.alternatives.isEmpty { open += other.statements.compactMap(\.presence).prefix(1) }
        var statements = statements
        for statement in other.statements {
            let sid = statement.sid ?? ""
            if !sid.isEmpty, let index = statements.firstIndex(where: { $0.sid == sid }) {
                guard let presence = statement.presence else {
                    statements[index] = statement
                    continue
                }
                statements[index] = statements[index].doubted(by: presence)
                statements.append(statement)
            } else {
                statements.append(statement)
            }
        }
        self.statements = statements
        open += other.open
        problems += other.problems
        isSensitive = isSensitive || other.isSensitive
    }

    /// Marks the statements that an unseen document may replace.
    private mutating func doubtNamedStatements(_ unknown: Unknown) {
        statements = statements.map { statement in
            (statement.sid ?? "").isEmpty ? statement : statement.with { $0.doubt = $0.doubt ?? unknown.derived }
        }
    }
}

/// Reads the `statement` blocks of a data source.
private struct DataSourceReader {
    private var variables = true

    func document(_ attributes: Value) -> PolicyDocument {
        if attributes.partialMembers == nil, let unknown = attributes.unknown { return .open(unknown) }
        var reader = self
        var document = PolicyDocument(version: .v2012)
        if let version = attributes.member("version"), !version.isNull {
            if let known = version.string.flatMap(PolicyDocument.Version.init(rawValue:)) { document.version = known }
            reader.variables = document.version == .v2012
        }
        guard let blocks = attributes.member("statement"), !blocks.isNull else { return document }
        guard let (certain, possible, rest) = blocks.partialElements else {
            document.open = [blocks.holes ?? Unknown(undecided: "the statements of the data source are not blocks")]
            return document
        }
        var statements = certain.enumerated().map { PolicyStatement(reader.elements(of: $1, index: $0)) }
        for (block, unknown) in possible {
            let statement = PolicyStatement(reader.elements(of: block, index: statements.count))
            statements.append(statement.doubted(by: unknown))
        }
        document.statements = statements
        document.open = [rest].compactMap { $0 }
        return document
    }

    private func elements(of block: Value, index: Int) -> PolicyStatement.Elements {
        var statement = PolicyStatement.Elements(index: index)
        statement.effect = .allow
        if block.members == nil {
            statement.doubt = block.holes ?? Unknown(undecided: "a statement is not a block")
            return statement
        }
        readEffect(block, &statement)
        let sid = block.member("sid")
        statement.sid = sid?.string
        if statement.sid?.isEmpty ?? false { statement.sid = nil }
        readActions(block, &statement)
        readResources(block, &statement)
        readPrincipals(block, &statement)
        readConditions(block, &statement)
        return statement
    }

    private func readEffect(_ block: Value, _ statement: inout PolicyStatement.Elements) {
        guard let effect = block.member("effect"), !effect.isNull else { return }
        statement.effect = effect.string.flatMap(PolicyStatement.Effect.init(rawValue:))
        if statement.effect == nil, effect.string != nil {
            statement.doubt = Unknown(undecided: "an effect is neither Allow nor Deny")
        }
    }

    private func readActions(_ block: Value, _ statement: inout PolicyStatement.Elements) {
        let texts = list(block, "actions")
        let excluded = list(block, "not_actions")
        if !texts.isEmpty { statement.actions = PolicyStatement.Patterns(texts.map { ActionPattern($0) }) }
        if !excluded.isEmpty {
            statement.actions = PolicyStatement.Patterns(excluded.map { ActionPattern($0) }, isNegated: true)
        }
        if texts.isEmpty == excluded.isEmpty {
            statement.doubt = Unknown(undecided: "a statement has not exactly one of actions and not_actions")
        }
    }

    private func readResources(_ block: Value, _ statement: inout PolicyStatement.Elements) {
        let texts = list(block, "resources").map(withVariables)
        let excluded = list(block, "not_resources").map(withVariables)
        if !texts.isEmpty {
            statement.resources = PolicyStatement.Patterns(texts.map { ARNPattern($0, variables: variables) })
        }
        if !excluded.isEmpty {
            statement.resources = PolicyStatement.Patterns(
                excluded.map { ARNPattern($0, variables: variables) },
                isNegated: true
            )
        }
        if !texts.isEmpty && !excluded.isEmpty {
            statement.doubt = Unknown(undecided: "a statement has both resources and not_resources")
        }
    }

    private func readPrincipals(_ block: Value, _ statement: inout PolicyStatement.Elements) {
        for (name, isNegated) in [("principals", false), ("not_principals", true)] {
            guard let value = block.member(name), !value.isNull else { continue }
            guard let blocks = value.elements else {
                statement.principals = PolicyStatement.Patterns([.undecidable], isNegated: isNegated)
                continue
            }
            let patterns = blocks.flatMap { block -> [PrincipalPattern] in
                guard let kind = block.member("type")?.string else { return [.undecidable] }
                return list(block, "identifiers").map { PrincipalPattern(kind: kind, withVariables($0)) }
            }
            guard !patterns.isEmpty else { continue }
            statement.principals = PolicyStatement.Patterns(patterns, isNegated: isNegated)
        }
    }

    private func readConditions(_ block: Value, _ statement: inout PolicyStatement.Elements) {
        guard let value = block.member("condition"), !value.isNull else { return }
        guard let blocks = value.elements else {
            let unknown = value.holes ?? Unknown(undecided: "a condition is not a block")
            statement.conditions = [ConditionTest(unknown: unknown)]
            return
        }
        var merged: [(test: String, variable: String, values: [SymbolicString])] = []
        for block in blocks {
            guard let test = block.member("test")?.string, let variable = block.member("variable")?.string else {
                let unknown = block.holes ?? Unknown(undecided: "the test or the variable of a condition is not known")
                statement.conditions.append(ConditionTest(unknown: unknown))
                continue
            }
            let values = list(block, "values").map(withVariables)
            if let index = merged.firstIndex(where: { $0.test == test && $0.variable == variable }) {
                merged[index].values += values
            } else {
                merged.append((test, variable, values))
            }
        }
        statement.conditions += merged.map {
            ConditionTest(operatorName: $0.test, key: $0.variable, values: $0.values, variables: variables)
        }
    }

    /// The texts of a list; a null in it, and a list that is unknown, are holes of which nothing is known.
    private func list(_ block: Value, _ name: String) -> [SymbolicString] {
        guard let value = block.member(name), !value.isNull else { return [] }
        // Of a list that is known in part each element that there may be is a text.
        guard let elements = value.elements else {
            return PolicyTexts.scalars(value)
                ?? [SymbolicString([.hole(value.holes ?? Unknown(undecided: "what should be a list is none"))])]
        }
        return elements.map { element in
            PolicyTexts.scalars(element)?.first
                ?? SymbolicString([.hole(element.holes ?? Unknown(undecided: "an element of a list is not known"))]
                )
        }
    }

    /// The text with `${` for `&{`.
    private func withVariables(_ text: SymbolicString) -> SymbolicString {
        SymbolicString(
            text.parts.map { part in
                guard case .literal(let literal) = part, literal.contains("&{") else { return part }
                return .literal(literal.replacing("&{", with: "${"))
            }
        )
    }
}
