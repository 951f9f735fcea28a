import IAM

/// The files of the organization's control policies.
struct ControlChoice {
    /// Those of service control policies.
    var scp: [String] = []
    /// Those of resource control policies.
    var rcp: [String] = []

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
