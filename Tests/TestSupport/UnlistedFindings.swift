/// What is wrong in scenarios besides what their expectations list, which are each about one kind of mistake.
package enum UnlistedFindings {
    /// The rules that find it, by the scenario.
    package static let rules: [String: Set<String>] = [
        // The build's role has no policy at all, and the build is to read a secret and a parameter with it.
        "literal-codebuild-good": ["role-secret-access"],
        // `NotAction` with a few names grants reading every secret of the account.
        "iam-notaction-good": ["execution-role-broad-grant"],
    ]
}
