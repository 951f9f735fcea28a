import IAM
import Symbolic
import TerraformPlan

/// Writes texts with holes as expressions of a configuration.
struct HCLText {
    let plan: PlanModel
    /// The module that the expression will stand in: others' resources cannot be named there.
    let module: ModulePath

    /// The expression of a resource's ARN: a reference where the module has the resource, else a string.
    func expression(ofARN text: SymbolicString) -> String {
        if let hole = text.wholeHole?.identity {
            if hole.address.module == module { return reference(hole) }
            if let shape = shape(of: hole) { return string(shape) }
            return "\"<the ARN of \(hole.address)>\""
        }
        if let group = NeedTarget.logGroup(ofStreams: text) { return string(group + SymbolicString(":*")) }
        if let instance = instance(named: text) { return "\(address(instance.address)).arn" }
        return string(text)
    }

    /// The resource of the module whose ARN a text is, whole.
    private func instance(named text: SymbolicString) -> ResourceInstance? {
        guard let found = plan.resourcePolicies.lookup.wholeInstance(of: text), found.address.module == module else {
            return nil
        }
        if let arn = found.text("arn") { return arn == text.known ? found : nil }
        return found.address.mode == .managed ? found : nil
    }

    /// What is known of an ARN that only another module can name.
    private func shape(of identity: AttributeIdentity) -> SymbolicString? {
        guard identity.path == AttributePath(attribute: "arn"),
            let instance = plan.plan.instances.instance(identity.address)
        else { return nil }
        return ResourceARNForm.of[identity.address.type]?.arn(of: instance, in: plan.identities.context(of: instance))
    }

    /// A string, with references where it has holes.
    func string(_ text: SymbolicString) -> String {
        let parts = text.parts.map { part in
            switch part {
            case .literal(let literal): HCLText.escaped(literal)
            case .hole(let hole): template(hole)
            }
        }
        return "\"\(parts.joined())\""
    }

    private func template(_ hole: Unknown) -> String {
        guard let identity = hole.identity else { return "${...}" }
        if identity.path.root == "suffix" { return "??????" }
        if Identities.isUnnamed(identity) { return "*" }
        // What the provider would tell goes by the provider's name; a configuration looks it up.
        if identity.address.mode == .data, plan.plan.instances.instance(identity.address) == nil {
            return "${data.\(identity.address.type).current.\(identity.path)}"
        }
        return "${\(reference(identity))}"
    }

    private func reference(_ identity: AttributeIdentity) -> String {
        "\(address(identity.address)).\(identity.path)"
    }

    /// An attribute of a resource, as it is written inside the module.
    func reference(to address: ResourceAddress, _ attribute: String) -> String {
        "\(self.address(address)).\(attribute)"
    }

    /// An address as it is written inside its module.
    private func address(_ address: ResourceAddress) -> String {
        var local = address
        if local.module == module { local.module = ModulePath() }
        return "\(local)"
    }

    /// A literal inside quotes: what ends it or starts a template is escaped;
    /// a control character, which no name has, becomes `?`.
    static func escaped(_ literal: String) -> String {
        let mayMean: (UInt8) -> Bool = { byte in
            switch byte {
            case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "%"): true
            default: false
            }
        }
        // Most names are written as they are.
        guard literal.utf8.contains(where: mayMean) else { return literal }
        var text = ""
        for scalar in literal.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: text += "?"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.replacing("${", with: "$${").replacing("%{", with: "%%{")
    }
}
