import Foundation
import TestSupport
import Testing

/// What is written to a terminal: `script` of util-linux runs the program on a pseudo-terminal.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct TerminalTests {
    @Test(
        arguments: [
            ("env -u NO_COLOR TERM=xterm", true), ("env NO_COLOR= TERM=xterm", true),
            ("env NO_COLOR=1 TERM=xterm", false), ("env -u NO_COLOR TERM=dumb", false),
        ]
    )
    func colours(environment: String, isColoured: Bool) throws {
        let run = try Program.shell(
            #"\#(environment) script -qec "$0 examples/first-deploy/plan.json" /dev/null"#,
            []
        )
        #expect(run.status == 1)
        #expect(run.output.contains("does not allow secretsmanager:GetSecretValue"))
        #expect(run.output.contains("\u{1B}[") == isColoured)
    }
}
