/// A service with its actions and resource types, as the Service Authorization Reference lists them.
package struct AuthorizedService: Sendable {
    /// A type of resources that actions can be limited to.
    package struct ResourceType: Hashable, Sendable {
        /// The reference's name for it: `log-group`.
        package let name: String
        /// The form of its ARNs: `arn:${Partition}:s3:::${BucketName}`.
        package let arn: String
        /// All ARNs that a resource of the type may have.
        let form: [Atom]

        init(name: String, arn: String) {
            self.name = name
            self.arn = arn
            form = ResourceType.form(of: arn)
        }
    }

    /// An action, and what it can be limited to.
    package struct Action: Sendable {
        /// The name without the prefix: `GetSecretValue`.
        package let name: String
        /// What its `Resource` can be; `*` only where there are none.
        package let resourceTypes: [ResourceType]
        /// Whether the reference is known to be right about the types.
        package let hasCertainTypes: Bool
        /// The name in small letters.
        let bytes: [UInt8]
    }

    /// What stands before the colon of the actions: `secretsmanager`.
    package let prefix: String
    /// The name of the service; the prefix where no name is known.
    package let name: String
    /// Whether all its actions are known, not only those that AWS-managed policies name.
    package let isComplete: Bool
    /// In the order of their names.
    package let actions: [Action]

    /// - Parameters:
    ///   - prefix: The prefix that begins the line of the service.
    ///   - columns: What stands behind it.
    init(prefix: String, columns: String) {
        let columns = AuthorizedService.pieces(of: columns[...], at: UInt8(ascii: "\t"), keepsEmpty: true)
        let types = AuthorizedService.items(columns, 1).map { item in
            let parts = AuthorizedService.pieces(of: item, at: UInt8(ascii: "="), maxSplits: 1)
            return ResourceType(name: String(parts.first ?? ""), arn: parts.count > 1 ? String(parts[1]) : "")
        }
        self.prefix = prefix
        let title = columns.first.map(String.init) ?? ""
        name = title.isEmpty ? prefix : title
        isComplete = !title.isEmpty
        actions = AuthorizedService.items(columns, 2).map { Action($0, types) }
    }

    /// The actions that a pattern for the name covers, its case aside.
    package func actions(matching pattern: String) -> [Action] {
        let pattern = Glob.lowercased(pattern)
        return actions.filter { Glob.matches(pattern, $0.bytes) }
    }

    private static func items(_ columns: [Substring], _ position: Int) -> [Substring] {
        columns.indices.contains(position) ? pieces(of: columns[position], at: UInt8(ascii: ";")) : []
    }

    /// The pieces between some bytes: the facts are ASCII, so that no character has to be put together.
    fileprivate static func pieces(
        of text: Substring,
        at separator: UInt8,
        maxSplits: Int = .max,
        keepsEmpty: Bool = false
    ) -> [Substring] {
        text.utf8.split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: !keepsEmpty)
            .map { Substring($0) }
    }
}

extension AuthorizedService.Action {
    /// Reads `GetObject=1,2`, `ListSecrets` or `DescribeLogGroups?`.
    fileprivate init(_ item: Substring, _ types: [AuthorizedService.ResourceType]) {
        let parts = AuthorizedService.pieces(of: item, at: UInt8(ascii: "="), maxSplits: 1)
        let numbers = parts.count > 1 ? AuthorizedService.pieces(of: parts[1], at: UInt8(ascii: ",")) : []
        resourceTypes = numbers.compactMap { Int($0) }.filter(types.indices.contains).map { types[$0] }
        hasCertainTypes = item.utf8.last != UInt8(ascii: "?")
        let mark = parts.first?.utf8.firstIndex(of: UInt8(ascii: "?"))
        name = parts.first.map { part in String(mark.map { part[..<$0] } ?? part) } ?? ""
        bytes = Glob.lowercased(name)
    }
}

extension AuthorizedService.ResourceType {
    /// All ARNs of a form, as `${…}` stands for them.
    ///
    /// What follows a name that users give is left open, as names may hold slashes and some services have several
    /// forms; but for the names of S3's buckets, which tell a bucket from its objects.
    private static func form(of arn: String) -> [Atom] {
        var atoms: [Atom] = []
        var colons = 0
        var rest = Substring(arn)
        while let first = rest.first {
            guard rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") else {
                rest = rest.dropFirst()
                if first == ":" { colons += 1 }
                if first == "*" { atoms.append(.run(.any)) } else { atoms.append(text: String(first)) }
                continue
            }
            let name = rest[..<end].dropFirst(2)
            rest = rest[end...].dropFirst()
            guard colons < 5 || name == "BucketName" else { return atoms + [.run(.any)] }
            atoms.append(.run(.segment))
        }
        return atoms
    }
}
