import Symbolic

/// A service with its actions and resource types, as the Service Authorization Reference lists them.
///
/// An object, which what is known of each element of a policy refers to.
package final class AuthorizedService: Sendable {
    /// A type of resources that actions can be limited to.
    package struct ResourceType: Hashable, Sendable {
        /// The reference's name for it: `log-group`.
        package let name: String
        /// The form of its ARNs: `arn:${Partition}:s3:::${BucketName}`.
        package let arn: String
        /// All ARNs that a resource of the type may have.
        let form: [Atom]
        /// The same for plain patterns; nil where these cannot be compared with it.
        let plainForm: PlainForm?

        init(name: String, arn: String) {
            self.name = name
            self.arn = arn
            form = ResourceType.form(of: arn)
            plainForm = PlainForm(form)
        }

        package static func == (left: ResourceType, right: ResourceType) -> Bool {
            left.name == right.name && left.arn == right.arn
        }

        package func hash(into hasher: inout Hasher) { hasher.combine(arn) }
    }

    /// An action, and what it can be limited to.
    package struct Action: Sendable {
        /// The name without the prefix: `GetSecretValue`.
        package let name: String
        /// What its `Resource` can be; `*` only where there are none.
        package let resourceTypes: [ResourceType]
        /// Whether the reference is known to be right about the types.
        package let hasCertainTypes: Bool
    }

    /// What stands before the colon of the actions: `secretsmanager`.
    package let prefix: String
    /// The name of the service; the prefix where no name is known.
    package let name: String
    /// Whether all its actions are known, not only those that AWS-managed policies name.
    package let isComplete: Bool
    /// What its line says of each action, in the order of their names; few are ever asked for.
    private let items: [Substring]
    /// What its line says of each resource type, by their numbers.
    private let types: [Substring]

    /// - Parameters:
    ///   - prefix: The prefix that begins the line of the service.
    ///   - columns: What stands behind it.
    init(prefix: String, columns: String) {
        let columns = AuthorizedService.pieces(of: columns[...], at: UInt8(ascii: "\t"), keepsEmpty: true)
        self.prefix = prefix
        let title = columns.first.map(String.init) ?? ""
        name = title.isEmpty ? prefix : title
        isComplete = !title.isEmpty
        types = AuthorizedService.items(columns, 1)
        items = AuthorizedService.items(columns, 2)
    }

    /// The actions, in the order of their names.
    package var actions: [Action] { items.map(action) }

    /// The actions that a pattern for the name covers, its case aside.
    package func actions(matching pattern: String) -> [Action] {
        items.filter { AuthorizedService.name(of: $0, matches: pattern) }.map(action)
    }

    private static func name(of item: Substring, matches pattern: String) -> Bool {
        pattern.withBytes { pattern in
            item.withBytes { item in
                let end = item.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "?") } ?? item.count
                return Glob.matches(pattern, UnsafeBufferPointer(rebasing: item[..<end]), Glob.lowercased)
            }
        }
    }

    /// Reads `GetObject=1,2`, `ListSecrets` or `DescribeLogGroups?`.
    private func action(_ item: Substring) -> Action {
        let parts = AuthorizedService.pieces(of: item, at: UInt8(ascii: "="), maxSplits: 1)
        let numbers = parts.count > 1 ? AuthorizedService.pieces(of: parts[1], at: UInt8(ascii: ",")) : []
        let mark = parts.first?.utf8.firstIndex(of: UInt8(ascii: "?"))
        return Action(
            name: parts.first.map { part in String(mark.map { part[..<$0] } ?? part) } ?? "",
            resourceTypes: numbers.compactMap { Int($0) }.filter(types.indices.contains).map { type(types[$0]) },
            hasCertainTypes: item.utf8.last != UInt8(ascii: "?")
        )
    }

    /// Reads `bucket=arn:${Partition}:s3:::${BucketName}`.
    private func type(_ item: Substring) -> ResourceType {
        let parts = AuthorizedService.pieces(of: item, at: UInt8(ascii: "="), maxSplits: 1)
        return ResourceType(name: String(parts.first ?? ""), arn: parts.count > 1 ? String(parts[1]) : "")
    }

    private static func items(_ columns: [Substring], _ position: Int) -> [Substring] {
        columns.indices.contains(position) ? pieces(of: columns[position], at: UInt8(ascii: ";")) : []
    }

    /// The pieces between some bytes: the facts are ASCII, so that no character has to be put together.
    private static func pieces(
        of text: Substring,
        at separator: UInt8,
        maxSplits: Int = .max,
        keepsEmpty: Bool = false
    ) -> [Substring] {
        text.utf8.split(separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: !keepsEmpty)
            .map { Substring($0) }
    }
}

extension AuthorizedService.ResourceType {
    /// All ARNs of a form, as `${…}` stands for them; the facts are ASCII.
    ///
    /// What follows a name that users give is left open, as names may hold slashes and some services have several
    /// forms; but for the names of S3's buckets, which tell a bucket from its objects.
    private static func form(of arn: String) -> [Atom] {
        arn.withBytes { bytes in
            var atoms: [Atom] = []
            atoms.reserveCapacity(bytes.count)
            var colons = 0
            var rest = bytes[...]
            while let first = rest.popFirst() {
                if first == UInt8(ascii: "$"), rest.first == UInt8(ascii: "{"),
                    let end = rest.firstIndex(of: UInt8(ascii: "}"))
                {
                    guard colons < 5 || rest[..<end].dropFirst().elementsEqual("BucketName".utf8) else {
                        return atoms + [.run(.any)]
                    }
                    atoms.append(.run(.segment))
                    rest = rest[(end + 1)...]
                } else {
                    if first == Glob.colon { colons += 1 }
                    atoms.append(first == Glob.star ? .run(.any) : .character(UInt32(first)))
                }
            }
            return atoms
        }
    }
}

extension Substring {
    /// Gives access to the UTF-8 bytes, in place where they are those of a native string.
    fileprivate func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        utf8.withContiguousStorageIfAvailable(body) ?? String(self).withBytes(body)
    }
}
