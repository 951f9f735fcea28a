import Symbolic

/// Finds what a script writes into variables, options and keys: `export NAME=value`, `--name=value`, `name: value`.
///
/// A value counts where it is written to its beginning: not looked up, not put in, no placeholder, no path and no name of
/// a secret.
struct ScriptAssignments {
    /// The name that a written value is assigned to, and its line, counted from 0.
    struct Assignment {
        let name: String
        let line: Int
    }

    /// How long a value is at least that may be a credential.
    private static let shortest = 6
    /// What stands for a part of the script that is put in: a shell would look it up.
    private static let hole = "$()"

    /// The script, with a mark for what is not known of it.
    static func text(of script: SymbolicString) -> String {
        script.known
            ?? script.parts.map { part in
                if case .literal(let literal) = part { literal } else { hole }
            }.joined()
    }

    /// All that a script assigns written values to.
    static func written(in script: SymbolicString) -> [Assignment] {
        var found: [Assignment] = []
        text(of: script).withBytes { bytes in
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            var reader = ShellReader(bytes)
            for (line, text) in lines.enumerated() {
                let text = UnsafeBufferPointer(rebasing: text)
                let names = names(in: text, asCommand: reader?.reads(text) == true)
                found += names.map { Assignment(name: $0, line: line) }
            }
            guard !found.isEmpty else { return }
            let lookedUp = SecretLookup.names(in: bytes)
            found.removeAll { lookedUp.contains($0.name) }
        }
        return found
    }

    /// The names that a line assigns written values to, which may be a command of a shell.
    static func names(in line: UnsafeBufferPointer<UInt8>, asCommand isCommand: Bool = false) -> [String] {
        var names: [String] = []
        for mark in line.indices where line[mark] == UInt8(ascii: "=") || line[mark] == UInt8(ascii: ":") {
            guard let place = ScriptName(in: line, before: mark),
                let value = isCommand
                    ? ScriptValue(assignedIn: line, behind: mark, to: place)
                        ?? ScriptValue(in: line, behind: mark, of: place)
                    : ScriptValue(in: line, behind: mark, of: place),
                // In PowerShell a word without quotes is a command.
                value.isQuoted || place.range.lowerBound == 0
                    || !"$:".utf8.contains(line[place.range.lowerBound - 1])
            else { continue }
            let name = String(decoding: line[place.range], as: UTF8.self)
            if place.isWord, !(value.isDrawn && CredentialName.isCredential(name)) { continue }
            guard isCredential(value, of: name) else { continue }
            let expression = ScriptExpression(in: line, from: value.start, of: place.range, behind: mark)
            if value.isQuoted || !expression.isComputed { names.append(name) }
        }
        return names + ScriptCommand.names(in: line)
    }

    /// Whether a value may be a credential by itself.
    static func isCredential(_ value: ScriptValue, of name: String) -> Bool {
        let text = value.text
        return text.count >= shortest && !value.isProse && !value.isPattern && !value.isBatchVariable
            && !Placeholder.isPlaceholder(text)
            && !CredentialReference.isLocated(text) && !CredentialReference.isFlag(text)
            && !ProtectedText.isProtected(text) && !CredentialReference.isFile(text, of: name)
            && !CredentialReference.isCount(text, of: name) && !CredentialReference.isNameOfObject(text, of: name)
            && !(CredentialName.isOfSecret(name)
                && (CredentialReference.isNameOfSecret(text) || CredentialReference.isNameInBackend(text, of: name)))
    }
}
