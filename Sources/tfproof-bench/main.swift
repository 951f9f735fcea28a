import Files

// Measures parts of tfproof: `tfproof-bench SUITE FILE [--runs N]`.
let suites: [any Suite.Type] = [JSONSuite.self]

do {
    let options = try Options(CommandLine.arguments.dropFirst())
    guard let suite = suites.first(where: { $0.name == options.suite }) else { throw Usage() }
    try suite.run(options)
} catch let error as FileError {
    Usage.stop(error.message)
} catch is Usage {
    let names = suites.map { $0.name }.joined(separator: " | ")
    Usage.stop("usage: tfproof-bench \(names) FILE [--runs N]")
} catch {
    Usage.stop("\(error)")
}
