import HCL
import TestSupport

extension SourceTree {
    /// The configuration of files in memory.
    convenience init(_ texts: [String: String]) {
        self.init(files: MemoryFiles(texts: texts))
    }
}

extension SourceBody {
    /// The arguments as they are written.
    var written: [String: String] {
        Dictionary(uniqueKeysWithValues: attributes.map { ($0.name, $0.file.written($0.expression.range)) })
    }
}

extension SourceFile {
    /// The text of a range.
    func written(_ range: Range<Int>) -> String { String(decoding: text.bytes[range], as: UTF8.self) }
}
