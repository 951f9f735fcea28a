extension ModelMethod {
    /// The method as it is called: `allows(action: string, resource: string) -> bool`.
    package var signature: String {
        "\(name)(\(parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", "))) -> \(result)"
    }
}
