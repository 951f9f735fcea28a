import HCL
import Symbolic
import Testing

@Suite struct LimitTests {
    /// A kilobyte as an expression.
    private static let long = "\"" + String(repeating: "x", count: 1_024) + "\""

    @Test(
        arguments: [
            String(repeating: "jsonencode([", count: 60) + "1" + String(repeating: "])", count: 60),
            String(repeating: "replace(", count: 60) + "\"a\""
                + String(repeating: ", \"a\", \"aaaaaaaaaa\")", count: 60),
            "join(\"\", [for i in range(100): join(\"\", [for j in range(100): \(long)])])",
            "format(\"%s%s\", join(\"\", [for i in range(1000): \(long)]), join(\"\", [for i in range(4000): \(long)]))",
            "\"%{ for i in range(100) }%{ for j in range(100) }${\(long)}%{ endfor }%{ endfor }\"",
            "\"%{ for i in range(1000) }%{ for j in range(1000) }%{ for k in range(1000) }%{ endfor }%{ endfor }%{ endfor }\"",
            "flatten([for i in range(1000): range(500)])",
        ]
    )
    func whatGrowsTooLargeIsUnknown(source: String) throws {
        let evaluator = PartialEvaluator { (_: Traversal) -> Value in Value(.null) }
        #expect(evaluator.evaluate(try TemplateSource.expression(source)).holes != nil)
    }
}
