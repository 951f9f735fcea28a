import IAM

/// A function as a text names it: by its name, by its ARN or by the end of that, each with a version or an alias behind
/// it or not.
///
/// Source: lambda/latest/api/API_AddPermission, `FunctionName`.
struct FunctionName: Sendable {
    let name: String
    /// The version or the alias; nil for the function as a whole.
    let qualifier: String?
    /// The region and the account that the text tells, empty where it has ones that are not known; nil where it has none.
    private(set) var region: String?
    private(set) var account: String?
    /// The ARN of the function as a whole, where the text has one.
    private(set) var arn: KnownARN?

    /// - Returns: nil for a text that names no function.
    init?(_ text: String) {
        if let arn = KnownARN(text) {
            guard arn.has(.service, "lambda") else { return nil }
            self.init(resource: arn[.resource], region: arn[.region], account: arn[.account])
            self.arn = KnownARN("\(arn.head(before: .resource))function:\(name)")
            return
        }
        let pieces = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if pieces.count == 2, pieces[1].utf8.starts(with: "function:".utf8) {
            self.init(resource: String(pieces[1]), region: nil, account: String(pieces[0]))
        } else {
            self.init(resource: "function:\(text)", region: nil, account: nil)
        }
    }

    /// Reads what ends the ARN of a function.
    ///
    /// - Parameters:
    ///   - resource: The last part of the ARN.
    ///   - region: Its region.
    ///   - account: Its account.
    init?(resource: String, region: String?, account: String?) {
        let pieces = resource.split(separator: ":", omittingEmptySubsequences: false)
        guard pieces.count == 2 || pieces.count == 3, pieces[0] == "function", !pieces[1].isEmpty else { return nil }
        name = String(pieces[1])
        qualifier = pieces.count == 3 ? String(pieces[2]) : nil
        self.region = region
        self.account = account
    }
}
