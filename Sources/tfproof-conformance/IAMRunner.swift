import Files
import IAM
import JSONReader
import Symbolic

/// Runs a file of IAM decisions: one JSON object a line with policies, a request and the expected answer.
enum IAMRunner {
    /// Prints a line for each case that fails, then the counts; 0 only if none failed, 2 if the file cannot be read.
    static func run(_ path: String) -> Int32 {
        guard let text = try? InputFile.text(at: path) else {
            print("cannot read \(path)")
            return 2
        }
        var (passed, failed) = (0, 0)
        for line in text.lines {
            guard let document = try? JSONDocument(text: line) else {
                print("FAIL a line that is not JSON")
                failed += 1
                continue
            }
            let test = IAMCase(document.root)
            let answer = test.answer
            if test.accepts(answer) {
                passed += 1
            } else {
                print("FAIL \(test.id): expected \(test.expected), got \(answer)")
                failed += 1
            }
        }
        print("\(passed) passed, \(failed) failed")
        return failed == 0 ? 0 : 1
    }
}

extension JSONText {
    /// The lines of a text of one JSON object a line, without the empty ones.
    fileprivate var lines: [String] {
        withBytes { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
