import Testing

@testable import IAM

@Suite struct TextWaysTests {
    private static let any = TextSteps.Step.run(exceptColon: false)
    private static let a = TextSteps.Step.character(0x61, ignoresCase: false)
    private static let b = TextSteps.Step.character(0x62, ignoresCase: false)
    private static let smallOrCapitalA = TextSteps.Step.character(0x61, ignoresCase: true)

    /// What is told at once of a text of which nothing is known is what the automata find.
    @Test(
        arguments: [
            [[any]], [[any, any]], [[]], [[a]], [[a, any]], [[.one(exceptColon: false)]], [[.run(exceptColon: true)]],
            [[a], [b]], [[a], [a]], [[a, b], [a], [a, b]], [[], [a]], [[a], [any]], [[a], [smallOrCapitalA]],
            [[a, any], [any, b]],
        ]
    )
    func ofAnyText(patterns: [[TextSteps.Step]]) {
        // Two runs stand for the same texts as one.
        #expect(TextWays.all(of: [.run(.any)], patterns) == TextWays.all(of: [.run(.any), .run(.any)], patterns))
    }
}
