extension Value {
    /// Which of Terraform's complex types a list or an object is of (language/expressions/type-constraints).
    ///
    /// JSON does not tell a list from a tuple, nor a map from an object; expressions that compare or convert do.
    package enum Typing: Hashable, Sendable {
        /// Not known: what a plan says of a value.
        case unspecified
        /// A tuple or an object; a view of a document is so all the way down.
        case structural
        /// A list or a map.
        case collection
    }

    /// A part of a view: all of a decoded document is tuples and objects.
    var typingOfParts: Typing { typing == .structural ? .structural : .unspecified }
}
