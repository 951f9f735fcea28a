#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How the process ends; the table is in the README and does not change.
enum ExitStatus: Int32, Error {
    /// Nothing failed at or above the severity that counts.
    case clean = 0
    /// There are findings.
    case findings = 1
    /// tfproof could not do its job: wrong usage, a broken rule, an input that is no plan.
    case unusable = 2

    /// Ends the process at once: everything is written, and what other threads may still do is of no use.
    ///
    /// What could not be written to standard output is an error, whatever the result was.
    func exit() -> Never {
        guard let failure = Console.outputFailure else { _exit(rawValue) }
        Console.error(failure.lines)
        _exit(ExitStatus.unusable.rawValue)
    }
}
