import Symbolic

/// Finds the line of a script that a reader should look at first: the one that writes a credential.
///
/// It only says where to look; whether there is a credential at all is for the rule to say.
enum CredentialLine {
    /// The first line that holds a credential by its form or by the name it is given, counted from 0.
    static func first(in text: SymbolicString) -> Int? {
        ScriptAssignments.text(of: text).withBytes { bytes in
            lazy var lookedUp = SecretLookup.names(in: bytes)
            var reader = ShellReader(bytes)
            return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).firstIndex { line in
                let line = UnsafeBufferPointer(rebasing: line)
                let isCommand = reader?.reads(line) == true
                return CredentialFormat.found(in: line) != nil
                    || ScriptAssignments.names(in: line, asCommand: isCommand).contains {
                        CredentialName.isCredential($0) && !lookedUp.contains($0)
                    }
            }
        }
    }
}
