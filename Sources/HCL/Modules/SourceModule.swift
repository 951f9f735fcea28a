/// A module's configuration as its files say it, once for all its instances.
package final class SourceModule: Sendable {
    /// The directory, relative to the one that Terraform ran in: what `path.module` is; `.` for the root.
    package let directory: String
    /// The files, in the order in which they are read; overrides last.
    package let files: [SourceFile]
    /// What is declared more than once, and so is none of the declarations below.
    package let repeated: [RepeatedDeclaration]
    /// Whether every file could be read whole and contradicts no other, so that what is not found is not there.
    package let isComplete: Bool

    private let variables: [String: SourceBlock]
    private let locals: [String: SourceAttribute]
    private let outputs: [String: SourceBlock]
    private let resources: [String: SourceBlock]
    private let calls: [String: SourceBlock]
    private let providers: [String: SourceBlock]

    package init(
        directory: String,
        files: [SourceFile],
        repeated: [RepeatedDeclaration] = [],
        variables: [String: SourceBlock] = [:],
        locals: [String: SourceAttribute] = [:],
        outputs: [String: SourceBlock] = [:],
        resources: [String: SourceBlock] = [:],
        calls: [String: SourceBlock] = [:],
        providers: [String: SourceBlock] = [:]
    ) {
        self.directory = directory
        self.files = files
        self.repeated = repeated
        self.isComplete = files.allSatisfy(\.isComplete) && repeated.isEmpty
        self.variables = variables
        self.locals = locals
        self.outputs = outputs
        self.resources = resources
        self.calls = calls
        self.providers = providers
    }

    /// The `variable` block of a name.
    package func variable(_ name: String) -> SourceBlock? { variables[name] }
    /// The definition of a local value.
    package func local(_ name: String) -> SourceAttribute? { locals[name] }
    /// The `output` block of a name.
    package func output(_ name: String) -> SourceBlock? { outputs[name] }
    /// The names of the outputs, in the order of their bytes.
    package var outputNames: [String] {
        outputs.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    /// The block of a resource or data source by its address in the module: `aws_s3_bucket.b`, `data.aws_iam_role.r`.
    package func resource(_ address: String) -> SourceBlock? { resources[address] }
    /// The names of the `module` blocks, in the order of their bytes.
    package var callNames: [String] {
        calls.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    /// The `module` block of a name.
    package func call(_ name: String) -> SourceBlock? { calls[name] }
    /// The `provider` block of a name, with its alias: `aws`, `aws.dr`.
    package func provider(_ key: String) -> SourceBlock? { providers[key] }
}
