import ArgumentParser
import IAM

/// The control policies of the organization, which no plan of an account has.
struct ControlOptions: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A service control policy that binds the roles; may be repeated. One must allow, as FullAWSAccess does.",
            valueName: "file"
        )
    )
    var scp: [String] = []

    /// What holds where no option is given.
    static var defaults: ControlOptions {
        var options = ControlOptions()
        options.scp = []
        return options
    }

    /// The policies, read.
    ///
    /// - Throws: `Failure` where one cannot be read or is not in order.
    func controls(reading files: inout PolicyFiles) throws -> [ControlPolicies] {
        guard !scp.isEmpty else { return [] }
        return [ControlPolicies(.serviceControl, PolicySet(try scp.map { try files.policy($0) }))]
    }
}
