import ArgumentParser
import IAM
import Reporters
import Symbolic

/// `tfproof iam simulate`.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Decide whether policies allow one request, and show what each statement says of it.",
        discussion: """
            Condition keys that are not given may have any value or none: where the answer depends on them it is
            unknown. --absent says that a key is not there, --complete that no other key is.

              tfproof iam simulate --policy role.json --action s3:GetObject --resource arn:aws:s3:::bucket/key

            Exit codes: 0 allowed, 1 not allowed or unknown, 2 a policy or an argument is not in order.
            """
    )

    /// How the answer is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A policy of the principal: a file, or the ARN of an AWS-managed policy; may be repeated.",
            valueName: "file|arn"
        )
    )
    var policy: [String] = []

    @Option(help: ArgumentHelp("The permissions boundary of the principal.", valueName: "file|arn"))
    var boundary: String?

    @Option(help: ArgumentHelp("The policy of the resource: of a key, a secret, a bucket, a role.", valueName: "file"))
    var resourcePolicy: String?

    @OptionGroup var organization: ControlOptions

    @Option(help: "The action, such as s3:GetObject.")
    var action: String

    @Option(help: "The ARN of the resource; * for an action that is not checked for single resources.")
    var resource: String

    @Option(
        help: """
            Who asks: the ARN of a role, a session or a user, or the name of a service. Without it some role of the \
            resource's account.
            """
    )
    var principal: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("The value of a condition key; several of one key are a list.", valueName: "key=value")
    )
    var context: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("A condition key that is not there.", valueName: "key"))
    var absent: [String] = []

    @Flag(help: "Take all condition keys that are not given to be absent.")
    var complete = false

    @Option(name: .shortAndLong, help: "How the answer is written.")
    var format: Format = .text

    func run() throws {
        guard action.contains(":") else {
            throw Failure("the action needs a service before a colon: s3:GetObject")
        }
        var files = PolicyFiles()
        let layers = PolicyLayers(
            identity: PolicySet(try policy.map { try files.policy($0) }),
            boundaries: try boundary.map { [PolicySet([try files.policy($0)])] } ?? [],
            resource: try resourcePolicy.map { PolicySet([try files.policy($0)]) },
            controls: try organization.choice.controls(reading: &files)
        )
        let question = SimulatedRequest(action: action, resource: resource, principal: principal)
        let trace = PolicyEvaluator().trace(question.request(try requestContext(question)), layers)
        let report = SimulationReport(trace, assuming: question.assumptions(of: trace.decision)) { [files] statement in
            files.place(of: statement)
        }
        Console.output(format == .json ? report.json : report.text)
        guard case .allowed = trace.decision else { throw ExitStatus.findings }
    }

    private func requestContext(_ question: SimulatedRequest) throws -> RequestContext {
        var context = RequestContext(othersAreAbsent: complete)
        for (key, value) in question.impliedKeys { context[key] = .value(value) }
        var values: [String: [SymbolicString]] = [:]
        for pair in self.context {
            guard let sign = pair.firstIndex(of: "="), sign > pair.startIndex else {
                throw Failure("--context needs a key and a value: aws:SourceVpc=vpc-1")
            }
            let key = pair[..<sign].lowercased()
            values[key, default: []].append(SymbolicString(String(pair[pair.index(after: sign)...])))
        }
        for (key, texts) in values { context[key] = texts.count == 1 ? .value(texts[0]) : .values(texts) }
        for key in absent { context[key] = .absent }
        return context
    }
}
