/// Why a text is not HCL, and where; it never quotes the text, which may hold secrets.
package struct SyntaxError: Error, Hashable, Sendable {
    /// What can be wrong with a text.
    package enum Problem: String, Hashable, Sendable {
        case invalidCharacter = "invalid character"
        case invalidUTF8 = "not UTF-8"
        case cutString = "a string must end on the line where it begins; use a heredoc for several lines"
        case unterminatedTemplate = "the string or heredoc has no end"
        case invalidEscape = "invalid escape sequence"
        case sequenceInLabel = "a template sequence is not allowed here"
        case expectedItem = "expected an argument or a block"
        case quotedName = "an argument name is not quoted"
        case repeatedArgument = "the argument is set twice"
        case expectedNewline = "expected a newline"
        case expectedBlockBody = "expected a label or `{` on the line of the block's type"
        case expectedSingleArgument = "a block on one line holds at most one argument"
        case unclosedBlock = "the block has no `}`"
        case expectedExpression = "expected an expression"
        case invalidNumber = "invalid number"
        case expectedName = "expected a name after `.`"
        case legacyIndexes = "two positions in a row are written `[0][1]`"
        case nestedSplat = "`.*` inside `.*` is not allowed"
        case expectedClosing = "expected the closing bracket"
        case expectedSeparator = "expected `,` or the closing bracket"
        case expectedItemSeparator = "expected a newline, `,` or `}`"
        case expectedValue = "expected `=` or `:` and a value"
        case expectedFunctionName = "expected a function name and `(`"
        case expectedColon = "expected `:` and the value for false"
        case invalidLoop = "invalid `for`"
        case expectedSequenceEnd = "expected `}` to end the template sequence"
        case unknownDirective = "expected `if`, `else`, `endif`, `for` or `endfor`"
        case unexpectedDirective = "the directive has no beginning"
        case unclosedDirective = "the directive has no end"
        case depth = "expressions or blocks nest too deeply"
        case size = "the text is too large"
    }

    package var problem: Problem
    /// The bytes where it was found.
    package var range: Range<Int>

    /// What is wrong, for people.
    package var message: String { problem.rawValue }

    init(_ problem: Problem, _ range: Range<Int>) {
        self.problem = problem
        self.range = range
    }
}
