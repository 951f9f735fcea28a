import Foundation
import TestSupport

/// The built executable, run as people run it.
enum Program {
    /// What a run left behind.
    struct Run {
        let status: Int32
        /// Whether the process chose its exit status, and no signal ended it.
        let ended: Bool
        let output: String
        let error: String
    }

    /// The executable beside the test bundle.
    static let path: String = {
        let bundle = ProcessInfo.processInfo.arguments.lazy
            .compactMap { argument in argument.firstRange(of: ".xctest").map { argument[..<$0.lowerBound] } }
            .first
        guard let bundle, let slash = bundle.lastIndex(of: "/") else { return "\(Shared.project)/.build/debug/tfproof" }
        return "\(bundle[..<slash])/tfproof"
    }()

    /// Runs the program with arguments, from the folder of the project unless another is named.
    static func run(
        _ arguments: [String],
        input: String = "/dev/null",
        in folder: String = Shared.project,
        environment: [String: String] = [:]
    ) throws -> Run {
        try launch(path, arguments, input: input, in: folder, environment: environment)
    }

    /// Runs a line of a shell, in which `$0` is the program and `$1` and so on are the arguments.
    static func shell(_ line: String, _ arguments: [String]) throws -> Run {
        try launch("/bin/sh", ["-c", line, path] + arguments, input: "/dev/null", in: Shared.project, environment: [:])
    }

    private static func launch(
        _ program: String,
        _ arguments: [String],
        input: String,
        in folder: String,
        environment: [String: String]
    ) throws -> Run {
        let files = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle(forReadingAtPath: input)
        process.standardOutput = FileHandle(forWritingAtPath: try files.write("", to: "output"))
        process.standardError = FileHandle(forWritingAtPath: try files.write("", to: "error"))
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus,
            ended: process.terminationReason == .exit,
            output: try files.text("output"),
            error: try files.text("error")
        )
    }
}
