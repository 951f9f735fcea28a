#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Linting one plan as a user does, as a whole process, beside `jq empty` on the same file: `lint TFPROOF PLAN`.
///
/// The two run in turn, so that whatever else the machine does falls on both.
enum LintSuite: Suite {
    static let name = "lint"

    static func run(_ options: Options) throws {
        guard let program = options.program else { throw Usage() }
        let commands = [[program, options.file], ["jq", "empty", options.file]]
        var samples: [[Child]] = [[], []]
        // The first round brings the file and the programs into memory.
        for round in 0...options.runs {
            for (position, command) in commands.enumerated() {
                let child = try Child(command)
                if round > 0 { samples[position].append(child) }
            }
        }
        print("\(options.file), median of \(options.runs) runs each")
        for (command, children) in zip(commands, samples) { print(line(command[0], children)) }
        let wall = samples.map { median($0.map(\.wall)) }
        let processor = samples.map { median($0.map(\.processor)) }
        print(
            "jq / tfproof: \(decimals(wall[1] / wall[0], 2)) by the clock, \(decimals(processor[1] / processor[0], 2)) by the processor"
        )
    }

    private static func line(_ name: String, _ children: [Child]) -> String {
        let wall = decimals(median(children.map(\.wall)) * 1e3, 1)
        let processor = decimals(median(children.map(\.processor)) * 1e3, 1)
        let memory = decimals(Double(children.map(\.peakMemory).max() ?? 0) / 1e6, 1)
        return "\(name): \(wall) ms, \(processor) ms of processor, at most \(memory) MB resident"
    }

    private static func median(_ numbers: [Double]) -> Double {
        numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2]
    }
}

/// A process that has run to its end, without output, and what it took.
private struct Child {
    /// Seconds by the clock.
    let wall: Double
    /// Seconds of processor time, the system's share included.
    let processor: Double
    /// The most bytes that were resident at a time.
    let peakMemory: Int

    /// Runs a command and waits for it.
    ///
    /// - Throws: `CannotRun` where it cannot be started, or ends by a signal.
    init(_ command: [String]) throws {
        let start = ContinuousClock.now
        let process = try Child.spawn(command)
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw CannotRun(program: command[0]) }
        }
        guard status & 0x7F == 0, status >> 8 & 0xFF != 127 else { throw CannotRun(program: command[0]) }
        let time = (ContinuousClock.now - start).components
        wall = Double(time.seconds) + Double(time.attoseconds) * 1e-18
        processor = Child.seconds(usage.ru_utime) + Child.seconds(usage.ru_stime)
        #if canImport(Darwin)
        peakMemory = Int(usage.ru_maxrss)
        #else
        peakMemory = Int(usage.ru_maxrss) * 1024
        #endif
    }

    private static func spawn(_ command: [String]) throws -> pid_t {
        var process: pid_t = 0
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawnp(&process, command[0], &actions, nil, &arguments, environ) == 0 else {
            throw CannotRun(program: command[0])
        }
        return process
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
    }
}

/// A program that cannot be measured.
private struct CannotRun: Error, CustomStringConvertible {
    let program: String
    var description: String { "\(program) cannot be run" }
}
