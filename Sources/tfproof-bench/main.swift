import Files

// Measures tfproof and parts of it: `tfproof-bench SUITE [[PROGRAM] FILE] [--runs N]`.
let suites: [any Suite.Type] = [
    JSONSuite.self, LintSuite.self, HCLSuite.self, IAMSuite.self, CELSuite.self, RegexSuite.self,
]

do {
    let options = try Options(CommandLine.arguments.dropFirst())
    guard let suite = suites.first(where: { $0.name == options.suite }), suite.needsFile != options.file.isEmpty else {
        throw Usage()
    }
    try suite.run(options)
} catch let error as FileError {
    Usage.stop(error.message)
} catch is Usage {
    let names = suites.map { $0.name }.joined(separator: " | ")
    Usage.stop("usage: tfproof-bench \(names) [[PROGRAM] FILE] [--runs N]")
} catch {
    Usage.stop("\(error)")
}
