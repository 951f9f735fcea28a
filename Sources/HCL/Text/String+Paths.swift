extension String {
    /// The shortest path to the same place by the text alone, as Go's `path/filepath` cleans it: `a/./b/../c` is `a/c`.
    var cleanedPath: String {
        let isAbsolute = utf8.first == UInt8(ascii: "/")
        var names: [Substring] = []
        for piece in utf8.split(separator: UInt8(ascii: "/")) {
            let name = Substring(piece)
            switch name {
            case ".": continue
            case "..":
                if let last = names.last, last != ".." {
                    names.removeLast()
                } else if !isAbsolute {
                    names.append(name)
                }
            default: names.append(name)
            }
        }
        let joined = names.joined(separator: "/")
        return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
    }
}
