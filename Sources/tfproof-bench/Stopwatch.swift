/// Times of several runs of the same thing.
struct Statistics {
    /// Seconds, ascending.
    private let seconds: [Double]

    /// Runs something once to warm up and then so many times more.
    init(runs: Int, _ body: () throws -> Void) rethrows {
        try body()
        let clock = ContinuousClock()
        var seconds: [Double] = []
        for _ in 0..<runs {
            let duration = try clock.measure(body)
            seconds.append(Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18)
        }
        self.seconds = seconds.sorted()
    }

    var minimum: Double { seconds.first ?? 0 }
    var median: Double { seconds.isEmpty ? 0 : seconds[seconds.count / 2] }
    var maximum: Double { seconds.last ?? 0 }

    /// A line of figures: milliseconds, and megabytes (10^6) a second for so many bytes.
    func line(_ name: String, bytes: Int) -> String {
        let times = [minimum, median, maximum]
        let milliseconds = times.map { decimals($0 * 1e3, 3) }.joined(separator: " / ")
        let rates = times.map { decimals(Double(bytes) / $0 / 1e6, 0) }.joined(separator: " / ")
        return "\(name): \(milliseconds) ms, \(rates) MB/s (min / median / max of \(seconds.count))"
    }
}

/// A number that is not negative, with so many decimals.
func decimals(_ number: Double, _ places: Int) -> String {
    guard number.isFinite else { return "-" }
    let factor = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((number * Double(factor)).rounded())
    guard places > 0 else { return String(scaled) }
    let fraction = String(scaled % factor)
    return "\(scaled / factor)." + String(repeating: "0", count: places - fraction.count) + fraction
}
