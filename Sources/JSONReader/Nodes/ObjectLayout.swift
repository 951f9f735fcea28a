/// Where the members of an object stand in the index of a document: one description of many objects that are alike.
///
/// The instances of a resource type have the same attributes, mostly with as many parts. There a member is looked for
/// where another object has it, without a walk over those before it.
package final class ObjectLayout: Sendable {
    private struct Member {
        /// How many bytes its name has.
        let length: Int
        /// How its name begins in the object that the layout was made of; others may have another name there.
        let beginning: UInt64
        /// Where its value is, from the object's word on.
        let place: Int
    }

    private let members: [Member]

    /// The layout of an object; nil for those with repeated or escaped names.
    fileprivate init?(of object: UnsafePointer<TapeWord>, text: UnsafePointer<UInt8>) {
        let word = object.pointee
        guard word.kind == .object, !word.flag else { return nil }
        var members: [Member] = []
        var place = 1
        while place < word.payload {
            guard !object[place].flag else { return nil }
            let name = SoughtName(RawString(object[place], in: text).bytes)
            members.append(Member(length: name.length, beginning: name.beginning, place: place + 1))
            place += 1 + object[place + 1].span
        }
        self.members = members
    }

    /// Whether the members of an object stand so, with names of the same lengths; the names are not looked at.
    fileprivate func fits(_ object: UnsafePointer<TapeWord>) -> Bool {
        let word = object.pointee
        guard word.kind == .object, !word.flag else { return false }
        var place = 1
        for member in members {
            guard place + 1 == member.place, place < word.payload, object[place].isPlain(length: member.length) else {
                return false
            }
            place = member.place + object[member.place].span
        }
        return place == word.payload
    }

    /// Where the value of a member is in an object that the layout fits; 0 if it has none of the name.
    func place(
        of name: SoughtName,
        inObjectAt object: UnsafePointer<TapeWord>,
        text: UnsafePointer<UInt8>
    ) -> Int {
        var missed = false
        for member in members where member.length == name.length {
            if member.beginning == name.beginning {
                if name.isSpelled(by: object[member.place - 1], in: text) { return member.place }
            } else {
                missed = true
            }
        }
        guard missed else { return 0 }
        for member in members where member.length == name.length && member.beginning != name.beginning {
            if name.isSpelled(by: object[member.place - 1], in: text) { return member.place }
        }
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
        for position in layouts.indices where layouts[position].fits(object) { return layouts[position] }
        guard made < ObjectLayouts.mostMade else { return nil }
        made += 1
        guard let layout = ObjectLayout(of: object, text: document.bytes) else { return nil }
        if layouts.count < ObjectLayouts.kept {
            layouts.append(layout)
        } else {
            layouts[made % ObjectLayouts.kept] = layout
        }
        return layout
    }
}
