import Symbolic

extension Value {
    /// Whether what an expression makes may be the value of the one attribute that it names, and not what a function makes
    /// of that.
    func mayBe(_ attribute: Value?) -> Bool {
        if let elements, elements.count == 1 { return elements[0].mayBe(attribute) }
        guard let hole = text?.wholeHole ?? (isPartial ? nil : unknown) else {
            return string != nil && string == attribute?.string
        }
        // What cannot be evaluated for want of a module's source is left to what the plan alone tells.
        return hole.identity != nil || hole.isForWantOfSource
    }
}

extension Unknown {
    /// Whether a value could not be told for want of a module's source alone.
    var isForWantOfSource: Bool { sources.allSatisfy { $0.reason == .sourceUnavailable } }
}
