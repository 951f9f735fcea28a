import YAMLReader

/// The order in which diagnostics are shown: by file, then by place.
package enum DiagnosticOrder {
    /// The diagnostics of some files in the order of the files and places, then those of all others.
    package static func sorted(_ diagnostics: [Diagnostic], files: [String]) -> [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            let (a, b) = (place(left.element, files), place(right.element, files))
            return a == b ? left.offset < right.offset : a.lexicographicallyPrecedes(b)
        }.map(\.element)
    }

    private static func place(_ diagnostic: Diagnostic, _ files: [String]) -> [Int] {
        guard let file = files.firstIndex(of: diagnostic.file) else { return [files.count] }
        return [file, diagnostic.start?.line ?? 0, diagnostic.start?.column ?? 0]
    }
}
