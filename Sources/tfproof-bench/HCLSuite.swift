import Files
import FoundationEssentials
import HCL
import JSONReader
import TerraformPlan

/// Configurations below a directory: how fast they are parsed, and what evaluating them adds to the reading of a plan.
enum HCLSuite: Suite {
    static let name = "hcl"

    static func run(_ options: Options) throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: options.file).sorted()
        let texts = try paths.filter { $0.hasSuffix(".tf") }.map { path in
            try InputFile.text(at: "\(options.file)/\(path)").withBytes { Array($0) }
        }
        let size = texts.reduce(0) { $0 + $1.count }
        var blocks = 0
        let parsing = Statistics(runs: options.runs) {
            for text in texts { blocks += HCLFile(text).body.blocks.count }
        }
        print("\(texts.count) files, \(size) bytes, \(blocks / (options.runs + 1)) blocks")
        print(parsing.line("parse", bytes: size))
        let plans = try paths.filter { $0 == "plan.json" || $0.hasSuffix("/plan.json") }.compactMap {
            try Evaluation("\(options.file)/\($0)", runs: options.runs)
        }
        for plan in plans.sorted(by: { $0.size > $1.size }).prefix(5) { print(plan.line) }
        let ratios = plans.map(\.ratio).sorted()
        if let least = ratios.first, let most = ratios.last {
            let median = ratios[ratios.count / 2]
            let figures = [least, median, most].map { decimals($0, 2) }.joined(separator: " / ")
            print("evaluation against reading, \(ratios.count) plans: \(figures) (min / median / max)")
        }
    }

    /// One plan with its configuration beside it.
    private struct Evaluation {
        let name: String
        let size: Int
        private let reading: Statistics
        private let loading: Statistics
        private let both: Statistics

        /// Measures; nil where there is no plan or no configuration.
        init?(_ path: String, runs: Int) throws {
            let directory = String(path.dropLast("/plan.json".count))
            let files = try SourceDirectory(directory)
            guard files.names(in: ".")?.contains(where: { $0.hasSuffix(".tf") }) == true else { return nil }
            let text = try InputFile.text(at: path).withBytes { JSONText(Array($0)) }
            guard (try? Plan.read(text, name: path)) != nil else { return nil }
            name = directory
            size = text.count
            reading = try Statistics(runs: runs) { _ = try JSONDocument(text) }
            // The modules are read once and kept, as in a run over several plans.
            let tree = SourceTree(files: files)
            loading = try Statistics(runs: runs) { HCLSuite.attributes(of: try Plan.read(text, name: path)) }
            both = try Statistics(runs: runs) {
                HCLSuite.attributes(of: try Plan.read(text, name: path, source: tree))
            }
        }

        /// The time that evaluation adds, in times of reading the JSON.
        var ratio: Double { max(0, both.median - loading.median) / reading.median }

        var line: String {
            let added = max(0, both.median - loading.median)
            return "\(name): \(size) bytes, JSON \(decimals(reading.median * 1e6, 0)) us, evaluation adds "
                + "\(decimals(added * 1e6, 0)) us, \(decimals(ratio, 2)) times"
        }
    }

    /// Asks for every attribute of every instance.
    private static func attributes(of plan: Plan) {
        for instance in plan.instances.all {
            for name in instance.attributeNames { _ = instance.attribute(name) }
        }
    }
}
