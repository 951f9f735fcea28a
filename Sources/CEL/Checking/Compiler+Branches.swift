extension Compiler {
    /// The operand of an operator; where branches are counted and the operand is one, an operation that notes its value.
    mutating func operand(_ node: Expression, of operator: String, at position: Int) -> (Operation, CELType) {
        let (operation, type) = compile(node)
        guard environment.countsBranches, Compiler.isBranch(node, of: `operator`, at: position) else {
            return (operation, type)
        }
        return (counted(operation), type)
    }

    /// The operation with its condition counted.
    mutating func counted(_ operation: Operation) -> Operation {
        guard !(operation is LiteralOperation) else { return operation }
        let branch = Branch(source: source, range: operation.range)
        branches.append(branch)
        return BranchOperation(branch, operation)
    }

    /// A chain `a && b && c` has three operands, however the parser groups them.
    private static func isBranch(_ node: Expression, of operator: String, at position: Int) -> Bool {
        switch (`operator`, node.kind) {
        case ("&&", .call("&&", _, _)), ("||", .call("||", _, _)): false
        case ("&&", _), ("||", _): true
        case ("?:", _): position == 0
        default: false
        }
    }
}
