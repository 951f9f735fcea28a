/// An expression as it is written, with the bytes it takes up.
///
/// Chains are kept flat (`a.b.c`, `1 + 2 + 3`), so that the depth of the tree is that of the brackets and no more.
package struct Expression: Sendable {
    /// The forms of expressions; HCL native syntax specification, "Expressions".
    package indirect enum Kind: Sendable {
        case null
        case bool(Bool)
        /// A number by its digits: `1`, `1.50`, `1e3`.
        case number(String)
        /// A string, with or without sequences in it.
        case template(Template)
        /// `"${x}"`: a template that is one interpolation has the value of `x`, whatever its type.
        case passthrough(Expression)
        case tuple([Expression])
        case object([ObjectItem])
        case parentheses(Expression)
        /// A name that is no keyword: the root of a traversal, or a variable of a `for`.
        case variable(String)
        /// `base.name`, `base[0]`, `base[*].name`, …: one or more steps.
        case access(Expression, [AccessStep])
        case unary(UnaryOperator, Expression)
        /// Operators of the same precedence, from left to right.
        case binary(Expression, [BinaryStep])
        case conditional(condition: Expression, then: Expression, otherwise: Expression)
        case call(FunctionCall)
        case loop(ForExpression)
        /// What could not be read.
        case error(SyntaxError)
    }

    package var kind: Kind
    /// The bytes of the expression in its file.
    package var range: Range<Int>

    package init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

/// A step into a value.
package struct AccessStep: Sendable {
    package enum Kind: Sendable {
        /// `.name`
        case attribute(String)
        /// `["name"]`: a constant, and so part of a reference.
        case key(String)
        /// `[0]` or the older `.0`: a constant, and so part of a reference; the number by its digits.
        case position(String)
        /// `[x]`: anything else between brackets.
        case index(Expression)
        /// `.*` or `[*]`, with the steps that are taken into each element.
        case splat([AccessStep])
    }

    package var kind: Kind
    package var range: Range<Int>
}

/// An item of an object: `key = value`.
package struct ObjectItem: Sendable {
    /// The key; a bare name is a `.template` here only if it was quoted, see `name`.
    package var key: Expression
    package var value: Expression

    /// The key where it is a bare name, which stands for itself: `{ a = 1 }`, `{ null = 1 }`.
    package var name: String? {
        switch key.kind {
        case .variable(let name): name
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        default: nil
        }
    }
}

/// `name(arguments)`, `provider::name(arguments)`.
package struct FunctionCall: Sendable {
    /// The name, with the namespaces before it.
    package var name: String
    package var nameRange: Range<Int>
    package var arguments: [Expression]
    /// Whether the last argument is followed by `...`, so that its elements are arguments.
    package var expandsLast: Bool
}

/// `[for key, value in collection : result if condition]`, and the same between braces.
package struct ForExpression: Sendable {
    package var keyName: String?
    package var valueName: String
    package var collection: Expression
    /// The key of each member; nil for the form between brackets, which makes a tuple.
    package var key: Expression?
    package var value: Expression
    package var condition: Expression?
    /// Whether `...` says that values of the same key are gathered.
    package var isGrouped: Bool
}

/// An operator before its operand.
package enum UnaryOperator: Sendable {
    case negate, not
}

/// An operator and the operand after it.
package struct BinaryStep: Sendable {
    package var operation: BinaryOperator
    package var operand: Expression
}

/// An operator between its operands.
package enum BinaryOperator: Sendable {
    case or, and, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case add, subtract, multiply, divide, remainder
}
