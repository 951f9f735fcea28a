import AWSModel
import IAM
import JSONReader
import Symbolic
import Synchronization
import TerraformPlan

/// Decisions: of one role with many statements, and of all consumers of a large plan beside the time to read it.
enum IAMSuite: Suite {
    static let name = "iam"
    static let needsFile = false

    static func run(_ options: Options) throws {
        decideOneRole(options)
        for consumersOfRole in [1, 50] { try decidePlan(options, consumersOfRole: consumersOfRole) }
    }

    /// A role with ten policies of twenty statements each.
    private static func decideOneRole(_ options: Options) {
        let identity = PolicySet(
            (0..<10).map { policy in
                let statements = (0..<20).map { number in statement(number + 20 * policy) }
                let text = #"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#
                return AttachedPolicy(label: "policy \(policy)", document: .parse(json: text))
            }
        )
        let evaluator = PolicyEvaluator()
        let requests = (0..<200).map { number in
            AccessRequest(
                principal: .role(SymbolicString("arn:aws:iam::111122223333:role/app")),
                action: number % 4 == 3 ? "kms:Decrypt" : "secretsmanager:GetSecretValue",
                resource: SymbolicString("arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-\(number)-AbCdEf"),
                context: RequestContext(["aws:SecureTransport": .value(SymbolicString("true"))])
            )
        }
        var answers: [Truth: Int] = [:]
        let time = Statistics(runs: options.runs) {
            answers = [:]
            for request in requests { answers[evaluator.decide(request, identity).truth, default: 0] += 1 }
        }
        print(
            "10 policies of 20 statements: \(decimals(Double(requests.count) / time.median, 0)) decisions a second "
                + "(\(answers[.yes] ?? 0) allowed, \(answers[.no] ?? 0) not, \(answers[.unknown] ?? 0) unknown of \(requests.count))"
        )
    }

    private static func statement(_ number: Int) -> String {
        let resource = #""arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-\#(number)-??????""#
        switch number % 4 {
        case 0: return #"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":\#(resource)}"#
        case 1:
            return
                #"{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b\#(number)/*"}"#
        case 2:
            return
                #"{"Effect":"Allow","Action":"secretsmanager:*","Resource":\#(resource),"Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}}"#
        default: return #"{"Effect":"Deny","Action":"logs:*","Resource":"arn:aws:logs:*:*:log-group:g\#(number):*"}"#
        }
    }

    /// A plan of ten thousand consumers with secrets of their own, some or none of which share a role.
    private static func decidePlan(_ options: Options, consumersOfRole: Int) throws {
        let text = ConsumerPlan(consumers: 10_000, consumersOfRole: consumersOfRole).text
        let reading = try Statistics(runs: options.runs) { _ = try Plan.read(JSONText(text), name: "plan.json") }
        var decisions: [Double] = []
        var allowed = 0
        var count = 0
        let clock = ContinuousClock()
        for _ in 0..<options.runs {
            let model = PlanModel(try Plan.read(JSONText(text), name: "plan.json"))
            let questions = questions(of: model)
            count = questions.count
            let time = clock.measure { allowed = allowedCount(of: questions) }
            decisions.append(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
        }
        let deciding = decisions.sorted()[decisions.count / 2]
        print(
            """
            10,000 consumers, \(10_000 / consumersOfRole) roles, \(count) secrets, \(decimals(Double(text.utf8.count) / 1e6, 1)) MB: read in \
            \(decimals(reading.median * 1e3, 1)) ms, decided in \(decimals(deciding * 1e3, 1)) ms (\(allowed) allowed); \
            decided / read: \(decimals(deciding / reading.median, 2))
            """
        )
    }

    /// How many questions are answered with yes, on as many threads as the linter uses.
    private static func allowedCount(of questions: [Question]) -> Int {
        let threads = Workers.available
        let sum = Mutex(0)
        Workers.run(threads) { number in
            var count = 0
            // A stretch for each thread, so that both do not ask of the same role at the same time.
            let stretch = questions.count * number / threads..<questions.count * (number + 1) / threads
            for question in questions[stretch] where question.isAllowed { count += 1 }
            sum.withLock { $0 += count }
        }
        return sum.withLock { $0 }
    }

    /// Whether a role may read a secret.
    private struct Question: Sendable {
        let role: any ModelObject
        let secret: ModelValue

        var isAllowed: Bool {
            guard let index = role.modelType.methodIndex("allows") else { return false }
            let answer = role.modelType.methods[index].answer(
                role,
                [.string("secretsmanager:GetSecretValue"), secret]
            )
            if case .bool(true) = answer.value { return true }
            return false
        }
    }

    private static func questions(of model: PlanModel) -> [Question] {
        model.taskDefinitions.flatMap { task -> [Question] in
            guard case .object(let role)? = field("executionRole", of: task) else { return [] }
            return elements("containers", of: task).flatMap { elements("secretReferences", of: $0) }.compactMap {
                secret in
                field("arn", of: secret).map { Question(role: role, secret: $0) }
            }
        }
    }

    private static func field(_ name: String, of object: any ModelObject) -> ModelValue? {
        let type = object.modelType
        return type.fieldIndex(name).map { type.fields[$0].read(object) }
    }

    private static func elements(_ name: String, of object: any ModelObject) -> [any ModelObject] {
        guard case .list(let values)? = field(name, of: object) else { return [] }
        return values.compactMap { value in
            if case .object(let object) = value { object } else { nil }
        }
    }
}
