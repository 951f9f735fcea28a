import HCL
import Symbolic

extension SourceEvaluation {
    /// What the source makes of an argument of a provider configuration, or of one of the last of its blocks of a type.
    ///
    /// - Returns: nil where the source does not have it, or has another one than the plan.
    func providerArgument(
        _ argument: String,
        in type: String?,
        of key: String,
        _ module: ModulePath,
        configured: ConfiguredExpression
    ) -> Value? {
        let name = key[(key.lastIndex(of: ":").map(key.index(after:)) ?? key.startIndex)...]
        guard let scope = scope(of: module), let block = scope.module.provider(String(name)),
            block.body.attribute("for_each") == nil
        else { return nil }
        let body = type.map { type in block.body.blocks(type).last?.body } ?? block.body
        guard let written = body?.attribute(argument),
            source.check.agrees(written.expression, with: configured, of: "provider \(name)")
        else { return nil }
        return scope.evaluate(written.expression)
    }
}
