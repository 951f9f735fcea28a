package import AWSModel
package import Linting

extension AccessReport {
    /// The rows of the roles and resources that one of the patterns fits, by address, ARN or name.
    ///
    /// - Parameters:
    ///   - roles: Any role where there are none.
    ///   - resources: Any resource where there are none.
    /// - Returns: The report of those rows.
    package func filtered(roles: [Glob], resources: [Glob]) -> AccessReport {
        var copy = self
        copy.rows = rows.filter { row in
            AccessReport.fits(row.role.names, roles) && AccessReport.fits(row.resource.names, resources)
        }
        return copy
    }

    private static func fits(_ names: [String], _ patterns: [Glob]) -> Bool {
        patterns.isEmpty || patterns.contains { pattern in names.contains(where: pattern.matches) }
    }
}

extension AccessReport.Role {
    fileprivate var names: [String] {
        guard case .known(let label, let name, let address) = self else { return [] }
        return [label] + [name, address].compactMap { $0 }
    }
}

extension AccessReport.Resource {
    fileprivate var names: [String] { [label, name, arn].compactMap { $0 } }
}
