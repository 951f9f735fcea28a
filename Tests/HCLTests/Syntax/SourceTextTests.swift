import HCL
import Symbolic
import Testing

@Suite struct SourceTextTests {
    @Test(
        arguments: [
            (0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 2), (6, 2, 3), (8, 3, 1), (99, 3, 1),
        ] as [(Int, Int, Int)]
    )
    func positions(offset: Int, line: Int, column: Int) {
        let text = SourceText("ab\né\r\r\n")
        let position = text.position(at: offset)
        #expect((position.line, position.column) == (line, column))
    }
}
