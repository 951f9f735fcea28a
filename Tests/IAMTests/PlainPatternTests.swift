import Testing

@testable import IAM

@Suite struct PlainPatternTests {
    private static let forms = [
        "arn:${Partition}:s3:::${BucketName}", "arn:${Partition}:s3:::${BucketName}/${ObjectName}",
        "arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}", "arn:aws:iam::*:role/x",
        "arn:${Partition}:x:${Region}-${Account}:y", "arn:aws:iam::1:role/x${Name}",
    ]
    private static let patterns = [
        "arn:aws:s3:::b", "arn:aws:s3:::b/*", "arn:aws:s3:::*", "arn:aws:s3:::b*", "arn:aws:s3::", "arn:*", "*", "",
        "arn:aws:logs:eu-west-1:1:log-group:g", "arn:aws:logs:eu-west-1:1:log-group:g:*", "arn:aws:logs:eu:1:g",
        "arn:aws:iam::1:role/x", "arn:aws:iam::1:role/xy", "arn:aws:iam::1:role/*", "s3:::b",
    ]

    /// One pass tells what the automata tell.
    @Test(arguments: forms) func meetsWhatAutomataMeet(arn: String) throws {
        let form = AuthorizedService.ResourceType(name: "", arn: arn).form
        let plainForm = try #require(PlainForm(form))
        for text in Self.patterns {
            var atoms: [Atom] = []
            for scalar in text.unicodeScalars {
                atoms.append(scalar == "*" ? .run(.any) : .character(scalar.value))
            }
            let meets = Array(text.utf8).withUnsafeBufferPointer { PlainPattern($0)?.meets(plainForm) }
            #expect(meets == !Languages.areDisjoint(atoms[...], form[...]), "\(text) and \(arn)")
        }
    }

    @Test(arguments: ["a*b", "a?", "é", "**", "*a"]) func leavesOthersToAutomata(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { PlainPattern($0) == nil })
    }
}
