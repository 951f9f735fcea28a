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

    /// Ends the process.
    func exit() -> Never {
        #if canImport(Glibc)
        Glibc.exit(rawValue)
        #elseif canImport(Musl)
        Musl.exit(rawValue)
        #else
        Darwin.exit(rawValue)
        #endif
    }
}
