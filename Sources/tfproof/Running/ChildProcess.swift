#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs a program to its end, without a shell and without input.
enum ChildProcess {
    /// What a program left behind.
    struct Run {
        /// The exit code; nil where a signal ended the program.
        var status: Int32?
        var output: [UInt8] = []
        /// The beginning of what it wrote to standard error.
        var error: [UInt8] = []
    }

    /// Why a program could not be started, by the system's error number.
    struct LaunchError: Error {
        var number: Int32
        var message: String { String(cString: strerror(number)) }
    }

    /// How much of standard error is kept.
    private static let errorLimit = 1 << 16

    /// Runs a program in a directory, and waits for it.
    static func run(_ program: String, _ arguments: [String], in directory: String) throws(LaunchError) -> Run {
        let output = try Pipe()
        let error = try Pipe()
        let process = try spawn(program, arguments, in: directory, output: output, error: error)
        output.closeWriting()
        error.closeWriting()
        var run = Run()
        read([output.reading, error.reading]) { position, bytes in
            if position == 0 {
                run.output += bytes
            } else {
                run.error += bytes.prefix(errorLimit - run.error.count)
            }
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        // The low seven bits are the signal, the next byte is the exit code.
        run.status = status & 0x7F == 0 ? status >> 8 & 0xFF : nil
        return run
    }

    /// Reads several descriptors at once until all have ended, so that no writer has to wait for ever.
    private static func read(_ descriptors: [Int32], _ take: (_ position: Int, ArraySlice<UInt8>) -> Void) {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while polled.contains(where: { $0.fd >= 0 }) {
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 else {
                if errno == EINTR { continue }
                return
            }
            for position in polled.indices where polled[position].fd >= 0 && polled[position].revents != 0 {
                let count = chunk.withUnsafeMutableBytes { systemRead(polled[position].fd, $0.baseAddress, $0.count) }
                if count > 0 {
                    take(position, chunk[..<count])
                } else if count == 0 || errno != EINTR {
                    // `poll` passes over negative descriptors.
                    polled[position].fd = -1
                }
            }
        }
    }

    private static func systemRead(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer?, _ size: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(descriptor, memory, size)
        #elseif canImport(Musl)
        Musl.read(descriptor, memory, size)
        #else
        Darwin.read(descriptor, memory, size)
        #endif
    }
}
