import Files
import HCL
import JSONReader
import Symbolic

/// Runs a file of HCL cases: whole files to accept or reject, or expressions with Terraform's answer, one a line.
enum HCLRunner {
    /// Prints a line for each case that fails, then the counts; 0 only if none failed, 2 if the file cannot be read.
    ///
    /// An expression that Terraform knows and that is unknown here is skipped; the reasons are counted.
    static func run(_ path: String) -> Int32 {
        guard let text = try? InputFile.text(at: path) else {
            print("cannot read \(path)")
            return 2
        }
        let lines = text.withBytes { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        }
        let rows = lines.compactMap { try? JSONDocument(text: $0).root }
        let world = HCLWorld(rows.first { $0["meta"] != nil }?["meta"])
        var (passed, failed) = (0, lines.count - rows.count)
        var skipped: [String: Int] = [:]
        for row in rows where row["meta"] == nil {
            switch judge(row, in: world) {
            case .pass: passed += 1
            case .skip(let reason): skipped[reason, default: 0] += 1
            case .fail(let expected, let got):
                print("FAIL \(row["id"]?.string ?? row["file"]?.string ?? "?"): expected \(expected), got \(got)")
                failed += 1
            }
        }
        for (reason, count) in skipped.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            print("skipped \(count): \(reason)")
        }
        print("\(passed) passed, \(failed) failed, \(skipped.values.reduce(0, +)) skipped")
        return failed == 0 ? 0 : 1
    }

    /// What became of a case.
    private enum Outcome {
        case pass
        case skip(String)
        case fail(expected: String, got: String)
    }

    private static func judge(_ row: JSONNode, in world: HCLWorld) -> Outcome {
        guard let source = row["expr"]?.string else { return judgeFile(row) }
        // Terraform was asked for the value of an output.
        let head = "output \"x\" {\n  value = "
        let file = HCLFile(Array("\(head)\(source)\n}\n".utf8))
        let offset = file.errors.first.map { $0.range.lowerBound - head.utf8.count }
        if row["status"]?.string == "error", row["phase"]?.string == "parse" {
            let expected = row["byte"]?.int
            if let offset, offset == expected { return .pass }
            return .fail(
                expected: "an error at byte \(expected ?? 0)",
                got: offset.map { "one at byte \($0)" } ?? "none"
            )
        }
        guard offset == nil, let expression = file.body.blocks.first?.body.attribute("value")?.expression else {
            return .fail(expected: "an expression", got: "an error at byte \(offset ?? 0)")
        }
        return judge(world.evaluator.evaluate(expression), row)
    }

    private static func judgeFile(_ row: JSONNode) -> Outcome {
        let file = HCLFile(Array((row["source"]?.string ?? "").utf8))
        let isAccepted = file.errors.isEmpty
        let line = file.errors.first.map { file.text.line(at: $0.range.lowerBound) }
        guard isAccepted == row["ok"]?.bool else {
            return .fail(
                expected: isAccepted ? "an error" : "no error",
                got: line.map { "one in line \($0)" } ?? "none"
            )
        }
        if let expected = row["line"]?.int, line != expected {
            return .fail(expected: "an error in line \(expected)", got: "one in line \(line ?? 0)")
        }
        return .pass
    }

    private static func judge(_ value: Value, _ row: JSONNode) -> Outcome {
        switch row["status"]?.string {
        case "known":
            let answer = row["value"]
            guard HCLUnifier.unifies(value, with: answer) else {
                return .fail(expected: HCLUnifier.text(answer), got: HCLUnifier.text(value))
            }
            return value.holes == nil ? .pass : .skip(reason(value))
        case "error":
            // An output must not be sensitive; the value is all right.
            if row["summary"]?.string == "Output refers to sensitive values" { return .pass }
            return value.holes == nil ? .fail(expected: "unknown", got: HCLUnifier.text(value)) : .pass
        default:
            guard let applied = row["applied"], !applied.isNull else { return .pass }
            guard HCLUnifier.unifies(value, with: applied) else {
                return .fail(expected: HCLUnifier.text(applied), got: HCLUnifier.text(value))
            }
            return .pass
        }
    }

    private static func reason(_ value: Value) -> String {
        switch value.holes?.sources.first?.reason {
        case .unsupportedFunction(let name): "function \(name)"
        case .undecided(let reason): reason
        case .some(let reason): "\(reason)"
        case nil: "unknown"
        }
    }
}
