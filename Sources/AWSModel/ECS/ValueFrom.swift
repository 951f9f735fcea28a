import Symbolic

/// What a `valueFrom` names: a secret of Secrets Manager or a parameter of Systems Manager.
///
/// Sources: AmazonECS/developerguide/secrets-envvar-secrets-manager, secrets-envvar-ssm-paramstore. A secret is named
/// by its ARN, with up to three further pieces behind it (JSON key, version stage, version id); everything that is no
/// ARN of a secret is the ARN or the name of a parameter.
struct ValueFrom {
    enum Kind: String, CaseIterable {
        case secretsmanager, ssm
    }

    /// Nil where not even the service can be told.
    var kind: Kind?
    /// The ARN, or the parameter's name, without the pieces that only choose a part of the secret.
    var resource: SymbolicString
    /// Whether `resource` is a parameter's name and no ARN.
    var isName: Bool

    init(_ text: SymbolicString) {
        let resource = ValueFrom.withoutSelectors(text)
        self.resource = resource
        self.isName = false
        let head = resource.prefix
        if head.begins(with: "arn:") {
            self.kind = ValueFrom.kind(ofARN: head)
        } else if head.isEmpty, let hole = resource.holes.first {
            self.kind = hole.identity.flatMap(ValueFrom.kind)
            self.isName = kind == .ssm && ["name", "id"].contains(hole.identity?.path.root ?? "")
        } else {
            self.kind = .ssm
            self.resource = text
            self.isName = true
        }
    }

    /// Whether a text may be what it should be: an ARN, or the name of a parameter, or of a secret where that is taken.
    ///
    /// Names have letters, digits and a few signs (systems-manager/latest/userguide/sysman-paramstore-su-create,
    /// secretsmanager/latest/apireference/API_CreateSecret); behind a colon stands a version or a key. What has others
    /// is no name: it may be the secret itself, pasted where its name belongs.
    static func mayBeName(_ text: SymbolicString, ofSecret isSecret: Bool) -> Bool {
        // What is known only after apply may be the ARN, behind which a key may have any sign.
        if case .hole? = text.parts.first { return true }
        let head = text.prefix
        if head.begins(with: "arn:") { return true }
        let signs =
            isSecret || head.begins(with: PassedOnSecret.path) ? signsOfSecrets : signsOfParameters
        return text.parts.allSatisfy { part in
            guard case .literal(let literal) = part else { return true }
            return literal.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: signs.contains(byte)
                }
            }
        }
    }

    private static let signsOfParameters = Array("/_.-:".utf8)
    private static let signsOfSecrets = Array("/_.-:+=@".utf8)

    private static func kind(ofARN head: String) -> Kind? {
        var head = head
        return head.withUTF8 { bytes in
            var service = 0..<0
            var colons = 0
            for place in bytes.indices where bytes[place] == UInt8(ascii: ":") {
                colons += 1
                if colons == 2 { service = (place + 1)..<bytes.count }
                guard colons < 3 else {
                    service = service.lowerBound..<place
                    break
                }
            }
            // Only a service that another colon follows is complete.
            guard colons == 3 else { return nil }
            let name = UnsafeBufferPointer(rebasing: bytes[service])
            return Kind.allCases.first { name.spells($0.rawValue) }
        }
    }

    /// The service of an attribute that a whole `valueFrom` may be.
    private static func kind(of identity: AttributeIdentity) -> Kind? {
        switch identity.address.type {
        case "aws_secretsmanager_secret", "aws_secretsmanager_secret_version": .secretsmanager
        case "aws_ssm_parameter": .ssm
        case "aws_db_instance", "aws_rds_cluster": identity.path.root == "master_user_secret" ? .secretsmanager : nil
        default: nil
        }
    }

    /// The text up to the seventh colon, which ends the ARN of a secret.
    ///
    /// A hole that stands at the front is a whole ARN: the first colon behind it ends it. Other holes are single pieces
    /// of an ARN, and none of those holds a colon.
    private static func withoutSelectors(_ text: SymbolicString) -> SymbolicString {
        var colons = 7
        if let known = text.known { return end(of: known, &colons).map { SymbolicString($0) } ?? text }
        var parts: [SymbolicString.Part] = []
        for (position, part) in text.parts.enumerated() {
            switch part {
            case .hole:
                if position == 0 { colons = 1 }
                parts.append(part)
            case .literal(let literal):
                if let rest = end(of: literal, &colons) {
                    parts.append(.literal(rest))
                    return SymbolicString(parts)
                }
                parts.append(part)
            }
        }
        return text
    }

    /// The text up to the last of so many colons; nil where it has not that many, which are counted on behind it.
    private static func end(of text: String, _ colons: inout Int) -> String? {
        text.withBytes { bytes in
            var end = 0
            while end < bytes.count {
                if bytes[end] == UInt8(ascii: ":") {
                    colons -= 1
                    if colons == 0 { return String(decoding: bytes[..<end], as: UTF8.self) }
                }
                end &+= 1
            }
            return nil
        }
    }
}
