/// Where the members of an object stand in the index of a document: one description of many objects that are alike.
///
/// The instances of a resource type have the same attributes, mostly with as many parts. There a member is where another
/// object has it: no name is read for it, and no walk made over the members before it.
package final class ObjectLayout: Sendable {
    private struct Member: @unchecked Sendable {
        /// The name, as the object has it that the layout was made of.
        let name: SoughtName
        /// Where its value is, from the object's word on.
        let place: Int
    }

    private let members: [Member]
    /// What holds the names.
    private let document: JSONDocument

    /// The layout of an object; nil for those with repeated or escaped names.
    fileprivate init?(ofObjectAt index: Int, in document: JSONDocument) {
        defer { withExtendedLifetime(document) {} }
        let object = document.words + index
        let word = object.pointee
        guard word.kind == .object, !word.flag else { return nil }
        var members: [Member] = []
        var place = 1
        while place < word.payload {
            guard !object[place].flag else { return nil }
            let name = SoughtName(RawString(object[place], in: document.bytes).bytes)
            members.append(Member(name: name, place: place + 1))
            place += 1 + object[place + 1].span
        }
        self.members = members
        self.document = document
    }

    /// Whether the members of an object stand so.
    fileprivate func fits(_ object: UnsafePointer<TapeWord>, text: UnsafePointer<UInt8>) -> Bool {
        defer { withExtendedLifetime(self) {} }
        let word = object.pointee
        guard word.kind == .object, !word.flag else { return false }
        var place = 1
        for member in members {
            guard place + 1 == member.place, place < word.payload,
                member.name.isSpelled(by: object[place], in: text)
            else { return false }
            place = member.place + object[member.place].span
        }
        return place == word.payload
    }

    /// Where the value of a member is in objects that are laid out so, from the object's word on; 0 if they have none of
    /// the name.
    func place(of name: SoughtName) -> Int {
        defer { withExtendedLifetime(self) {} }
        for member in members where member.name == name { return member.place }
        return 0
    }
}

/// The layouts of objects that are met one after another, most of which are like one of those before.
package struct ObjectLayouts {
    /// How many are kept, and how many are made: where objects differ that is not worth its cost.
    private static let kept = 4
    private static let mostMade = 32

    private var layouts: [ObjectLayout] = []
    private var made = 0

    package init() {}

    /// The layout of an object; nil where it has none that is worth to be known.
    package mutating func layout(ofObjectAt index: Int, in document: JSONDocument) -> ObjectLayout? {
        defer { withExtendedLifetime(document) {} }
        let object = document.words + index
        for position in layouts.indices where layouts[position].fits(object, text: document.bytes) {
            return layouts[position]
        }
        guard made < ObjectLayouts.mostMade else { return nil }
        made += 1
        guard let layout = ObjectLayout(ofObjectAt: index, in: document) else { return nil }
        if layouts.count < ObjectLayouts.kept {
            layouts.append(layout)
        } else {
            layouts[made % ObjectLayouts.kept] = layout
        }
        return layout
    }
}
