import JSONReader
import Linting

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs `terraform show -json`, or the same of OpenTofu, on a binary plan.
struct TerraformShow {
    /// How many lines of what the program complains about are shown.
    private static let complaintLimit = 12

    private let program: String?

    /// - Parameter program: The program's path; nil for what is on the PATH.
    init(program: String?) {
        self.program = program
    }

    /// The plan as JSON; the program runs in a directory where it was initialised.
    func json(of plan: String, in directory: String) throws -> JSONText {
        guard let plan = TerraformShow.absolute(plan) else {
            throw Failure("\(TextEscape.escaped(plan)) cannot be read")
        }
        let program = try self.program.map { try absolute(program: $0) } ?? found(for: plan)
        let name = TextEscape.escaped(program)
        let run: ChildProcess.Run
        do throws(ChildProcess.LaunchError) {
            run = try ChildProcess.run(program, ["show", "-json", "-no-color", plan], in: directory)
        } catch {
            throw Failure("\(name) cannot be run (\(error.message))", advice: TerraformShow.advice)
        }
        guard run.status == 0 else { throw failure(name, run) }
        return JSONText(run.output)
    }

    private static let advice =
        "run `terraform show -json FILE > plan.json` where the plan was made, and name plan.json"

    private func failure(_ name: String, _ run: ChildProcess.Run) -> Failure {
        let lines = String(decoding: run.error, as: UTF8.self).split(whereSeparator: \.isNewline)
        let shown = lines.prefix(TerraformShow.complaintLimit).map { "  | " + TextEscape.escaped(String($0)) }
        let end = run.status.map { "exit code \($0)" } ?? "a signal"
        return Failure(
            ["tfproof: `\(name) show -json` ended with \(end)"] + shown + (lines.count > shown.count ? ["  | …"] : [])
                + ["  \(TerraformShow.advice)"]
        )
    }

    private func absolute(program: String) throws -> String {
        guard let path = TerraformShow.absolute(program), access(path, X_OK) == 0 else {
            throw Failure("\(TextEscape.escaped(program)) is no program", advice: "name one with --terraform")
        }
        return path
    }

    /// The first of the two programs on the PATH, whose relative entries are not searched.
    private func found(for plan: String) throws -> String {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        for name in ["terraform", "tofu"] {
            for directory in path.split(separator: ":") where directory.hasPrefix("/") {
                let candidate = "\(directory)/\(name)"
                var status = stat()
                let isFile = stat(candidate, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
                if isFile && access(candidate, X_OK) == 0 { return candidate }
            }
        }
        throw Failure(
            "\(TextEscape.escaped(plan)) is a binary plan, and neither terraform nor tofu is on the PATH to show it",
            advice: "name one with --terraform, or \(TerraformShow.advice)"
        )
    }

    private static func absolute(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
