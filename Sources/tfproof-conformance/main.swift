#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The runners of case files; each takes a path and returns the exit code.
let runners: [String: (String) -> Int32] = [
    "cel": CELRunner.run,
    "cel-worlds": CELWorldsRunner.run,
    "hcl": HCLRunner.run,
    "iam": IAMRunner.run,
]

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let name = arguments.first, let path = arguments.last, let run = runners[name] else {
    print("usage: tfproof-conformance \(runners.keys.sorted().joined(separator: "|")) FILE")
    exit(2)
}
exit(run(path))
