import FoundationEssentials
import YAMLReader

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes the Swift file that carries the built-in rules: `embed-rules OUTPUT ROOT FILE…`.
///
/// A file that is not YAML stops the build with its place, as an error of the compiler would.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else { fail("usage: embed-rules OUTPUT ROOT FILE…") }

var entries: [String] = []
for path in arguments.dropFirst(2) {
    guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
        fail("\(path): cannot be read")
    }
    let document = YAMLDocument(text)
    for problem in document.problems {
        fail("\(path):\(problem.position.line):\(problem.position.column): error: \(problem.message)")
    }
    guard var root = document.root else { fail("\(path): error: empty") }
    // Nothing that checks a plan reads the tests; who wants to run them has the text.
    root.content = .mapping((root.mapping ?? []).filter { $0.name != "tests" })
    let name = path.hasPrefix(arguments[1] + "/") ? String(path.dropFirst(arguments[1].count + 1)) : path
    entries.append(
        """
                EmbeddedRule(
                    file: \(literal(name)),
                    text: \(literal(text)),
                    archive: \(literal(YAMLArchive.write(root)))
                ),
        """
    )
}
let source = """
    extension BuiltInRules {
        static let embedded: [EmbeddedRule] = [
    \(entries.joined(separator: "\n"))
        ]
    }

    """
do {
    try Data(source.utf8).write(to: URL(filePath: arguments[0]))
} catch {
    fail("\(arguments[0]): cannot be written")
}

/// A text as Swift writes it on one line.
func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            result += "\\u{\(String(scalar.value, radix: 16))}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

func fail(_ message: String) -> Never {
    print(message)
    exit(1)
}
