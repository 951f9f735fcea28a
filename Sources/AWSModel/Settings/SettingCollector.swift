import JSONReader
import Symbolic
import TerraformPlan

/// Collects the settings of a plan: all places where the plan's resources hold values that others may read.
struct SettingCollector {
    let plan: PlanModel

    /// The settings of the whole plan; what hides its settings stands among them as one whose value is unknown.
    func collect() -> [Setting] {
        var settings: [Setting] = []
        collectContainers(into: &settings)
        collectLambda(into: &settings)
        collectCodeBuild(into: &settings)
        collectEnvironments(into: &settings)
        collectCodePipeline(into: &settings)
        collectUserData(into: &settings)
        collectPasswords(into: &settings)
        collectStores(into: &settings)
        collectWriteOnly(into: &settings)
        return settings
    }

    private func collectContainers(into settings: inout [Setting]) {
        for task in plan.taskDefinitions where task.instance.exists {
            let hide = { (unknown: Unknown) in
                hidden(unknown, .ecsEnvironment, task.instance, AttributePath(attribute: "container_definitions"))
            }
            forEach(task.containers, { settings.append(hide($0)) }) { object in
                guard let container = object as? Container else { return }
                forEach(container.environment, { settings.append(hide($0)) }) { variable in
                    if let variable = variable as? EnvironmentVariable { settings.append(Setting(variable)) }
                }
            }
        }
    }

    private func forEach(_ list: ModelValue, _ hide: (Unknown) -> Void, _ body: (any ModelObject) -> Void) {
        switch list {
        case .list(let elements):
            for element in elements { forEach(element, hide, body) }
        case .openList(let elements, let unknown):
            for element in elements { forEach(element, hide, body) }
            hide(unknown)
        case .object(let object): body(object)
        case .unknown(let unknown): hide(unknown)
        default: break
        }
    }

    private func collectLambda(into settings: inout [Setting]) {
        for function in plan.existing("aws_lambda_function") {
            guard let environment = function.attribute("environment") else { continue }
            let root = AttributePath(attribute: "environment")
            if let unknown = environment.unknown {
                settings.append(hidden(unknown, .lambdaEnvironment, function, root))
            }
            for (index, block) in (environment.partialElements?.certain ?? []).enumerated() {
                let path = root.index(index).attribute("variables")
                guard let variables = block.member("variables") else { continue }
                if let unknown = variables.unknown {
                    settings.append(hidden(unknown, .lambdaEnvironment, function, path))
                }
                let map = function.block?.expression(at: path)
                for variable in variables.partialMembers?.members ?? [] {
                    let place = path.key(variable.name)
                    settings.append(
                        setting(
                            Value(.string(variable.name)),
                            .lambdaEnvironment,
                            WrittenText.value(variable.value, named: variable.name, of: map, in: function),
                            function,
                            place,
                            expression: path
                        )
                    )
                }
            }
        }
    }

    private func collectCodeBuild(into settings: inout [Setting]) {
        for project in plan.existing("aws_codebuild_project") {
            guard let environment = project.attribute("environment") else { continue }
            let root = AttributePath(attribute: "environment")
            if let unknown = environment.unknown {
                settings.append(hidden(unknown, .codebuildEnvironment, project, root))
            }
            for (index, block) in (environment.partialElements?.certain ?? []).enumerated() {
                let path = root.index(index).attribute("environment_variable")
                guard let variables = block.member("environment_variable") else { continue }
                if let unknown = variables.unknown {
                    settings.append(hidden(unknown, .codebuildEnvironment, project, path))
                }
                for (position, variable) in (variables.partialElements?.certain ?? []).enumerated() {
                    let place = path.index(position).attribute("value")
                    let type = variable.member("type")
                    if let unknown = type?.unknown {
                        settings.append(hidden(unknown, .codebuildEnvironment, project, place))
                        continue
                    }
                    // Only plain text is a value; the other types name a secret or a parameter.
                    if let known = type?.string, known != "PLAINTEXT", known != "" { continue }
                    let name = variable.member("name") ?? Value(.string(""))
                    settings.append(
                        setting(
                            name,
                            .codebuildEnvironment,
                            variable.member("value"),
                            project,
                            place,
                            expression: place
                        )
                    )
                }
            }
        }
    }

    private func collectEnvironments(into settings: inout [Setting]) {
        collect(
            EnvironmentPlaces.patterns,
            as: .environment,
            where: CredentialArguments.mayBeWritten,
            into: &settings
        )
    }

    private func collect(
        _ patterns: [(type: String, pattern: AttributePattern)],
        as store: Setting.Store,
        where isMeant: (AttributePattern, ResourceInstance) -> Bool = { _, _ in true },
        into settings: inout [Setting]
    ) {
        for (type, pattern) in patterns {
            for instance in plan.existing(type) where isMeant(pattern, instance) {
                let reading = AttributeReading(pattern, of: instance, in: plan.plan)
                if let unknown = reading.rest {
                    settings.append(hidden(unknown, store, instance, AttributePath(attribute: pattern.root)))
                }
                for occurrence in reading.occurrences where !occurrence.value.isNull {
                    if store == .password, !CredentialArguments.mayBeWritten(at: occurrence.path, of: instance) {
                        continue
                    }
                    settings.append(setting(occurrence, store, of: instance))
                }
            }
        }
    }

    /// The setting that stands where a pattern points, under the name that the way to it or the `key` beside it gives it.
    func setting(_ occurrence: AttributeOccurrence, _ store: Setting.Store, of instance: ResourceInstance) -> Setting {
        let key = store == .environment && occurrence.name == nil ? occurrence.neighbour("key")?.value : nil
        return setting(
            key ?? Value(.string(occurrence.name ?? occurrence.path.lastAttribute ?? "")),
            store,
            WrittenText.value(occurrence.value, at: occurrence.path, of: instance, in: plan.plan),
            instance,
            occurrence.path,
            expression: occurrence.expressionPath
        )
    }

    /// What stands for the settings of a resource that does not show them.
    func hidden(
        _ unknown: Unknown,
        _ store: Setting.Store,
        _ instance: ResourceInstance,
        _ place: AttributePath
    ) -> Setting {
        Setting(HiddenSettings(unknown, store, at: ModelLocation(address: instance.address, path: place)))
    }

    private func collectUserData(into settings: inout [Setting]) {
        for (type, pattern) in UserData.places {
            for instance in plan.existing(type) {
                let reading = AttributeReading(pattern, of: instance, in: plan.plan)
                if let unknown = reading.rest {
                    settings.append(hidden(unknown, .userData, instance, AttributePath(attribute: pattern.root)))
                }
                for occurrence in reading.occurrences where !occurrence.value.isNull {
                    let path = occurrence.path
                    let written = WrittenText.value(occurrence.value, at: path, of: instance, in: plan.plan)
                    let text = UserData(written, configured: configured(path, of: instance)).text
                    let name = Value(.string(path.lastAttribute ?? pattern.root))
                    settings.append(setting(name, .userData, text, instance, path, expression: path))
                }
            }
        }
    }

    /// What the configuration writes as user data, where the plan may have only a hash of it.
    private func configured(_ path: AttributePath, of instance: ResourceInstance) -> Value? {
        // Of several blocks the provider changes the order.
        guard let root = path.root, path.steps.count == 1 || instance.attribute(root)?.elements?.count == 1 else {
            return nil
        }
        if let text = instance.block?.expression(at: path)?.constant?.string { return Value(.string(text)) }
        guard case .attribute(let name) = path.steps.last, let value = instance.configured(root) else { return nil }
        return path.steps.count == 1 ? value : value.elements?.first?.member(name)
    }

    /// Passwords of databases, brokers and others; the provider's schema has them as plain arguments.
    private func collectPasswords(into settings: inout [Setting]) {
        collect(
            CredentialArguments.patterns,
            as: .password,
            where: CredentialArguments.mayBeWritten,
            into: &settings
        )
    }

    /// Parameters and secrets whose value the configuration writes.
    private func collectStores(into settings: inout [Setting]) {
        for parameter in plan.existing("aws_ssm_parameter") {
            let attributes = ["value", "insecure_value"]
            let configured = attributes.filter { parameter.block?.expression(at: AttributePath(attribute: $0)) != nil }
            // What is written into `value_wo` has its own setting; the value beside it is computed.
            let isWriteOnly = parameter.block?.expression(at: AttributePath(attribute: "value_wo")) != nil
            for attribute in configured.isEmpty && !isWriteOnly ? ["value"] : configured {
                guard let value = parameter.attribute(attribute), !value.isNull else { continue }
                let path = AttributePath(attribute: attribute)
                let name = parameter.attribute("name") ?? Value(.string(""))
                let text = WrittenText.value(value, at: path, of: parameter, in: plan.plan)
                settings.append(setting(name, .ssmParameter, text, parameter, path, expression: path))
            }
        }
        for version in plan.existing("aws_secretsmanager_secret_version") {
            for attribute in ["secret_string", "secret_binary"] {
                guard let value = version.attribute(attribute), !value.isNull else { continue }
                let path = AttributePath(attribute: attribute)
                var text = WrittenText.value(value, at: path, of: version, in: plan.plan)
                if attribute == "secret_binary" {
                    guard let content = SecretBinary.content(of: text, in: version) else { continue }
                    text = content
                }
                settings.append(
                    setting(Value(.string(attribute)), .secretVersion, text, version, path, expression: path)
                )
            }
        }
    }

    private func collectWriteOnly(into settings: inout [Setting]) {
        for (type, attribute, store) in WriteOnlyArguments.all {
            for instance in plan.existing(type) {
                guard let text = WriteOnlyArguments.text(attribute, of: instance, in: plan.plan) else { continue }
                let path = AttributePath(attribute: attribute)
                let name = store == .ssmParameter ? instance.attribute("name") : nil
                settings.append(
                    setting(name ?? Value(.string(attribute)), store, text, instance, path, expression: path)
                )
            }
        }
    }

    private func setting(
        _ name: Value,
        _ store: Setting.Store,
        _ value: Value?,
        _ instance: ResourceInstance,
        _ place: AttributePath,
        expression: AttributePath
    ) -> Setting {
        Setting(AttributeSetting(name, store, value, at: place, of: instance, from: expression, in: plan))
    }
}

extension AttributePath {
    /// The attribute that stands last in the path, before indices.
    fileprivate var lastAttribute: String? {
        for step in steps.reversed() {
            if case .attribute(let name) = step { return name }
            if case .key(let name) = step { return name }
        }
        return nil
    }
}
