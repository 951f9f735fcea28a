import Files
import IAM
import JSONReader
import Linting
import Reporters
import Symbolic

/// Policies that were named on the command line, and where their statements stand.
struct PolicyFiles {
    private var texts: [String: JSONText] = [:]

    /// The policy of a file, or the AWS-managed one of an ARN.
    ///
    /// - Throws: `Failure` where the file cannot be read, or AWS would reject the policy.
    mutating func policy(_ name: String) throws -> AttachedPolicy {
        if name.hasPrefix("arn:") {
            guard let document = ManagedPolicies.document(arn: name) else {
                let other = ManagedPolicies.suggestion(arn: name).map { "did you mean \($0)?" }
                throw Failure(
                    "there is no AWS-managed policy \(TextEscape.escaped(name)) as of \(ManagedPolicies.date)",
                    advice: other ?? ""
                )
            }
            return AttachedPolicy(label: name, isAWSManaged: true, document: document)
        }
        let document: JSONDocument
        do {
            document = try JSONDocument.read(input: try InputFile.text(at: name)).document
        } catch let error as FileError {
            throw Failure(error)
        } catch let error as JSONError {
            let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
            throw Failure(["\(TextEscape.escaped(name))\(place): \(error.message)"])
        }
        texts[name] = document.text
        let policy = PolicyDocument.parse(Value(document.root))
        try check(policy.problems, in: name)
        return AttachedPolicy(label: name, document: policy)
    }

    /// The resource control policy of a file.
    ///
    /// - Throws: `Failure` where the file cannot be read, or AWS would reject the policy.
    mutating func resourceControl(_ name: String) throws -> AttachedPolicy {
        let policy = try policy(name)
        try check(policy.document.problemsAsResourceControl, in: name)
        return policy
    }

    private func check(_ problems: [PolicyProblem], in name: String) throws {
        guard !problems.isEmpty else { return }
        throw Failure(
            problems.map { problem in
                guard let place = texts[name]?.position(at: problem.offset ?? 0) else {
                    return "\(TextEscape.escaped(name)): \(problem.text)"
                }
                return "\(TextEscape.escaped(name)):\(place.line):\(place.column): \(problem.text)"
            }
        )
    }

    /// Where a statement stands; nil for one of an AWS-managed policy.
    func place(of statement: RequestTrace.Statement) -> SimulationReport.Place? {
        let label = statement.match.policy.label
        guard let text = texts[label], let offset = statement.match.statement.offset else { return nil }
        let position = text.position(at: offset)
        return SimulationReport.Place(file: label, line: position.line, column: position.column)
    }
}
