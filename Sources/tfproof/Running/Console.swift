#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard output and standard error.
enum Console {
    /// Makes a closed pipe an error of `write` instead of a signal, so that the exit status still tells the result.
    static func outliveReaders() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Writes a text to standard output, whole.
    static func output(_ text: String) {
        write(text, to: 1)
    }

    /// Writes a text to standard output, whole.
    static func output(_ text: UnsafeBufferPointer<UInt8>) {
        write(text, to: 1)
    }

    /// Writes lines to standard error.
    static func error(_ lines: [String]) {
        write(lines.joined(separator: "\n") + "\n", to: 2)
    }

    /// Whether reports on standard output are to be coloured: a terminal, and no `NO_COLOR` (no-color.org).
    static var usesColour: Bool {
        if let setting = getenv("NO_COLOR"), setting.pointee != 0 { return false }
        if let terminal = getenv("TERM"), String(cString: terminal) == "dumb" { return false }
        return isatty(1) == 1
    }

    /// Whether somebody could type the plan: nothing is piped in.
    static var inputIsTerminal: Bool { isatty(0) == 1 }

    /// A closed pipe ends the writing, nothing else: the reader has seen enough.
    private static func write(_ text: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        var rest = UnsafeRawBufferPointer(text)
        while let base = rest.baseAddress, !rest.isEmpty {
            let count = systemWrite(descriptor, base, rest.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { write($0, to: descriptor) }
    }

    private static func systemWrite(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, base, count)
        #elseif canImport(Musl)
        Musl.write(descriptor, base, count)
        #else
        Darwin.write(descriptor, base, count)
        #endif
    }
}
