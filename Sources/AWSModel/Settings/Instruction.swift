/// Recognises sentences that tell who puts a value in its place: `to be set manually`, `managed outside of terraform`.
enum Instruction {
    /// What such a sentence begins with.
    private static let openings = [
        ["add", "your"], ["change", "me"], ["changeme"], ["enter", "your"], ["filled", "by"], ["filled", "in"],
        ["insert", "your"], ["managed", "by"], ["managed", "elsewhere"], ["managed", "externally"], ["managed", "in"],
        ["managed", "manually"], ["managed", "outside"], ["maintained", "outside"], ["overwrite", "me"],
        ["placeholder", "to"], ["placeholder", "will"], ["populated", "by"], ["populated", "manually"],
        ["populated", "outside"], ["put", "your"], ["replace", "me"], ["replace", "with"], ["rotate", "me"],
        ["set", "by"], ["set", "externally"], ["set", "in"], ["set", "manually"], ["set", "outside"], ["set", "via"],
        ["update", "in"], ["update", "me"], ["updated", "manually"], ["updated", "outside"], ["your"],
    ].map { $0.map { Array($0.utf8) } }
    /// What follows `to be`, `will be` and `manually` where it does not end in `ed`.
    private static let participles = ["set", "done", "overwritten", "overridden"].map { Array($0.utf8) }
    private static let lengths = 8...120
    /// What else such a sentence is made of.
    private static let others: Set<String> = [
        "a", "access", "account", "actual", "admin", "administrator", "after", "an", "and", "apply", "api", "auth",
        "aws", "be", "before", "ci", "cli", "client", "console", "created", "creation", "credential", "credentials",
        "database", "db", "deploy", "deployment", "devops", "do", "elsewhere", "externally", "first", "from",
        "github", "hand", "here", "id", "in", "is", "it", "key", "lambda", "later", "manager", "manually", "not",
        "of", "on", "operator", "operators", "ops", "or", "out", "outside", "own", "parameter", "password",
        "pipeline", "please", "private", "process", "real", "rotation", "runtime", "script", "secret", "secrets",
        "separately", "ssm", "store", "team", "terraform", "the", "this", "to", "token", "ui", "use", "user",
        "username", "value", "vault", "via", "webhook", "will", "with", "your",
    ]

    /// Whether a text is such a sentence: words of letters alone, joined by blanks, dashes or underscores.
    static func isInstruction(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // The first letters of the openings.
        guard lengths.contains(text.count), let first = text.first, "aceifmoprstuwy".utf8.contains(first | 0x20) else {
            return false
        }
        guard text.allSatisfy({ isLetter($0) || joins($0) || ".,!()'".utf8.contains($0) }) else { return false }
        let words = text.split(whereSeparator: { !isLetter($0) }).map { $0.map { $0 | 0x20 } }
        if [["to", "be"], ["will", "be"]].contains(where: { words.starts(with: $0.map { Array($0.utf8) }) }) {
            return words.count > 2 && isParticiple(words[2]) && words.dropFirst(3).allSatisfy(isOfSentence)
        }
        if words.first.map({ $0.elementsEqual("manually".utf8) }) == true {
            return words.count > 1 && isParticiple(words[1]) && words.dropFirst(2).allSatisfy(isOfSentence)
        }
        return openings.contains { opening in
            words.starts(with: opening)
                && words.dropFirst(opening.count).allSatisfy(opening.count > 1 ? isOfSentence : isOther)
        }
    }

    private static func isOfSentence(_ word: [UInt8]) -> Bool {
        isParticiple(word) || isOther(word)
    }

    private static func isOther(_ word: [UInt8]) -> Bool { others.contains(String(decoding: word, as: UTF8.self)) }

    private static func isParticiple(_ word: [UInt8]) -> Bool {
        participles.contains(word) || word.count > 4 && word.reversed().starts(with: "de".utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func joins(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || "-_".utf8.contains(byte) }
}
