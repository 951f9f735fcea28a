#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension ChildProcess {
    /// A pipe whose ends are closed when nobody holds it.
    final class Pipe {
        let reading: Int32
        private(set) var writing: Int32

        init() throws(LaunchError) {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw LaunchError(number: errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            close(reading)
            closeWriting()
        }

        /// Closes this side's copy of the writing end, so that the reader sees the end.
        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }
    }

    #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    #else
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    #endif

    /// Starts a program; its standard input is empty.
    static func spawn(
        _ program: String,
        _ arguments: [String],
        in directory: String,
        output: Pipe,
        error: Pipe
    ) throws(LaunchError) -> pid_t {
        #if canImport(Darwin)
        var (actions, attributes): (Actions, Attributes) = (nil, nil)
        #else
        var (actions, attributes) = (Actions(), Attributes())
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, error.writing, 2)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // tfproof ignores closed pipes, and a program would inherit that.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var process: pid_t = 0
        let result = try inside(directory) {
            posix_spawn(&process, program, &actions, &attributes, &words, environ)
        }
        guard result == 0 else { throw LaunchError(number: result) }
        return process
    }

    /// Does something in another directory: a program starts in the one that this process is in.
    ///
    /// Plans are read one after the other before anything else runs, so nobody else sees the change.
    private static func inside(_ directory: String, _ body: () -> Int32) throws(LaunchError) -> Int32 {
        let current = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard current >= 0 else { throw LaunchError(number: errno) }
        defer { close(current) }
        guard chdir(directory) == 0 else { throw LaunchError(number: errno) }
        let result = body()
        guard fchdir(current) == 0 else { throw LaunchError(number: errno) }
        return result
    }
}
