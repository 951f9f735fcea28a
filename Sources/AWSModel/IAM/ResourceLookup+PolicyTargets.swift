import IAM
import Symbolic
import TerraformPlan

extension ResourceLookup {
    /// The resources of a type that a policy or a grant is about, by what it names.
    struct PolicyTargets {
        /// Those that it names.
        var certain: [ResourceInstance] = []
        /// Those of which nobody can tell whether it names them.
        var possible: [ResourceInstance] = []
    }

    /// What a known text names: a resource's name, its ARN, a queue's URL, a function's version.
    func policyTargets(_ text: String, ofType type: String) -> PolicyTargets {
        let named = instances(of: type, named: text)
        if !named.isEmpty { return PolicyTargets(certain: named) }
        switch type {
        case "aws_lambda_function": return FunctionName(text).map { functions($0) } ?? PolicyTargets()
        case "aws_sqs_queue": return queues(atURL: SymbolicString(text))
        case "aws_secretsmanager_secret": return secrets(SymbolicString(text))
        default: return resources(SymbolicString(text), ofType: type)
        }
    }

    /// The same of a text with holes; nil where these leave open which resource of any name it is.
    func policyTargets(_ text: SymbolicString, ofType type: String) -> PolicyTargets? {
        let text = identities.canonical(text)
        if let known = text.known { return policyTargets(known, ofType: type) }
        switch type {
        case "aws_lambda_function":
            if let function = function(before: text) { return PolicyTargets(certain: [function]) }
            guard let arn = ARN(text), let resource = arn.resource.known else { return nil }
            let name = FunctionName(
                resource: resource,
                region: arn.region.known ?? "",
                account: arn.account.known ?? ""
            )
            return name.map { functions($0) } ?? PolicyTargets()
        case "aws_sqs_queue": return text.suffix.contains("/") ? queues(atURL: text) : nil
        case "aws_secretsmanager_secret": return ARN(text)?.resource.known == nil ? nil : secrets(text)
        default: return ARN(text)?.resource.known == nil ? nil : resources(text, ofType: type)
        }
    }

    /// The resources of an ARN that ends in what is known.
    private func resources(_ text: SymbolicString, ofType type: String) -> PolicyTargets {
        guard let arn = ARN(text), let resource = arn.resource.known else { return PolicyTargets() }
        if let known = text.known, let found = KnownARN(known).flatMap({ wholeInstance(of: $0) }) {
            return found.address.type == type ? PolicyTargets(certain: [found]) : PolicyTargets()
        }
        let found = instances(ofType: type, withResource: resource)
        return PolicyTargets(possible: found.filter { mayBe($0, arn.region.known, arn.account.known) })
    }

    private func functions(_ function: FunctionName) -> PolicyTargets {
        let named = instances(of: "aws_lambda_function", named: function.name)
        if function.account == nil { return PolicyTargets(certain: named) }
        if let arn = function.arn, let whole = wholeInstance(of: arn) { return PolicyTargets(certain: [whole]) }
        var targets = PolicyTargets()
        for instance in named {
            // What names no region is in that of the provider.
            let region = function.region ?? identities.context(of: instance).region.known
            switch lives(instance, region, function.account) {
            case .yes where function.arn == nil: targets.certain.append(instance)
            case .yes, .unknown: targets.possible.append(instance)
            case .no: break
            }
        }
        return targets
    }

    /// The function behind whose own ARN or name a text has a version or an alias.
    private func function(before text: SymbolicString) -> ResourceInstance? {
        guard text.parts.count > 1, case .hole(let hole) = text.parts[0], case .literal(let rest) = text.parts[1],
            rest.utf8.first == UInt8(ascii: ":"), let identity = hole.identity,
            identity.address.type == "aws_lambda_function", identity.path.steps.count == 1,
            ["arn", "function_name"].contains(identity.path.root)
        else { return nil }
        return identities.instance(of: identity)
    }

    /// The queues of a URL.
    ///
    /// Source: AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers; of other hosts, such as
    /// those of older endpoints, only the name is read.
    private func queues(atURL url: SymbolicString) -> PolicyTargets {
        guard url.prefix.begins(with: "http"), let name = url.suffix.lastPathPiece else { return PolicyTargets() }
        let named = instances(of: "aws_sqs_queue", named: name)
        let pieces = url.known?.split(separator: "/") ?? url.prefix.split(separator: "/")
        let host = pieces.count > 1 ? pieces[1].split(separator: ".") : []
        let region = host.count > 3 && host[0] == "sqs" && host[2] == "amazonaws" ? String(host[1]) : nil
        let account = url.known != nil && pieces.count == 4 ? String(pieces[2]) : nil
        var targets = PolicyTargets()
        for queue in named where mayBe(queue, region, account) {
            if region != nil, account != nil, lives(queue, region, account) == .yes {
                targets.certain.append(queue)
            } else {
                targets.possible.append(queue)
            }
        }
        return targets
    }

    /// The secrets of an ARN, which may be written without its random suffix.
    private func secrets(_ text: SymbolicString) -> PolicyTargets {
        let type = "aws_secretsmanager_secret"
        guard let arn = ARN(text), let resource = arn.resource.known else { return PolicyTargets() }
        if text.known != nil, let found = wholeInstance(of: identities.completeSecretARN(text)) {
            return found.address.type == type ? PolicyTargets(certain: [found]) : PolicyTargets()
        }
        guard resource.begins(with: "secret:") else { return PolicyTargets() }
        let name = String(resource.dropFirst("secret:".count))
        var names = [name]
        if name.dropLast(6).utf8.last == UInt8(ascii: "-") { names.append(String(name.dropLast(7))) }
        let named = names.flatMap { instances(of: type, named: $0) }
        return PolicyTargets(possible: named.filter { mayBe($0, arn.region.known, arn.account.known) })
    }

    /// Whether nothing tells that an instance, which a text does not name for certain, is not the one of its region and
    /// account.
    private func mayBe(_ instance: ResourceInstance, _ region: String?, _ account: String?) -> Bool {
        lives(instance, region, account) != .no
    }

    /// Whether an instance lives in a region and an account; nil for what nobody tells.
    private func lives(_ instance: ResourceInstance, _ region: String?, _ account: String?) -> Truth {
        let context = identities.context(of: instance)
        let own = instance.text("arn").flatMap { KnownARN($0) }
        func agree(_ told: String?, _ known: String?) -> Truth {
            guard let told, let known, !told.isEmpty, !known.isEmpty else { return .unknown }
            return Truth(told == known)
        }
        return agree(region, own?[.region] ?? context.region.known)
            && agree(account, own?[.account] ?? context.account.known)
    }
}
