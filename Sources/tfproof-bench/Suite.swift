#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A group of measurements.
protocol Suite {
    /// What the command line calls it.
    static var name: String { get }
    /// Whether it measures with a file that is named.
    static var needsFile: Bool { get }
    /// Measures, and prints the figures.
    static func run(_ options: Options) throws
}

extension Suite {
    static var needsFile: Bool { true }
}

/// What the command line says.
struct Options {
    var suite: String
    var file: String
    /// The executable that is measured, where a suite measures whole processes.
    var program: String?
    /// How often each thing is measured.
    var runs = 20

    init(_ arguments: some Sequence<String>) throws {
        var words: [String] = []
        var iterator = arguments.makeIterator()
        while let word = iterator.next() {
            if word == "--runs" {
                guard let runs = iterator.next().flatMap({ Int($0) }), runs > 0 else { throw Usage() }
                self.runs = runs
            } else {
                words.append(word)
            }
        }
        guard let name = words.first, words.count <= 3 else { throw Usage() }
        suite = name
        file = words.count > 1 ? words[words.count - 1] : ""
        program = words.count == 3 ? words[1] : nil
    }
}

/// The command line is not understood.
struct Usage: Error {
    /// Says why on standard error and ends the program.
    static func stop(_ message: String) -> Never {
        let line = message + "\n"
        write(STDERR_FILENO, line, line.utf8.count)
        exit(2)
    }
}
