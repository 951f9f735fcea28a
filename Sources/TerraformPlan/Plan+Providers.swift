import JSONReader
package import Symbolic

extension Plan {
    /// An argument of a provider configuration, or of the last of its blocks of a type, as far as plan and source tell it.
    ///
    /// Of an expression that is one variable and nothing else the plan shows just the variable, as it does of a function of
    /// it: without the source it is taken for the variable itself, but for regions that would be the same twice.
    ///
    /// - Parameters:
    ///   - argument: The name: `region`, or `role_arn` in a block of the type `assume_role`.
    ///   - block: The type of the block that has the argument; nil for one of the configuration itself.
    ///   - key: The key of the configuration that the plan shows it under.
    /// - Returns: nil where the configuration does not set it, or nothing tells its value.
    package func providerArgument(_ argument: String, in block: String? = nil, of key: String) -> Value? {
        guard let expression = configuration.providerExpression(key, argument, in: block),
            let module = configuration.module(ofProvider: key)
        else { return nil }
        if expression.template != nil {
            return TemplateScope(plan: self, module: module, key: nil).value(of: expression)
        }
        if let constant = expression.constant { return Value(constant) }
        if let told = source?.providerArgument(argument, in: block, of: key, configured: expression) { return told }
        if argument == "region", configuration.hasTwin(key) { return nil }
        return TemplateScope(plan: self, module: module, key: nil).variable(in: expression)
    }
}
