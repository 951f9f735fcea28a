import ArgumentParser
import Testing

@testable import tfproof

/// The short way to a check whose arguments are the names of plans must end where the parser ends.
@Suite struct PlainCheckTests {
    /// Each option with its value.
    private static func values(of command: CheckCommand) -> [String] {
        let groups: [Any] = [command.source, command.rules, command.output]
        return ["\(command.plans)"]
            + groups.flatMap { group in Mirror(reflecting: group).children.map { "\($0.label ?? ""): \($0.value)" } }
    }

    @Test(arguments: [["a.json"], ["check", "a.json"], ["a.json", "b.json"]])
    func optionsAreThoseOfTheParser(arguments: [String]) throws {
        let plain = try #require(CheckCommand(of: arguments[...]))
        let parsed = try #require(try TFProof.parseAsRoot(arguments) as? CheckCommand)
        #expect(PlainCheckTests.values(of: plain) == PlainCheckTests.values(of: parsed))
    }

    @Test(arguments: [
        [], ["check"], ["rules"], ["version"], ["help"], ["-"], ["--help"], ["a.json", "--no-source"],
        ["a.json", "rules"],
        ["-f", "json", "a.json"], [""],
    ])
    func whatMayMeanMoreIsLeftToTheParser(arguments: [String]) {
        #expect(CheckCommand(of: arguments[...]).map { PlainCheckTests.values(of: $0) } == nil)
    }
}
