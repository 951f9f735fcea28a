/// Objects that nobody will look into: they are read and checked like all others, but look as if they had no members.
///
/// Half of a large document may be there twice; what its index would take in memory is then saved. The objects are elements
/// of arrays, and each is taken out of the index as it ends: the words of the next one lie where its own did.
package struct JSONOmission: Sendable {
    /// The name of the arrays, without escapes.
    private let array: StaticString
    /// The names on the way from the outermost object to the objects that have such an array.
    private let paths: [[StaticString]]
    /// The name of another array that these objects may have: its elements are like themselves, at any depth.
    private let nesting: StaticString
    /// The name of a member that each of the elements has; an element with another value is kept whole.
    private let name: StaticString
    /// The string that this member is.
    private let value: StaticString

    /// Elements of arrays which have a certain string as a member.
    ///
    /// - Parameters:
    ///   - array: The name of the arrays.
    ///   - paths: The ways to the objects that have them.
    ///   - nesting: The name of the array of further such objects inside each of these.
    ///   - name: The member's name.
    ///   - value: The string.
    package init(
        from array: StaticString,
        in paths: [[StaticString]],
        nestedIn nesting: StaticString,
        where name: StaticString,
        is value: StaticString
    ) {
        self.array = array
        self.paths = paths
        self.nesting = nesting
        self.name = name
        self.value = value
    }

    /// How many bytes the name of such an array has.
    var nameLength: Int { array.utf8CodeUnitCount }

    /// Whether elements are left out of an array that a reader has entered.
    ///
    /// - Parameters:
    ///   - container: The array, the innermost of the reader's containers.
    ///   - root: The outermost object, which lies below it; it may have begun before the reader did.
    ///   - text: The first byte of the text.
    /// - Returns: Whether its elements are looked at as they end.
    func concerns(
        _ container: UnsafePointer<OpenContainer>,
        below root: UnsafePointer<OpenContainer>,
        in text: UnsafePointer<UInt8>
    ) -> Bool {
        guard JSONOmission.is(container, member: array, below: root, in: text) else { return false }
        var object = container - 1
        while object - root > 2, !object[-1].isObject {
            guard JSONOmission.is(object - 1, member: nesting, below: root, in: text) else { return false }
            object -= 2
        }
        return paths.contains { path in
            guard object - root == path.count else { return false }
            return zip(1..., path).allSatisfy { JSONOmission.is(root + $0, member: $1, below: root, in: text) }
        }
    }

    /// Whether an array may be concerned that lies in a member of the outermost object, by the word of the member's name.
    func mayConcern(partsOf name: TapeWord, in text: UnsafePointer<UInt8>) -> Bool {
        paths.contains { path in path.first.map { RawString(name, in: text).equals($0) } == true }
    }

    /// Whether the parts of an array's element are left out; all of them have been read.
    func leavesOut(_ element: UnsafePointer<TapeWord>, in text: UnsafePointer<UInt8>) -> Bool {
        // Of a repeated name the last one counts, which nobody looks for here.
        guard element.pointee.kind == .object, !element.pointee.flag else { return false }
        var place = 1
        while place < element.pointee.payload {
            if RawString(element[place], in: text).equals(name) {
                return element[place + 1].kind == .string && RawString(element[place + 1], in: text).equals(value)
            }
            place += 1 + element[place + 1].span
        }
        return false
    }

    /// Whether an array or object is a member of this name; a member's name stands before its value.
    private static func `is`(
        _ container: UnsafePointer<OpenContainer>,
        member name: StaticString,
        below root: UnsafePointer<OpenContainer>,
        in text: UnsafePointer<UInt8>
    ) -> Bool {
        guard container > root, container - root == 1 || container[-1].isObject else { return false }
        return RawString(container.pointee.word[-1], in: text).equals(name)
    }
}

extension RawString {
    /// Whether the string's bytes are those of a text.
    fileprivate func equals(_ text: StaticString) -> Bool {
        equals(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
