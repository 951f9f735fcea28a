import HCL
package import JSONReader
package import Symbolic
import Synchronization

/// A Terraform or OpenTofu plan as `terraform show -json` writes it, read lazily.
///
/// Source: Terraform, "JSON Output Format"; format_version 0.1 (Terraform 0.12) to 1.x.
package final class Plan: Sendable {
    /// How the input was named: a path, or `-`.
    package let name: String
    /// The version of the JSON format.
    package let formatVersion: FormatVersion
    /// The version of Terraform or OpenTofu that made the plan.
    package let terraformVersion: String?
    /// When the plan was made (RFC 3339); nil before Terraform 1.5.
    package let timestamp: String?
    /// Whether applying this plan leaves nothing of the configuration undone; nil before Terraform 1.8.
    package let isComplete: Bool?
    /// What the user should know about the input.
    package let notices: [String]
    /// What the plan shows of the configuration's expressions.
    package let configuration: Configuration
    /// The resource instances.
    package let instances: InstanceTable
    /// The variables of the root module.
    package let variables: PlanVariables

    let document: JSONDocument
    /// From how many bytes of text on pages that are not needed any more are given back.
    private static let releasedSize = 1 << 20
    let source: SourceValues?
    private let written = Memo<SourceValues>()
    /// What the managed resources of the state depend on, by their addresses.
    let dependencies = Memo<[String: [String]]>()
    let decoded = DecodedTexts()
    /// What the references of an expression lead to in all instances of its module alike, by its place.
    private let sharedResolutions = Mutex<[Int: ResolvedReferences]>([:])

    init(
        document: JSONDocument,
        name: String,
        formatVersion: FormatVersion,
        notices: [String],
        source tree: SourceTree?
    ) {
        let root = document.root
        self.document = document
        self.name = name
        self.formatVersion = formatVersion
        self.terraformVersion = root["terraform_version"]?.string
        self.timestamp = root["timestamp"]?.string
        self.isComplete = root["complete"]?.bool
        self.notices = notices
        let configuration = Configuration(root["configuration"])
        self.configuration = configuration
        let variables = PlanVariables(root["variables"], configuration: configuration)
        self.variables = variables
        if let tree, let tool = PlanTool.of(root) { tree.isRead(by: tool) }
        self.source = tree.map {
            SourceValues(
                tree: $0,
                configuration: configuration,
                variables: variables,
                timestamp: root["timestamp"]?.string
            )
        }
        self.instances = InstanceTable(
            changes: root["resource_changes"],
            priorState: root["prior_state"],
            plannedValues: root["planned_values"],
            configuration: configuration,
            configured: source
        )
        source?.connect(to: instances)
        // Rules seldom look at what the plan says twice; nobody has to wait until that is gone.
        if document.text.count >= Plan.releasedSize {
            Workers.start { document.releasePages(ofMembers: ["planned_values", "prior_state"]) }
        }
    }

    /// Whether the source of the configuration is at hand: what it says is checked while it is asked, by one thread.
    package var hasSource: Bool { source != nil }

    /// Tells what is known of the texts of attributes that nobody knows yet, such as ARNs: for functions that take them
    /// apart.
    ///
    /// - Parameter form: Asks nothing of the plan that the source would have to tell.
    package func describeTexts(by form: @escaping @Sendable (AttributeIdentity) -> TextForm?) {
        source?.describeTexts(by: form)
    }

    /// The changes that were made outside Terraform since the last apply (`resource_drift`).
    package var drift: [ResourceInstance] {
        guard let entries = document.root["resource_drift"] else { return [] }
        return InstanceTable(changes: entries, priorState: nil, plannedValues: nil, configuration: configuration).all
    }

    /// The results of `check` blocks, preconditions and postconditions.
    package var checks: [CheckResult] {
        document.root["checks"]?.elements.map(CheckResult.init) ?? []
    }

    /// An output of the root module as it will be; nil if there is none of that name.
    package func output(_ name: String) -> Value? {
        guard let change = document.root["output_changes"]?[name] else {
            return document.root["planned_values"]?["outputs"]?[name]?["value"].map { Value($0) }
        }
        let unknown = UnknownSource(attribute: nil, reason: .afterApply)
        if change["after_unknown"]?.bool == true {
            return Value(Unknown(unknown), isSensitive: change["after_sensitive"]?.bool == true)
        }
        return change["after"].map { Value($0, isSensitive: change["after_sensitive"]?.bool == true) }
    }

    /// What an attribute of an instance is made of, as far as the configuration tells; nil if it is not configured.
    package func origin(of path: AttributePath, in instance: ResourceInstance) -> AttributeOrigin? {
        guard let expression = instance.block?.expression(at: path) else { return nil }
        if let shared = sharedResolutions.withLock({ $0[expression.place] }) {
            return AttributeOrigin(expression: expression, references: shared)
        }
        let resolved = instance.resolutions.value(for: path) {
            let (references, isShared) = ReferenceResolver.resolve(
                expression,
                in: instance.address.module,
                configuration: configuration,
                table: instances
            )
            // The root module is there once.
            if isShared || instance.address.module == .root {
                sharedResolutions.withLock { $0[expression.place] = references }
            }
            return references
        }
        return AttributeOrigin(expression: expression, references: resolved)
    }

    /// The one attribute whose value an attribute of an instance is; nil where the configuration names others as well, and
    /// where the source shows that something else is made of it.
    ///
    /// The plan alone tells what an expression refers to, and nothing of the functions in it: one reference is taken for the
    /// value.
    package func reference(at path: AttributePath, in instance: ResourceInstance) -> AttributeIdentity? {
        origin(of: path, in: instance).flatMap { reference(of: $0, at: path, in: instance) }
    }

    /// The same of an attribute whose origin is known.
    package func reference(
        of origin: AttributeOrigin,
        at path: AttributePath,
        in instance: ResourceInstance
    ) -> AttributeIdentity? {
        guard let single = origin.references.single else { return nil }
        guard let source, let name = path.root,
            let made = source.made(of: name, in: instance)?.part(at: path.steps.dropFirst())
        else { return single }
        return made.mayBe(value(of: single)) ? single : nil
    }

    /// Whether the source tells what is made of an attribute's expression, so that nothing has to be taken from what the
    /// expression refers to.
    package func sourceTells(_ path: AttributePath, in instance: ResourceInstance) -> Bool {
        guard let source, let name = path.root else { return false }
        return source.made(of: name, in: instance)?.holes.map { !$0.isForWantOfSource } ?? false
    }

    /// What the source itself writes at a place of an instance: what comes from outside of it, such as attributes of
    /// resources and variables without a default, is a hole; nil where the source does not tell.
    package func written(at path: AttributePath, in instance: ResourceInstance) -> Value? {
        guard let source, let name = path.root else { return nil }
        let values = written.value { SourceValues(written: source, instances: instances) }
        return values.value(of: name, in: instance)?.part(at: path.steps.dropFirst())
    }

    /// The line and column of a place in the plan's text.
    package func position(at offset: Int) -> JSONPosition {
        document.position(at: offset)
    }

    /// Where the text of the plan tells of a model: the attribute as deep as the JSON goes, else the change.
    package func position(of location: ModelLocation) -> JSONPosition? {
        guard let instance = instances.instance(location.address) else { return nil }
        return document.position(at: instance.offset(of: location.path))
    }
}

/// What the configuration says of an attribute, with its references followed.
package struct AttributeOrigin: Sendable {
    package let expression: ConfiguredExpression
    package let references: ResolvedReferences
}

/// One result of `checks`: what was checked and how it went.
package struct CheckResult: Hashable, Sendable {
    /// The address of the checked object as the plan writes it.
    package let address: String
    /// `pass`, `fail`, `error` or `unknown`.
    package let status: String

    init(_ node: JSONNode) {
        address = node["address"]?["to_display"]?.string ?? ""
        status = node["status"]?.string ?? "unknown"
    }
}
