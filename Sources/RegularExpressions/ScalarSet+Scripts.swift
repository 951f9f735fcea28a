extension ScalarSet {
    /// The scalars of a script by its name in Unicode: `Greek`, `Old_Italic`; nil for other names.
    init?(script name: String) {
        guard let ranges = ScalarSet.scripts[name] else { return nil }
        self.init(ranges)
    }

    private static let scripts: [String: [ClosedRange<UInt32>]] = {
        var scripts: [String: [ClosedRange<UInt32>]] = [:]
        var name = ""
        var end: UInt32 = 0
        for word in UnicodeScripts.table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let numbers = word.split(separator: ",")
            guard numbers.count == 2, let gap = UInt32(numbers[0], radix: 36),
                let length = UInt32(numbers[1], radix: 36)
            else {
                name = String(word)
                end = 0
                continue
            }
            scripts[name, default: []].append((end + gap)...(end + gap + length))
            end += gap + length
        }
        return scripts
    }()
}
