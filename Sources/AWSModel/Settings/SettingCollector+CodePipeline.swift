import Symbolic
import TerraformPlan

extension SettingCollector {
    /// The option that holds variables for a build, as JSON.
    private static let variables = "EnvironmentVariables"
    private static let options: AttributePattern = "stage[].action[].configuration.*"
    private static let values: AttributePattern =
        "stage[].action[].configuration.EnvironmentVariables:json[name].value"

    /// The options of a pipeline's actions, and the variables that it gives to its builds.
    ///
    /// Source: codepipeline/latest/userguide/action-reference-CodeBuild.
    func collectCodePipeline(into settings: inout [Setting]) {
        for pipeline in plan.existing("aws_codepipeline") {
            let options = AttributeReading(SettingCollector.options, of: pipeline, in: plan.plan)
            var unknown = options.rest
            var mayHaveVariables = unknown != nil
            for option in options.occurrences where !option.value.isNull {
                if option.name == SettingCollector.variables {
                    mayHaveVariables = true
                    // What it lists stands for itself.
                    if option.value.unknown != nil || isList(option.value) { continue }
                }
                settings.append(setting(option, .environment, of: pipeline))
            }
            if mayHaveVariables {
                let values = AttributeReading(SettingCollector.values, of: pipeline, in: plan.plan)
                unknown = unknown ?? values.rest
                for value in values.occurrences where !value.value.isNull {
                    if let setting = variable(value, of: pipeline) { settings.append(setting) }
                }
            }
            if let unknown {
                settings.append(hidden(unknown, .environment, pipeline, AttributePath(attribute: "stage")))
            }
        }
    }

    private func isList(_ value: Value) -> Bool { plan.plan.decodedJSON(of: value).partialElements != nil }

    /// The setting of a variable; nil where its type has it name a secret or a parameter.
    private func variable(_ value: AttributeOccurrence, of pipeline: ResourceInstance) -> Setting? {
        let type = value.neighbour("type")?.value
        if let unknown = type?.unknown { return hidden(unknown, .environment, pipeline, value.path) }
        if let known = type?.string, known != "PLAINTEXT", known != "" { return nil }
        return setting(value, .environment, of: pipeline)
    }
}
