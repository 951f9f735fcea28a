import Files
import JSONReader

/// A file of cases: one JSON object a line.
enum CaseFile {
    /// How a case ended.
    enum Outcome {
        case passed, skipped
        /// What was expected, and what came.
        case failed(id: String, expected: String, got: String)
    }

    /// Prints a line for each case that fails, then the counts; 0 only if none failed, 2 if the file cannot be read.
    static func run(_ path: String, _ judge: (JSONNode) -> Outcome) -> Int32 {
        guard let text = try? InputFile.text(at: path) else {
            print("cannot read \(path)")
            return 2
        }
        var (passed, failed, skipped) = (0, 0, 0)
        for line in lines(of: text) {
            guard let document = try? JSONDocument(text: line) else {
                print("FAIL ?: expected a line of JSON, got none")
                failed += 1
                continue
            }
            switch judge(document.root) {
            case .passed: passed += 1
            case .skipped: skipped += 1
            case .failed(let id, let expected, let got):
                print("FAIL \(id): expected \(expected), got \(got)")
                failed += 1
            }
        }
        print("\(passed) passed, \(failed) failed, \(skipped) skipped")
        return failed == 0 ? 0 : 1
    }

    private static func lines(of text: JSONText) -> [String] {
        text.withBytes { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
