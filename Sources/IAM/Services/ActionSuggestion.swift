/// Finds the action that was probably meant by one that does not exist.
enum ActionSuggestion {
    /// The name of an action, or a pattern for names, that is nearly the one that is given.
    static func name(for name: String, of service: AuthorizedService) -> String? {
        if let action = permissions[service.prefix]?[name.lowercased()] { return action }
        let head = Array(name.utf8.prefix { !Glob.isWildcard($0) })
        let limit = EditDistance.limit(head.count)
        guard head.count < name.utf8.count else {
            return nearest(name, service.actions.map(\.name), limit: limit)
        }
        let tail = String(decoding: name.utf8.dropFirst(head.count), as: UTF8.self)
        var heads: [String] = []
        for action in service.actions {
            let bytes = Array(action.name.utf8)
            for length in max(1, head.count - limit)...max(1, head.count + limit) where length <= bytes.count {
                heads.append(String(decoding: bytes.prefix(length), as: UTF8.self))
            }
        }
        let candidates = Set(heads).filter { !service.actions(matching: $0 + tail).isEmpty }.sorted()
        return nearest(String(decoding: head, as: UTF8.self), candidates, limit: limit).map { $0 + tail }
    }

    /// The nearest name that begins with the same verb, else the nearest whose verb may be the same but for a mistake.
    private static func nearest(_ name: String, _ candidates: [String], limit: Int) -> String? {
        let verb = ActionVerb(of: name)
        func nearest(where isMeant: (ActionVerb) -> Bool) -> String? {
            EditDistance.nearest(name, candidates.filter { isMeant(ActionVerb(of: $0)) }, limit: limit)
        }
        return nearest { $0 == verb } ?? nearest { $0.begins(name) || verb.mayBeMistake(for: $0) }
    }

    /// The prefix of a service that has the action, and whose prefix or name is nearly the one that is given.
    static func prefix(for prefix: String, action: String) -> String? {
        guard !action.utf8.allSatisfy(Glob.isWildcard) else { return nil }
        let limit = EditDistance.limit(prefix.utf8.count)
        let squeezed = squeeze(prefix)
        let candidates = ServiceAuthorization.prefixes.filter { candidate in
            EditDistance.between(prefix, candidate, limit: limit) <= limit
                || squeezed.utf8.count > 4 && isNamed(candidate)
        }
        func isNamed(_ candidate: String) -> Bool {
            ServiceAuthorization.service(candidate).map { squeeze($0.name).contains(squeezed) } ?? false
        }
        return candidates.first { candidate in
            ServiceAuthorization.service(candidate)?.actions(matching: action).isEmpty == false
        }
    }

    private static func squeeze(_ text: String) -> String {
        String(decoding: text.utf8.filter { !" -()".utf8.contains($0) }, as: UTF8.self).lowercased()
    }

    /// Operations of APIs that an action of another name allows, in small letters.
    ///
    /// Sources: AmazonS3/latest/userguide/using-with-s3-policy-actions (required permissions for S3 API operations);
    /// lambda/latest/api/API_Invoke; kms/latest/APIReference/API_ReEncrypt, which has one for each of the two keys.
    private static let permissions: [String: [String: String]] = [
        "s3": [
            "completemultipartupload": "PutObject", "copyobject": "PutObject", "createmultipartupload": "PutObject",
            "deletebucketencryption": "PutEncryptionConfiguration",
            "deletebucketlifecycle": "PutLifecycleConfiguration",
            "deleteobjects": "DeleteObject", "getbucketencryption": "GetEncryptionConfiguration",
            "getbucketlifecycleconfiguration": "GetLifecycleConfiguration", "headbucket": "ListBucket",
            "headobject": "GetObject", "listbuckets": "ListAllMyBuckets",
            "listmultipartuploads": "ListBucketMultipartUploads", "listobjects": "ListBucket",
            "listobjectsv2": "ListBucket", "listobjectversions": "ListBucketVersions",
            "listparts": "ListMultipartUploadParts", "putbucketencryption": "PutEncryptionConfiguration",
            "putbucketlifecycleconfiguration": "PutLifecycleConfiguration", "selectobjectcontent": "GetObject",
            "uploadpart": "PutObject", "uploadpartcopy": "PutObject",
        ],
        "kms": ["reencrypt": "ReEncrypt*"],
        "lambda": ["invoke": "InvokeFunction"],
    ]
}
