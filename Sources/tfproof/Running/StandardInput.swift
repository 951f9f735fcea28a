#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard input as it comes.
enum StandardInput {
    /// How much is handed on at once.
    private static let limit = 1 << 20

    /// Waits for input and reads all that is there, up to 1 MiB; nil at its end.
    static func next() -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        repeat {
            let count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return bytes.isEmpty ? nil : bytes }
            bytes += buffer[..<count]
        } while bytes.isEmpty || bytes.count < limit && hasMore
        return bytes
    }

    /// Whether something can be read without waiting.
    private static var hasMore: Bool {
        var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }
}
