import Testing

@testable import Reporters

@Suite struct RunnerCommandTests {
    /// Wherever a command stands among the bytes that are looked at together.
    @Test(arguments: 0..<24)
    func commandsAreFoundAtEachPlace(count: Int) {
        let text = String(repeating: "x", count: count)
        func disarmed(_ text: String) -> String { RunnerCommand.disarmed(text) { _ in "?" } }
        #expect(disarmed("\(text)##vso[a]b") == "\(text)?#vso[a]b")
        #expect(disarmed("\(text)\n::a::b") == "\(text)\n?:a::b")
        #expect(disarmed("\(text)\r \t::a") == "\(text)\r \t?:a")
        #expect(disarmed("\(text)#\n#\(text) :: #[a] é::a") == "\(text)#\n#\(text) :: #[a] é::a")
    }
}
