/// Keeps a value in a box of its own, so that what holds it is small and quickly handed on.
///
/// It is a value all the same: a box that others hold, too, is copied before it changes.
@propertyWrapper
package struct Boxed<Value: Sendable>: Sendable {
    /// Written only by the one who holds it alone.
    private final class Box: @unchecked Sendable {
        var value: Value
        init(_ value: Value) { self.value = value }
    }

    private var box: Box

    package init(wrappedValue: Value) {
        box = Box(wrappedValue)
    }

    /// The value in the box.
    package var wrappedValue: Value {
        // Looked at where it lies: a copy of a large value counts every part of it.
        _read { yield box.value }
        _modify {
            if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
            yield &box.value
        }
    }
}
