import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard output and standard error.
enum Console {
    /// Why a text did not reach standard output, as an error of `write`; 0 as long as all did.
    private static let outputError = Atomic<Int32>(0)

    /// What is to be said where a text did not reach standard output: a report that is cut must not look like a whole one.
    ///
    /// A closed pipe is no failure: its reader has seen enough.
    static var outputFailure: Failure? {
        let error = outputError.load(ordering: .relaxed)
        guard error != 0, error != EPIPE else { return nil }
        return Failure("standard output cannot be written: \(String(cString: strerror(error)))")
    }

    /// Makes a closed pipe an error of `write` instead of a signal, so that the exit status still tells the result.
    static func outliveReaders() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Writes a text to standard output, whole.
    static func output(_ text: String) {
        var text = text
        text.withUTF8 { output($0) }
    }

    /// Writes a text to standard output, whole.
    static func output(_ text: UnsafeBufferPointer<UInt8>) {
        guard outputError.load(ordering: .relaxed) == 0 else { return }
        outputError.store(write(text, to: 1), ordering: .relaxed)
    }

    /// Writes a text to a device or a pipe by its name, whole; whether it arrived.
    static func write(_ text: String, toWhatIsAt path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var text = text
        return text.withUTF8 { write($0, to: descriptor) } == 0
    }

    /// Writes lines to standard error.
    static func error(_ lines: [String]) {
        var text = lines.joined(separator: "\n") + "\n"
        text.withUTF8 { _ = write($0, to: 2) }
    }

    /// Whether reports on standard output are to be coloured: a terminal, and no `NO_COLOR` (no-color.org).
    static var usesColour: Bool {
        if let setting = getenv("NO_COLOR"), setting.pointee != 0 { return false }
        if let terminal = getenv("TERM"), String(cString: terminal) == "dumb" { return false }
        return isatty(1) == 1
    }

    /// Whether somebody could type the plan: nothing is piped in.
    static var inputIsTerminal: Bool { isatty(0) == 1 }

    /// Writes a text to the end; the error that stopped it, 0 for none.
    private static func write(_ text: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32 {
        var rest = UnsafeRawBufferPointer(text)
        while let base = rest.baseAddress, !rest.isEmpty {
            let count = systemWrite(descriptor, base, rest.count)
            if count > 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                continue
            }
            let error = count < 0 ? errno : EIO
            switch error {
            case EINTR: continue
            case EAGAIN:
                // A pipe that does not block, as some programs hand theirs down, and that is full.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&waiting, 1, -1) >= 0 || errno == EINTR else { return errno }
            default: return error
            }
        }
        return 0
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
