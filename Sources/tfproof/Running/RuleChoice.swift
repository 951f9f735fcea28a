/// Which rules run, as far as it was said.
struct RuleChoice {
    /// The ids of the only rules that run; empty for all.
    var only: [String] = []
    /// The ids of rules that do not run.
    var disabled: [String] = []
    /// Directories with further rules.
    var directories: [String] = []
    /// The configuration file.
    var config: String?
    /// Whether no configuration file is read.
    var isConfigurationOff = false

    /// The rules that were asked for, set as the project sets them.
    ///
    /// - Throws: `Failure` where a rule or the configuration is broken, an id is unknown, a directory has no rules, or
    ///   none is left to run.
    func load() throws -> LoadedRules {
        let text = isConfigurationOff ? nil : try ConfigurationFile.text(named: config)
        return try LoadedRules(self, configuration: text)
    }
}
