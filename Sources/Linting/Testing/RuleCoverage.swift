import CEL

/// Which conditions of a rule its tests saw true, and which false.
package struct RuleCoverage: Hashable, Sendable {
    /// A condition that one of the two values never came up for.
    package struct Gap: Hashable, Sendable {
        /// Where the condition stands: `when`, `assert`, `message`.
        package var part: String
        /// The condition as it is written; empty where it is the whole part.
        package var condition: String
        /// The value that never came up.
        package var value: Bool

        /// `never false: `when` `, or with the operand.
        package var text: String {
            let operand = condition.isEmpty ? "" : " at `\(ValueText.line(condition))`"
            return "never \(value): `\(part)`\(operand)"
        }
    }

    /// Each condition counts twice: true and false.
    package var total = 0
    package var gaps: [Gap] = []

    package var seen: Int { total - gaps.count }

    /// What a recorder saw of a rule's conditions.
    init(of rule: CompiledRule, in recorder: BranchRecorder) {
        for (part, program) in rule.programsByPart {
            for branch in program.branches {
                total += 2
                let isWhole = branch.text == program.source.trimmingBlanks
                for value in [true, false] where !recorder.hasSeen(branch, value) {
                    gaps.append(Gap(part: part, condition: isWhole ? "" : branch.text, value: value))
                }
            }
        }
    }
}

extension CompiledRule {
    /// All expressions of the rule with the key that each stands under.
    fileprivate var programsByPart: [(part: String, program: Program)] {
        var parts = loops.map { ("for \($0.name)", $0.program) }
        if let when { parts.append(("when", when)) }
        parts += lets.map { ("let \($0.name)", $0.program) }
        for (position, assertion) in assertions.enumerated() {
            let name = assertions.count == 1 ? "assert" : "assert[\(position)]"
            parts.append((name, assertion.that))
            parts += (assertion.message?.programs ?? []).map { ("\(name).message", $0) }
        }
        for (name, template) in [("message", message), ("unknown", unknown), ("remediation", remediation)] {
            parts += (template?.programs ?? []).map { (name, $0) }
        }
        return parts
    }
}

extension String {
    /// The text without the blanks and line feeds around it.
    fileprivate var trimmingBlanks: String {
        let isBlank = { (character: Character) in character == " " || character.isNewline }
        return String(TextFolding.trimmed(self).drop(while: isBlank))
    }
}
