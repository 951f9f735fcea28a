import Linting

extension Finding {
    /// What is to be done, line by line; nothing where it is not certain that anything is wrong.
    var remedy: [String] {
        verdict == .fail ? remediation.split(separator: "\n").map(String.init) : []
    }

    /// The instances besides the first one, the first few by their addresses; nil where there are none.
    func others(limit: Int) -> String? {
        guard !otherAddresses.isEmpty else { return nil }
        let named = otherAddresses.prefix(limit).joined(separator: ", ")
        return otherAddresses.count > limit ? "\(named) and \(otherAddresses.count - limit) more" : named
    }
}

extension Finding.Location {
    /// The file with line and column behind it, as editors and terminals jump to it.
    var text: String {
        let name = file.isEmpty ? "the plan" : file
        guard line > 0 else { return name }
        return column > 0 ? "\(name):\(line):\(column)" : "\(name):\(line)"
    }
}
