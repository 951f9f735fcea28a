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

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A resource control policy that binds the resources of the account; may be repeated.",
            valueName: "file"
        )
    )
    var rcp: [String] = []

    /// The options where none is given.
    static var defaults: ControlOptions {
        var options = ControlOptions()
        options.scp = []
        options.rcp = []
        return options
    }

    /// The policies, read.
    ///
    /// - Throws: `Failure` where one cannot be read or is not in order.
    func controls(reading files: inout PolicyFiles) throws -> [ControlPolicies] {
        var controls: [ControlPolicies] = []
        if !scp.isEmpty { controls.append(.serviceControls(try scp.map { try files.policy($0) })) }
        if !rcp.isEmpty { controls.append(.resourceControls(try rcp.map { try files.resourceControl($0) })) }
        return controls
    }
}
