extension SourceBlock {
    /// The block with what the block of an override file says laid over it.
    ///
    /// Arguments are replaced one by one; a type of nested blocks is replaced as a whole, but for `lifecycle`, whose
    /// arguments are again replaced one by one. Source: Terraform documentation, "Override Files", "Merging Behavior".
    func overridden(by other: SourceBlock) -> SourceBlock {
        var result = self
        result.body = body.overridden(by: other.body, isTop: true)
        return result
    }

    /// The type of the blocks that the block is or, where it is `dynamic`, makes.
    fileprivate var contentType: String {
        type == "dynamic" ? labels.first ?? type : type
    }
}

extension SourceBody {
    fileprivate func overridden(by other: SourceBody, isTop: Bool) -> SourceBody {
        let arguments = Set(other.attributes.map(\.name))
        let types = Set(other.blocks.map(\.contentType))
        // What is blocks here may be written as an argument there, and the other way round.
        let replaced = arguments.union(types)
        var result = SourceBody()
        result.attributes = attributes.filter { !replaced.contains($0.name) } + other.attributes
        result.blocks = blocks.filter { !replaced.contains($0.contentType) }
        for block in other.blocks {
            guard isTop, block.type == "lifecycle", let base = blocks("lifecycle").first else {
                result.blocks.append(block)
                continue
            }
            var merged = base
            merged.body = base.body.overridden(by: block.body, isTop: false)
            result.blocks.append(merged)
        }
        return result
    }
}
