import Symbolic

/// Reads one statement; what is wrong with it makes it undecidable, never disappear.
struct StatementParser {
    private(set) var problems: [PolicyProblem] = []
    private var statement: PolicyStatement.Elements
    private let variables: Bool
    private var hasEffect = false
    private var hasActions = false
    /// Where the element stands that is read.
    private var offset: Int?

    /// - Parameters:
    ///   - index: The position of the statement in the document, from 0.
    ///   - variables: Whether the document's version knows policy variables.
    init(index: Int, variables: Bool) {
        self.variables = variables
        statement = PolicyStatement.Elements(index: index)
    }

    /// What a statement says.
    mutating func elements(of value: Value) -> PolicyStatement.Elements {
        statement.offset = value.offset
        offset = value.offset
        guard let object = value.partialMembers else {
            statement.doubt = value.holes ?? Unknown(undecided: "a statement is not an object")
            if value.holes == nil { reject("a statement is not an object") }
            return statement
        }
        var seen = SeenNames(of: value)
        for member in object.members {
            offset = member.value.offset ?? statement.offset
            if !seen.insert(member.name) { reject("an element of a statement is there twice") }
            read(member)
        }
        offset = statement.offset
        if let doubt = object.doubt { return incomplete(doubt) }
        if !hasEffect { reject("a statement has no effect") }
        if !hasActions { reject("a statement has neither Action nor NotAction") }
        return statement
    }

    /// The statement where it may have further elements: they restrict it, if it has those that say what it is about.
    private mutating func incomplete(_ doubt: Unknown) -> PolicyStatement.Elements {
        statement.presence = doubt
        if !hasEffect || !hasActions || statement.resources == nil { statement.doubt = statement.doubt ?? doubt }
        if statement.principals == nil { statement.principals = PolicyStatement.Patterns([.undecidable]) }
        return statement
    }

    private mutating func read(_ member: Value.Member) {
        let value = member.value
        switch member.name {
        case "Sid": readSid(value)
        case "Effect": readEffect(value)
        case "Action": readActions(value, isNegated: false)
        case "NotAction": readActions(value, isNegated: true)
        case "Resource": readResources(value, isNegated: false)
        case "NotResource": readResources(value, isNegated: true)
        case "Principal": readPrincipals(value, isNegated: false)
        case "NotPrincipal": readPrincipals(value, isNegated: true)
        case "Condition": readConditions(value)
        default: reject("a statement has an element that IAM does not know by this name")
        }
    }

    private mutating func reject(_ text: String) {
        problems.append(PolicyProblem(text, statement: statement.index, offset: offset))
        statement.doubt = statement.doubt ?? Unknown(undecided: text)
    }

    private mutating func readSid(_ value: Value) {
        statement.sid = value.string
        if value.kind != .string && value.kind != .unknown { reject("a Sid is not a string") }
    }

    private mutating func readEffect(_ value: Value) {
        hasEffect = true
        if let text = value.string {
            statement.effect = PolicyStatement.Effect(rawValue: text)
            if statement.effect == nil { reject("an effect is neither Allow nor Deny") }
        } else if PolicyTexts.string(value) == nil {
            reject("an effect is not a string")
        }
    }

    private mutating func readActions(_ value: Value, isNegated: Bool) {
        if hasActions { reject("a statement has both Action and NotAction") }
        hasActions = true
        guard let patterns = PolicyTexts.strings(value, { ActionPattern($0) }) else {
            return reject("an action is not a string")
        }
        statement.actions = PolicyStatement.Patterns(patterns, isNegated: isNegated)
    }

    private mutating func readResources(_ value: Value, isNegated: Bool) {
        if statement.resources != nil { reject("a statement has both Resource and NotResource") }
        guard let patterns = PolicyTexts.strings(value, { ARNPattern($0, variables: variables) }) else {
            return reject("a resource is not a string")
        }
        statement.resources = PolicyStatement.Patterns(patterns, isNegated: isNegated)
    }

    private mutating func readPrincipals(_ value: Value, isNegated: Bool) {
        if statement.principals != nil { reject("a statement has both Principal and NotPrincipal") }
        statement.principals = PolicyStatement.Patterns([], isNegated: isNegated)
        if let text = value.string {
            if text != "*" { reject("a principal is a string other than *") }
            statement.principals?.patterns = [text == "*" ? .everyone : .undecidable]
            return
        }
        guard let members = value.members else {
            statement.principals?.patterns = [.undecidable]
            if value.holes == nil { reject("a principal is neither * nor an object") }
            return
        }
        for member in members {
            guard let patterns = PolicyTexts.strings(member.value, { PrincipalPattern(kind: member.name, $0) }) else {
                reject("a principal is not a string")
                continue
            }
            statement.principals?.patterns += patterns
        }
    }

    private mutating func readConditions(_ value: Value) {
        guard let operators = value.partialMembers else {
            statement.conditions.append(
                ConditionTest(unknown: value.holes ?? Unknown(undecided: "a condition is no object"))
            )
            if value.holes == nil { reject("a condition is not an object") }
            return
        }
        for entry in operators.members {
            guard let keys = entry.value.partialMembers else {
                let unknown = entry.value.holes ?? Unknown(undecided: "a condition operator has no keys")
                statement.conditions.append(ConditionTest(unknown: unknown))
                continue
            }
            for key in keys.members { read(key, under: entry) }
            // What else has to hold.
            if let doubt = keys.doubt { statement.conditions.append(ConditionTest(unknown: doubt)) }
        }
        if let doubt = operators.doubt { statement.conditions.append(ConditionTest(unknown: doubt)) }
    }

    /// Reads one key under an operator.
    private mutating func read(_ key: Value.Member, under entry: Value.Member) {
        let test = ConditionTest(
            operatorName: entry.name,
            key: key.name,
            values: PolicyTexts.scalars(key.value),
            variables: variables
        )
        if test.operator == nil {
            problems.append(
                PolicyProblem(
                    "IAM does not know a condition operator",
                    statement: statement.index,
                    offset: entry.value.offset
                )
            )
        }
        statement.conditions.append(test)
    }
}

extension PrincipalPattern {
    /// - Parameters:
    ///   - kind: `AWS`, `Service`, `Federated` or `CanonicalUser`; another kind is undecidable.
    ///   - text: One principal of the kind.
    init(kind: String, _ text: SymbolicString) {
        switch kind {
        case "AWS": self = text.known == "*" ? .everyone : .aws(text)
        case "Service": self = .service(text)
        case "Federated": self = .federated(text)
        case "CanonicalUser": self = .canonicalUser(text)
        case "*": self = text.known == "*" ? .everyone : .undecidable
        default: self = .undecidable
        }
    }
}
