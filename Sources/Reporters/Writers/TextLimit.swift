extension String {
    /// The text cut to a number of UTF-16 code units, in which web services count; the last character tells of a cut.
    func cut(toUTF16 limit: Int) -> String {
        guard utf16.count > limit else { return self }
        var head = String.UnicodeScalarView()
        var count = 1
        for scalar in unicodeScalars {
            count += UTF16.width(scalar)
            guard count <= limit else { break }
            head.append(scalar)
        }
        return String(head) + "…"
    }
}
