package import Linting

/// Turns a report into one text: the same report into the same text, and nothing besides.
package protocol Reporter: Sendable {
    /// The format that it writes.
    static var format: ReportFormat { get }

    /// The whole text, with a line feed at its end; no line of it is a command to a CI runner.
    func render(_ report: Report) -> String

    /// Hands on the same text, in one or more pieces.
    func write(_ report: Report, to output: (UnsafeBufferPointer<UInt8>) -> Void)
}

extension Reporter {
    package func write(_ report: Report, to output: (UnsafeBufferPointer<UInt8>) -> Void) {
        var text = render(report)
        text.withUTF8(output)
    }
}
