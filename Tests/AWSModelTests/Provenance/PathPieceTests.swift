import Testing

@testable import AWSModel

@Suite struct PathPieceTests {
    @Test(arguments: [
        ("arn:aws:iam::1:role/a/b", "b"), ("a/b//", "b"), ("b", "b"), ("/b", "b"), ("/", nil), ("", nil),
    ])
    func lastPiece(text: String, piece: String?) {
        #expect(text.lastPathPiece == piece)
        #expect(Substring("x" + text).dropFirst().lastPathPiece == piece)
    }
}
