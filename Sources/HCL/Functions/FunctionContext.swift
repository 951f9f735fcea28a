package import Symbolic

/// What functions may use besides their arguments: without it, those that need it are not evaluated.
package struct FunctionContext: Sendable {
    /// The files that `file`, `templatefile`, `fileset` and their like read.
    package var files: (any SourceFiles)?
    /// What `plantimestamp` gives: the time of the plan as RFC 3339 has it.
    package var planTimestamp: String?
    /// What is known of the texts of attributes that nobody knows yet.
    package var form: (@Sendable (AttributeIdentity) -> TextForm?)?

    package init(
        files: (any SourceFiles)? = nil,
        planTimestamp: String? = nil,
        form: (@Sendable (AttributeIdentity) -> TextForm?)? = nil
    ) {
        self.files = files
        self.planTimestamp = planTimestamp
        self.form = form
    }
}

/// What surrounds the calls of an evaluation.
struct CallSite {
    /// Where the expression stands, which decides on the functions that it may call.
    enum Place {
        case configuration, templateFile, templateString
    }

    var context: FunctionContext
    var nesting: Nesting
    var place = Place.configuration
}
