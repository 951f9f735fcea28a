/// Recognises sentences that tell who puts a value in its place: `to be set manually`, `managed outside of terraform`.
enum Instruction {
    /// What such a sentence begins with.
    private static let openings = [
        ["change", "me"], ["filled", "by"], ["filled", "in"], ["managed", "by"], ["managed", "elsewhere"],
        ["managed", "externally"], ["managed", "in"], ["managed", "manually"], ["managed", "outside"],
        ["maintained", "outside"], ["populated", "by"], ["populated", "manually"], ["populated", "outside"],
        ["replace", "me"], ["set", "by"], ["set", "externally"], ["set", "in"], ["set", "manually"],
        ["set", "outside"], ["set", "via"], ["update", "me"], ["updated", "manually"], ["updated", "outside"],
    ].map { $0.map { Array($0.utf8) } }
    /// What follows `to be` where it does not end in `ed`.
    private static let participles = ["set", "done", "overwritten", "overridden"].map { Array($0.utf8) }
    private static let lengths = 8...120
    /// What else such a sentence is made of.
    private static let others: Set<String> = [
        "a", "admin", "administrator", "after", "an", "and", "apply", "aws", "be", "before", "ci", "cli", "console",
        "created", "creation", "deploy", "deployment", "devops", "do", "elsewhere", "externally", "first", "from",
        "github", "hand", "here", "in", "is", "it", "lambda", "later", "manager", "manually", "not", "of", "on",
        "operator",
        "operators", "ops", "or", "out", "outside", "parameter", "pipeline", "please", "process", "real", "rotation",
        "runtime", "script", "secret", "secrets", "separately", "ssm", "store", "team", "terraform", "the", "this",
        "to",
        "ui", "use", "value", "vault", "via", "with",
    ]

    /// Whether a text is such a sentence: words of letters alone, joined by blanks, dashes or underscores.
    static func isInstruction(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // The first letters of the openings.
        guard lengths.contains(text.count), let first = text.first, "cfmprstu".utf8.contains(first | 0x20) else {
            return false
        }
        guard text.allSatisfy({ isLetter($0) || joins($0) || ".,!()'".utf8.contains($0) }) else { return false }
        let words = text.split(whereSeparator: { !isLetter($0) }).map { $0.map { $0 | 0x20 } }
        guard
            words.dropFirst(2).allSatisfy({ isParticiple($0) || others.contains(String(decoding: $0, as: UTF8.self)) })
        else { return false }
        if words.starts(with: ["to", "be"].map { Array($0.utf8) }), words.count > 2 {
            return isParticiple(words[2])
        }
        return openings.contains { words.starts(with: $0) }
    }

    private static func isParticiple(_ word: [UInt8]) -> Bool {
        participles.contains(word) || word.count > 4 && word.reversed().starts(with: "de".utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func joins(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || "-_".utf8.contains(byte) }
}
