#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The terminal that standard input is: it gives single keys while a line is typed, and is as it was before otherwise.
final class Terminal {
    private let original: termios

    /// Nil where standard input is no terminal.
    init?() {
        var settings = termios()
        guard isatty(0) == 1, tcgetattr(0, &settings) == 0 else { return nil }
        original = settings
    }

    deinit { endRaw() }

    /// Hands keys over as they are pressed, unseen.
    func startRaw() {
        var settings = original
        settings.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        settings.c_iflag &= ~tcflag_t(IXON | ICRNL)
        tcsetattr(0, TCSADRAIN, &settings)
    }

    /// Makes the terminal what it was.
    func endRaw() {
        var settings = original
        tcsetattr(0, TCSADRAIN, &settings)
    }

    /// The next byte; nil where the input ends.
    func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(0, &byte, 1)
            if count == 1 { return byte }
            if count < 0 && errno == EINTR { continue }
            return nil
        }
    }

    /// How many columns there are.
    var width: Int {
        var size = winsize()
        let found = ioctl(1, UInt(TIOCGWINSZ), &size)
        return found == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
