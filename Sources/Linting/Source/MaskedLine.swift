/// A source line as it is shown, with the columns of its text as it is written.
struct MaskedLine {
    /// What stands for a text that is not shown.
    static let mask: Unicode.Scalar = "…"

    private(set) var scalars: [Unicode.Scalar] = []
    /// For each scalar of the line as it is written, where it is shown.
    private var columns: [Int] = []

    var text: String { String(String.UnicodeScalarView(scalars)) }

    /// Shows the next scalars as they are.
    mutating func show(_ part: ArraySlice<Unicode.Scalar>) {
        for scalar in part {
            columns.append(scalars.count)
            scalars.append(scalar)
        }
    }

    /// Shows a mask in place of as many scalars; a mask beside another, blanks between them or not, is the same.
    mutating func hide(_ count: Int) {
        guard count > 0 else { return }
        if let last = scalars.lastIndex(where: { $0 != " " && $0 != "\t" }), scalars[last] == MaskedLine.mask {
            for index in columns.indices.reversed() {
                guard columns[index] > last else { break }
                columns[index] = last
            }
            scalars.removeSubrange((last + 1)...)
            columns += Array(repeating: last, count: count)
        } else {
            columns += Array(repeating: scalars.count, count: count)
            scalars.append(MaskedLine.mask)
        }
    }

    /// Leaves out as many scalars.
    mutating func drop(_ count: Int) {
        columns += Array(repeating: scalars.count, count: count)
    }

    /// Takes away the blanks at the end.
    mutating func trim() {
        while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    }

    /// The column at which a column of the written line is shown, both from 1.
    func column(of written: Int) -> Int {
        guard written > 0, written <= columns.count else { return scalars.count + 1 }
        return min(columns[written - 1], scalars.count) + 1
    }
}
