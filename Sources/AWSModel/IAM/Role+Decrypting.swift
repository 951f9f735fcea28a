import IAM
import Symbolic
import TerraformPlan

extension Role {
    /// Whether the role may decrypt what a secret or parameter holds; so too where no customer key encrypts it.
    func allowsDecrypt(_ resource: ModelValue) -> ModelMethod.Answer {
        guard let text = resource.symbolicText else { return .init(resource.unknownOrAbsent) }
        guard let instance = plan.keyHolder(of: text) else {
            let reason = "which key encrypts it is known only outside this plan"
            return .init(.unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))))
        }
        switch EncryptionKey(of: instance, in: plan) {
        case .awsManaged where isSecretOfOtherAccount(text, instance):
            let fact = Fact(
                "the key aws/secretsmanager encrypts \(instance.addressText), which only its own account may use",
                at: ModelLocation(address: instance.address)
            )
            return .init(.bool(false), facts: [fact])
        case .awsManaged:
            let fact = Fact(
                "no customer key encrypts \(instance.addressText)",
                at: ModelLocation(address: instance.address)
            )
            return .init(.bool(true), facts: [fact])
        case .unknown(let unknown): return .init(.unknown(unknown))
        case .customer(let key, let isSensitive):
            let answer = decide(decryptRequest(with: key, for: text, instance)).answer
            // The facts may name the key.
            return isSensitive ? .init(answer.value) : answer
        }
    }

    /// Whether an instance is a secret that is known to be of another account than the role.
    ///
    /// Source: secretsmanager/latest/userguide/auth-and-access_examples_cross: AWS's own key does not work across accounts.
    func isSecretOfOtherAccount(_ text: SymbolicString, _ instance: ResourceInstance) -> Bool {
        instance.address.type == "aws_secretsmanager_secret"
            && RequestedResource(text, in: plan).relation(to: principal.account).accounts == .other
    }

    /// The request that decrypts a secret or parameter with a customer key.
    func decryptRequest(
        with key: SymbolicString,
        for resource: SymbolicString,
        _ instance: ResourceInstance
    ) -> RoleRequest {
        RoleRequest(action: "kms:Decrypt", resource: key, context: decryptContext(resource, instance))
    }

    /// What is known of the request in which Secrets Manager or Systems Manager decrypts with the role's credentials.
    ///
    /// Source: kms/latest/developerguide/services-secrets-manager, services-parameter-store, conditions-kms.
    private func decryptContext(
        _ resource: SymbolicString,
        _ instance: ResourceInstance
    ) -> [String: RequestContext.Entry] {
        let isSecret = instance.address.type != "aws_ssm_parameter"
        let place = RequestedResource(resource, in: plan)
        var context: [String: RequestContext.Entry] = ["kms:GrantIsForAWSResource": .absent]
        let region = place.region ?? plan.identities.context(of: instance).region
        if region.known.map({ !$0.hasPrefix("cn-") }) ?? false {
            let service = isSecret ? "secretsmanager." : "ssm."
            context["kms:ViaService"] = .value(SymbolicString(service) + region + SymbolicString(".amazonaws.com"))
        }
        if let account = principal.account { context["kms:CallerAccount"] = .value(account) }
        if isSecret {
            context["kms:EncryptionContext:SecretARN"] = .value(resource)
            context["kms:EncryptionContext:SecretVersionId"] = .present
            context["kms:EncryptionContextKeys"] = .values(["SecretARN", "SecretVersionId"].map { SymbolicString($0) })
        } else {
            context["kms:EncryptionContext:PARAMETER_ARN"] = .value(resource)
            context["kms:EncryptionContextKeys"] = .values([SymbolicString("PARAMETER_ARN")])
        }
        return context
    }
}
