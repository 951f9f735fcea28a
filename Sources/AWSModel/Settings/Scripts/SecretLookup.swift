/// Finds the variables of a script that hold the name of a secret, as the script looks it up by them.
///
/// Sources: AWS CLI, `secretsmanager get-secret-value`; AWS Tools for PowerShell, `Get-SECSecretValue`.
enum SecretLookup {
    /// The options that take the name or the ARN of a secret.
    private static let options = ["--secret-id", "-SecretId"].map { Array($0.utf8) }

    /// The names of the variables, `NAME` of `--secret-id "$NAME"`.
    static func names(in script: UnsafeBufferPointer<UInt8>) -> Set<String> {
        var names: Set<String> = []
        for start in script.indices where script[start] == UInt8(ascii: "-") {
            guard let option = options.first(where: { script[start...].starts(with: $0) }) else { continue }
            var rest = script[(start + option.count)...]
            guard let first = rest.first, ScriptText.isBlank(first) || first == UInt8(ascii: "=") else { continue }
            rest = rest.drop { ScriptText.isBlank($0) || ScriptText.isQuote($0) || $0 == UInt8(ascii: "=") }
            guard rest.first == UInt8(ascii: "$") else { continue }
            let name = rest.dropFirst().drop { $0 == UInt8(ascii: "{") }
                .prefix { TokenScanner.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
            names.insert(String(decoding: name, as: UTF8.self))
        }
        return names
    }
}
