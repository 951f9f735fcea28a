import Symbolic

extension Value {
    /// The part that a path leads to, through the strings that hold JSON; nil where there is none.
    ///
    /// A key names a member, or the element of a list that goes by this name.
    func part(at steps: ArraySlice<AttributePath.Step>) -> Value? {
        guard let step = steps.first else { return self }
        let container = kind == .string ? decodedJSON : self
        let next: Value?
        switch step {
        case .attribute(let name): next = container.member(name)
        case .index(let position):
            if let elements = container.elements {
                next = elements.indices.contains(position) ? elements[position] : nil
            } else {
                // A single block may be written as one object.
                next =
                    container.kind == .object && position == 0 ? container : container.unknown.map { Value($0.derived) }
            }
        case .key(let key):
            if let elements = container.elements {
                next = elements.first { ($0.member("name") ?? $0.member("Name"))?.string == key }
            } else if let (certain, _, _) = container.partialElements {
                let named = certain.first { ($0.member("name") ?? $0.member("Name"))?.string == key }
                next = named ?? container.unknown.map { Value($0.derived) }
            } else {
                next = container.member(key)
            }
        }
        return next?.part(at: steps.dropFirst())
    }
}
