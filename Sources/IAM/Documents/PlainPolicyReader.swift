import Symbolic

/// Reads the policies that most are, in one pass over their text: of plain ASCII, and valid in all that they say.
///
/// Says the same of them as `DocumentParser`, which reads all others; the text becomes no document of its own, and no
/// values are taken apart. A `$` may begin a variable, which the version of the policy decides: such are left to the
/// other reader, as are principals.
struct PlainPolicyReader {
    private var text: PlainTextScanner

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        text = PlainTextScanner(bytes)
    }

    /// The policy of a text; nil for one that is not so plain.
    static func document(_ bytes: UnsafeBufferPointer<UInt8>) -> PolicyDocument? {
        var reader = PlainPolicyReader(bytes)
        guard let document = reader.readDocument(), reader.text.isAtEnd else { return nil }
        return document
    }

    private mutating func readDocument() -> PolicyDocument? {
        var version: PolicyDocument.Version?
        var hasID = false
        var statements: [PolicyStatement]?
        let isPlain = readMembers { reader, name in
            if reader.text.isName(name, "Version"), version == nil {
                guard let value = reader.text.readString() else { return false }
                version = reader.version(value)
                return version != nil
            }
            if reader.text.isName(name, "Statement"), statements == nil {
                statements = reader.readStatements()
                return statements != nil
            }
            guard reader.text.isName(name, "Id"), !hasID else { return false }
            hasID = true
            return reader.text.readString() != nil
        }
        guard isPlain, var statements else { return nil }
        let problems = PolicyDocument.doubtRepeatedSids(of: &statements)
        return PolicyDocument(version: version ?? .v2008, statements: statements, problems: problems)
    }

    private mutating func readStatements() -> [PolicyStatement]? {
        var statements: [PolicyStatement] = []
        let isPlain = readItems { reader in
            guard let statement = reader.readStatement(statements.count) else { return false }
            statements.append(statement)
            return true
        }
        return isPlain ? statements : nil
    }

    private mutating func readStatement(_ index: Int) -> PolicyStatement? {
        var elements = PolicyStatement.Elements(index: index)
        elements.offset = text.offsetOfNext
        var hasConditions = false
        let isPlain = readMembers { reader, name in
            if reader.text.isName(name, "Action"), elements.actions.patterns.isEmpty {
                elements.actions.patterns = reader.readTexts { ActionPattern(utf8: $0) } ?? []
                return !elements.actions.patterns.isEmpty
            }
            if reader.text.isName(name, "Resource"), elements.resources == nil {
                elements.resources = reader.readTexts { ARNPattern(SymbolicString(utf8: $0), variables: false) }
                    .map { PolicyStatement.Patterns($0) }
                return elements.resources != nil
            }
            if reader.text.isName(name, "Effect"), elements.effect == nil {
                guard let value = reader.text.readString() else { return false }
                elements.effect = reader.effect(value)
                return elements.effect != nil
            }
            if reader.text.isName(name, "Sid"), elements.sid == nil {
                elements.sid = reader.text.readString().map { reader.text[$0] }
                return elements.sid != nil
            }
            guard reader.text.isName(name, "Condition"), !hasConditions else { return false }
            hasConditions = true
            return reader.readConditions(into: &elements.conditions)
        }
        guard isPlain, elements.effect != nil, !elements.actions.patterns.isEmpty else { return nil }
        return PolicyStatement(elements)
    }

    private func version(_ range: Range<Int>) -> PolicyDocument.Version? {
        if text.isText(range, PolicyDocument.Version.v2012.rawValue) { return .v2012 }
        return text.isText(range, PolicyDocument.Version.v2008.rawValue) ? .v2008 : nil
    }

    private func effect(_ range: Range<Int>) -> PolicyStatement.Effect? {
        if text.isText(range, PolicyStatement.Effect.allow.rawValue) { return .allow }
        return text.isText(range, PolicyStatement.Effect.deny.rawValue) ? .deny : nil
    }

    private mutating func readConditions(into conditions: inout [ConditionTest]) -> Bool {
        readMembers { reader, name in
            let operatorName = reader.text[name]
            return reader.readMembers { reader, key in
                guard let values = reader.readTexts({ SymbolicString(utf8: $0) }) else { return false }
                let key = reader.text[key]
                let test = ConditionTest(operatorName: operatorName, key: key, values: values, variables: false)
                conditions.append(test)
                return test.operator != nil
            }
        }
    }
}

extension PlainPolicyReader {
    /// Reads an object; false where it is none, or a member is not plain.
    ///
    /// The grammar is as deep as policies are, and so are the calls.
    private mutating func readMembers(_ read: (inout Self, Range<Int>) -> Bool) -> Bool {
        guard text.take(UInt8(ascii: "{")) else { return false }
        if text.take(UInt8(ascii: "}")) { return true }
        repeat {
            guard let name = text.readString(), text.take(UInt8(ascii: ":")), read(&self, name) else { return false }
        } while text.take(UInt8(ascii: ","))
        return text.take(UInt8(ascii: "}"))
    }

    /// Reads a list, or what stands for a list of one.
    private mutating func readItems(_ read: (inout Self) -> Bool) -> Bool {
        guard text.take(UInt8(ascii: "[")) else { return read(&self) }
        if text.take(UInt8(ascii: "]")) { return true }
        repeat {
            guard read(&self) else { return false }
        } while text.take(UInt8(ascii: ","))
        return text.take(UInt8(ascii: "]"))
    }

    /// What is made of the bytes of a string, or of the strings of a list.
    private mutating func readTexts<Pattern>(_ make: (UnsafeBufferPointer<UInt8>) -> Pattern) -> [Pattern]? {
        guard text.take(UInt8(ascii: "[")) else {
            return text.readString().map { [make(text.bytes(of: $0))] }
        }
        if text.take(UInt8(ascii: "]")) { return [] }
        var patterns: [Pattern] = []
        patterns.reserveCapacity(2)
        repeat {
            guard let range = text.readString() else { return nil }
            patterns.append(make(text.bytes(of: range)))
        } while text.take(UInt8(ascii: ","))
        return text.take(UInt8(ascii: "]")) ? patterns : nil
    }
}

extension SymbolicString {
    fileprivate init(utf8 text: UnsafeBufferPointer<UInt8>) {
        self.init(String(decoding: text, as: UTF8.self))
    }
}
