import Symbolic

/// Tells what stands in a secret's JSON document beside its credentials.
enum SecretDocument {
    /// What tells of a database or a service, or of a client beside its secret.
    ///
    /// Sources: secretsmanager/latest/userguide/reference_secret_json_structure; RFC 6749 §2.2, "The client identifier is
    /// not a secret", and §3.3.
    private static let names: Set<String> = [
        "engine", "host", "port", "username", "user", "dbname", "database", "masterarn", "dbinstanceidentifier",
        "dbclusteridentifier", "region", "bucket", "environment", "stage", "driver", "sslmode",
        "client_id", "clientid", "client-id", "scope", "scopes", "tenant", "tenant_id", "tenantid",
    ]

    /// Whether a member is no credential, by its name or its value.
    static func isHarmless(_ member: Value.Member) -> Bool {
        switch member.value.kind {
        // What lies inside is looked at like anything else.
        case .list where ["scope", "scopes"].contains(member.name.lowercased()):
            return member.value.elements?.allSatisfy { isHarmless(Value.Member(name: member.name, value: $0)) } == true
        case .list, .object, .unknown: return false
        case .null, .bool: return true
        // A port, a limit, a timeout; what is longer may be drawn by lot.
        case .number:
            return !CredentialName.isCredential(member.name)
                && member.value.numberText.map { $0.utf8.count < 6 } == true
        case .string:
            guard let text = member.value.string else { return names.contains(member.name.lowercased()) }
            if names.contains(member.name.lowercased()) {
                return !text.contains("@") && CredentialFormat.found(in: text) == nil
            }
            return !CredentialName.isCredential(member.name) && text.withBytes(CredentialReference.isAddress)
        }
    }

    /// Whether a credential is written in a document or a text that is known in part, whatever stands around it.
    static func writesCredential(_ value: Value) -> Bool {
        // User data of a launch template is in Base64, and the text that is asked about is what it stands for.
        if let decoded = value.decodedBase64 { return writesCredential(decoded) }
        if !value.isEncoded, let text = value.text, CredentialLine.first(in: text) != nil { return true }
        let document = value.decodedJSON
        // What is encoded is looked at as what it stands for, be that known or not: as a text it would come here again.
        let isDocument = value.isEncoded || document.kind == .object || document.kind == .list
        return holdsCredential(isDocument ? document : value)
    }

    private static func holdsCredential(_ value: Value) -> Bool {
        if value.isEncoded { return writesCredential(value) }
        if let members = value.partialMembers?.members {
            return members.contains { member in
                if let text = member.value.string, CredentialName.isCredential(member.name) {
                    return !text.isEmpty && !isPlaceholder(text, of: member.name)
                }
                return holdsCredential(member.value)
            }
        }
        if let elements = value.partialElements?.certain { return elements.contains(where: holdsCredential) }
        return value.text.map { CredentialLine.first(in: $0) != nil } ?? false
    }

    private static func isPlaceholder(_ text: String, of name: String) -> Bool {
        text.withBytes { text in
            Placeholder.isPlaceholder(text) || CredentialReference.isLocated(text)
                || CredentialName.isOfSecret(name) && CredentialReference.isNameOfSecret(text)
        }
    }
}
