/// Something that the files of a module declare more than once, which Terraform refuses.
package struct RepeatedDeclaration: Sendable {
    /// What expressions of the module call it: `aws_s3_bucket.b`, `local.l`.
    package let name: String
    /// Where it is declared first: `main.tf:3`.
    package let first: String
    /// Where it is declared again.
    package let second: String

    init(first: SourceBlock, second: SourceBlock) {
        name = second.declaredName
        self.first = first.file.place(at: first.range.lowerBound)
        self.second = second.file.place(at: second.range.lowerBound)
    }

    init(first: SourceAttribute, second: SourceAttribute) {
        name = second.localName
        self.first = first.file.place(at: first.range.lowerBound)
        self.second = second.file.place(at: second.range.lowerBound)
    }
}
