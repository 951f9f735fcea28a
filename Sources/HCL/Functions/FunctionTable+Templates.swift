import Symbolic

extension FunctionTable {
    /// Functions that evaluate templates which are not part of the configuration's own expressions.
    ///
    /// Neither may be called from within such a template, and a template that is a string must not read files.
    static let templates: [(String, SitedFunction)] = [
        ("templatefile", templatefile), ("templatestring", templatestring),
    ]

    private static func templatefile(
        _ arguments: [Value],
        _ evaluation: inout Evaluation
    ) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        try expectConfiguration(evaluation.site)
        switch try FileRequest(arguments[0], in: evaluation.site)?.content {
        case .success(let bytes)?:
            guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
            return try render(text, arguments[1], in: .templateFile, &evaluation)
        case .failure(let refusal)?: return refusal.value
        case nil: return nil
        }
    }

    private static func templatestring(
        _ arguments: [Value],
        _ evaluation: inout Evaluation
    ) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        try expectConfiguration(evaluation.site)
        guard let text = try arguments.string(0) else { return nil }
        let result = try render(text, arguments[1], in: .templateString, &evaluation)
        guard let result, !result.isNull else { return nil }
        return try result.asString()
    }

    private static func expectConfiguration(_ site: CallSite) throws(EvaluationFailure) {
        guard site.place == .configuration else { throw EvaluationFailure("a template within a template") }
    }

    /// The value of a template, whose names are the members of an object; a sole interpolation keeps its type.
    private static func render(
        _ text: String,
        _ variables: Value,
        in place: CallSite.Place,
        _ evaluation: inout Evaluation
    ) throws(EvaluationFailure) -> Value? {
        if variables.kind == .unknown { return nil }
        guard variables.kind == .object else { throw EvaluationFailure("variables of a template that are no object") }
        guard let template = try? TemplateSource.template(text) else {
            throw EvaluationFailure("a template that cannot be read")
        }
        for traversal in template.traversals where variables.member(traversal.root) == nil {
            throw EvaluationFailure("a variable that the template is not given")
        }
        return try evaluation.value(of: template, in: place) { traversal in
            guard let value = variables.member(traversal.root) else { return .init(Value(Value.undescribed)) }
            return PartialEvaluator.Resolved(value, rest: traversal.path.steps[...])
        }
    }
}

extension FunctionCall {
    /// Checks that the template of a `templatestring` is a reference, which is the only form that Terraform takes.
    func checkTemplateReference() throws(EvaluationFailure) {
        guard let first = arguments.first, !first.isReference else { return }
        throw EvaluationFailure("a template that is no reference to one")
    }
}

extension Expression {
    /// Whether the expression is a reference or a part of one.
    fileprivate var isReference: Bool {
        switch kind {
        case .variable: true
        case .access(let base, _): base.isReference
        default: false
        }
    }
}
