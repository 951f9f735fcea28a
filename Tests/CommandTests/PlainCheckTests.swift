import ArgumentParser
import Testing

@testable import tfproof

/// The short way to a check whose arguments are the names of plans must end where the parser ends.
@Suite struct PlainCheckTests {
    /// Each option with its value.
    private static func values(of check: Check) -> [String] {
        let groups: [Any] = [check.source, check.rules, check.organization, check.output]
        return ["\(check.plans)"]
            + groups.flatMap { group in Mirror(reflecting: group).children.map { "\($0.label ?? ""): \($0.value)" } }
    }

    @Test(arguments: [["a.json"], ["check", "a.json"], ["a.json", "b.json"]])
    func optionsAreThoseOfTheParser(arguments: [String]) throws {
        let plain = try #require(Check(of: arguments[...]))
        let parsed = try #require(try TFProof.parseAsRoot(arguments) as? CheckCommand)
        #expect(PlainCheckTests.values(of: plain) == PlainCheckTests.values(of: parsed.check))
    }

    @Test(arguments: [
        [], ["check"], ["rules"], ["version"], ["help"], ["-"], ["--help"], ["a.json", "--no-source"],
        ["a.json", "rules"], ["explain", "a.json"], ["tfplan"],
        ["-f", "json", "a.json"], [""],
    ])
    func whatMayMeanMoreIsLeftToTheParser(arguments: [String]) {
        #expect(Check(of: arguments[...]).map { PlainCheckTests.values(of: $0) } == nil)
    }
}
