import AllocationCounter
import CEL
import JSONReader
import Symbolic

/// A hundred rules over ten thousand resources, compiled once and evaluated for each: `cel`.
enum CELSuite: Suite {
    static let name = "cel"
    static let needsFile = false
    private static let resourceCount = 10_000

    static func run(_ options: Options) throws {
        let environment = Environment(schema: nil, variables: [("resource", .dyn), ("limit", .int)])
        let sources = CELSuite.sources
        let clock = ContinuousClock()
        var programs: [Program] = []
        let compilation = try clock.measure { programs = try sources.map { try environment.compile($0) } }
        let resources = try (0..<resourceCount).map { try resource($0) }
        let activation = Activation(environment)
        activation.bind("limit", .int(5_000))
        print("\(programs.count) rules, compiled in \(milliseconds(compilation)) ms; \(resources.count) resources")

        var trues = 0
        let evaluations = programs.count * resources.count
        let statistics = Statistics(runs: min(options.runs, 10)) {
            trues = 0
            for resource in resources {
                activation.bind("resource", resource)
                for program in programs {
                    if case .bool(true) = program.evaluate(activation).value { trues += 1 }
                }
            }
        }
        let rate = Double(evaluations) / statistics.median / 1e6
        print(
            "\(evaluations) evaluations: \(decimals(statistics.median * 1e3, 1)) ms, \(decimals(rate, 2)) million a second"
        )
        print("\(trues) are true")

        let before = tfproof_allocation_count()
        for resource in resources {
            activation.bind("resource", resource)
            for program in programs { _ = program.evaluate(activation) }
        }
        let allocations = Double(tfproof_allocation_count() - before)
        print("\(decimals(allocations / Double(evaluations), 2)) allocations an evaluation")
        try byKind(environment, activation, resources)
    }

    /// The same by the form of the rule.
    private static func byKind(_ environment: Environment, _ activation: Activation, _ resources: [CELValue]) throws {
        for template in templates {
            let program = try environment.compile(source(template, 1))
            let before = tfproof_allocation_count()
            let time = ContinuousClock().measure {
                for resource in resources {
                    activation.bind("resource", resource)
                    _ = program.evaluate(activation)
                }
            }
            let allocations = Double(tfproof_allocation_count() - before) / Double(resources.count)
            let nanoseconds = decimals(seconds(time) * 1e9 / Double(resources.count), 0)
            print("  \(nanoseconds) ns, \(decimals(allocations, 2)) allocations: \(program.source)")
        }
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    private static func milliseconds(_ duration: Duration) -> String { decimals(seconds(duration) * 1e3, 1) }

    /// The forms of rules, with a number in the place of `#`.
    private static let templates = [
        "resource.port == #",
        "resource.engine == 'redis' && resource.port > #",
        "!(resource.encrypted) || resource.size >= #",
        "resource.name.startsWith('service-#')",
        "resource.name.matches('^service-[0-9]*#$')",
        "resource.engine in ['redis', 'valkey', 'memcached#']",
        "resource.cidr_blocks.exists(c, c == '0.0.0.0/0')",
        "resource.cidr_blocks.all(c, c.startsWith('10.#'))",
        "has(resource.tags) && has(resource.tags.Owner)",
        "resource.tags.Owner == 'team-#'",
        "resource.size + # > limit",
        "resource.size * 2 - # <= limit * 3",
        "resource.encrypted ? resource.port != # : resource.size < #",
        "'Owner' in resource.tags && resource.tags['Owner'].endsWith('#')",
        "size(resource.cidr_blocks) > # % 3",
        "resource.name.contains('-#') || resource.engine.contains('x')",
        "cel.bind(t, resource.tags, has(t.Owner) && t.Owner != 'nobody#')",
        "resource.cidr_blocks.filter(c, c != '#').size() > 1",
        "resource.rules.all(r, r.from_port <= r.to_port && r.protocol != 'all#')",
        "resource.rules.exists(r, r.protocol == 'tcp' && r.to_port >= #)",
    ]

    private static func source(_ template: String, _ number: Int) -> String {
        template.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
    }

    private static var sources: [String] {
        templates.flatMap { template in (1...5).map { source(template, $0) } }
    }

    private static func resource(_ number: Int) throws -> CELValue {
        let text = """
            {"name": "service-\(number)", "engine": "\(number % 3 == 0 ? "redis" : "memcached")", "port": \(6_000 + number % 500),
            "size": \(number), "encrypted": \(number % 2 == 0), "cidr_blocks": ["10.0.0.0/8", "10.\(number % 200).0.0/16"],
            "tags": {"Name": "n\(number)", "Owner": "team-\(number % 7)", "Stage": "production"}, "rules": [
            {"from_port": 80, "to_port": 80, "protocol": "tcp"}, {"from_port": 443, "to_port": 443, "protocol": "tcp"}]}
            """
        return CELValue(Value(try JSONDocument(text: text).root))
    }
}
