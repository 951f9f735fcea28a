/// The stable codes of diagnostics about rule files; the expression language has codes of its own.
package struct DiagnosticCode: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// YAML took an expression for something else: a tag, a list, a comment.
    package static let mangledExpression = DiagnosticCode("R0009")
    package static let notYAML = DiagnosticCode("R0300")
    package static let unknownKey = DiagnosticCode("R0301")
    package static let missingKey = DiagnosticCode("R0302")
    /// A list where a text is expected, and the like.
    package static let wrongKind = DiagnosticCode("R0303")
    /// A text that is not one of those allowed there.
    package static let wrongValue = DiagnosticCode("R0304")
    package static let idAndFileName = DiagnosticCode("R0305")
    package static let duplicateID = DiagnosticCode("R0306")
    package static let parameterType = DiagnosticCode("R0307")
    package static let parameterValue = DiagnosticCode("R0308")
    package static let unknownName = DiagnosticCode("R0309")
    package static let duplicateName = DiagnosticCode("R0310")
    package static let template = DiagnosticCode("R0311")
    package static let test = DiagnosticCode("R0312")
    /// An anchor, an alias, a merge key or a tag.
    package static let refusedYAML = DiagnosticCode("R0313")
    package static let duplicateKey = DiagnosticCode("R0314")
    package static let noRules = DiagnosticCode("R0315")
    /// A rule needs a newer model than this version has; it is skipped.
    package static let newerModel = DiagnosticCode("R0316")
    /// A setting names a rule or parameter that there is not.
    package static let unknownSetting = DiagnosticCode("R0317")
    /// Too few tests: a pass, a fail and an unknown are wanted of built-in rules.
    package static let missingTests = DiagnosticCode("R0318")
    /// Two settings of a configuration that cannot both hold.
    package static let contradiction = DiagnosticCode("R0319")
    /// An expression failed while it was evaluated.
    package static let failure = DiagnosticCode("R0401")
    /// An evaluation took more steps or memory than it may.
    package static let limit = DiagnosticCode("R0402")
    /// A directory of rules that a configuration names cannot be read, or holds none.
    package static let rulesDirectory = DiagnosticCode("R0320")
    package static let unusedName = DiagnosticCode("R0201")
    package static let unusedParameter = DiagnosticCode("R0202")
    package static let deprecated = DiagnosticCode("R0203")
    /// A `when` or `assert` that is always true or always false.
    package static let constantCondition = DiagnosticCode("R0204")
    /// A setting uses the former id of a rule.
    package static let formerID = DiagnosticCode("R0207")
}
