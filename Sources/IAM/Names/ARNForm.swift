/// What the wildcards of a `Resource` pattern are like, which decides how AWS documents its matching.
///
/// A pattern is compared part by part with the six parts of an ARN; documentation discourages or leaves open what
/// wildcards do that would cross a colon of the first five (IAM/latest/UserGuide/reference_policies_elements_resource).
struct ARNForm: Hashable, Sendable {
    /// Whether it is `*`: every resource.
    private(set) var isEverything = false
    /// Whether it has fewer than six parts, whatever its holes turn out to be.
    private(set) var isShort = true
    /// Whether its last character is `*`.
    private(set) var endsInStar = false
    /// Whether a wildcard stands before the fifth colon.
    private(set) var hasWildcardInHead = false
    /// Whether a wildcard stands in the service, which is not allowed.
    private(set) var hasWildcardInService = false
    /// Whether a wildcard stands in the type of the resource, before a `/` or `:`, which is documented as wrong.
    private(set) var hasWildcardInType = false
    /// Whether a capital letter stands before the fifth colon; the documentation does not say how case counts there.
    private(set) var hasCapitalInHead = false

    /// Where wildcards stand.
    let wildcards: WildcardSpan

    /// Services whose ARNs have names where those of others have a type.
    private static let servicesWithoutTypes: [StaticString] = [
        "s3", "sqs", "sns", "execute-api", "apigateway", "codecommit", "codepipeline", "s3-object-lambda",
    ]

    /// What stands in a pattern for a character that is not known but is neither `:` nor `/`.
    static let unknownCharacter: UInt8 = 0
    /// What stands in a pattern for any text that is not known.
    static let unknownText: UInt8 = 1

    /// - Parameter bytes: The pattern in UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        wildcards = WildcardSpan(bytes)
        isEverything = bytes.count == 1 && bytes.first == Glob.star
        endsInStar = bytes.last == Glob.star
        var colons = 0
        var service = 0..<0
        var index = 0
        var hasCapital = false
        while index < bytes.count, colons < 5 {
            let byte = bytes[index]
            index += 1
            if byte == Glob.colon {
                colons += 1
                if colons == 2 { service = index..<bytes.count }
                if colons == 3 { service = service.lowerBound..<(index - 1) }
            } else if Glob.isCapital(byte) {
                hasCapital = true
            }
        }
        hasCapitalInHead = hasCapital
        isShort = colons < 5 && !bytes.contains(ARNForm.unknownText)
        guard let first = wildcards.first(in: bytes.count), let last = wildcards.last(in: bytes.count) else { return }
        hasWildcardInHead = first < index
        let name = UnsafeBufferPointer(rebasing: bytes[service])
        hasWildcardInService = hasWildcardInHead && name.contains(where: Glob.isWildcard)
        guard last >= index, !ARNForm.isWithoutTypes(name) else { return }
        hasWildcardInType = ARNForm.isWildcardInType(UnsafeBufferPointer(rebasing: bytes[index...]))
    }

    /// Whether the ARNs of a service have names where those of others have a type.
    private static func isWithoutTypes(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        servicesWithoutTypes.contains { service in
            name.count == service.utf8CodeUnitCount
                && name.elementsEqual(UnsafeBufferPointer(start: service.utf8Start, count: service.utf8CodeUnitCount))
        }
    }

    /// Whether a wildcard stands in the type with which the last part of a pattern begins.
    private static func isWildcardInType(_ resource: UnsafeBufferPointer<UInt8>) -> Bool {
        var sawWildcard = false
        for byte in resource {
            switch byte {
            case Glob.slash, Glob.colon: return sawWildcard
            case Glob.star, Glob.questionMark: sawWildcard = true
            case ARNForm.unknownText where sawWildcard: return true
            default: continue
            }
        }
        return false
    }

    /// Whether the pattern covers a resource, given whether it does as a whole-string glob.
    ///
    /// - Parameters:
    ///   - glob: Whether the pattern matches the ARN with `*` crossing every character.
    ///   - padded: The same for the pattern with `:*` for each part that it lacks.
    ///   - small: The same for the pattern with capitals made small before the fifth colon.
    ///   - segmentwise: Whether each part is matched by itself.
    /// - Returns: Unknown where the documentation leaves the answer open.
    func conclude(glob: Truth, padded: () -> Truth, small: () -> Truth, segmentwise: () -> Bool) -> Truth {
        switch glob {
        case .unknown: return .unknown
        case .no:
            if isShort, !endsInStar, padded() != .no { return .unknown }
            if hasCapitalInHead, small() != .no { return .unknown }
            return .no
        case .yes:
            if isEverything { return .yes }
            if hasWildcardInService || hasWildcardInType { return .unknown }
            if isShort { return endsInStar ? .yes : .unknown }
            if !hasWildcardInHead { return .yes }
            return segmentwise() ? .yes : .unknown
        }
    }
}
