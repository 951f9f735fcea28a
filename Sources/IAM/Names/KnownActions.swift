import Symbolic
import Synchronization

/// The elements of `Action` that were met, by their texts: the policies of a plan name the same few again and again.
///
/// What is entered stays for good, so that it is found without a lock; a text whose place is taken is looked at anew each
/// time.
enum KnownActions {
    private static let count = 1_024
    /// How many bytes a text may have to be remembered.
    private static let longest = 128

    /// As many places as `count`, which are there for as long as the program runs.
    nonisolated(unsafe) private static let places: UnsafeMutablePointer<Atomic<Unmanaged<ActionForm>?>> = {
        let places = UnsafeMutablePointer<Atomic<Unmanaged<ActionForm>?>>.allocate(capacity: count)
        for number in 0..<count { (places + number).initialize(to: Atomic(nil)) }
        return places
    }()

    /// What a look at an element tells, which is a text in UTF-8.
    static func form(of text: UnsafeBufferPointer<UInt8>) -> ActionForm {
        guard text.count <= longest else { return newForm(of: text) }
        let place = places + Int(NameHash(text).value % UInt64(count))
        if let kept = place.pointee.load(ordering: .acquiring) {
            let form = kept.takeUnretainedValue()
            if let known = form.text.source.known, text.spells(known) { return form }
            return newForm(of: text)
        }
        let form = newForm(of: text)
        let kept = Unmanaged.passRetained(form)
        // Another thread may have been quicker.
        let isFree = place.pointee.compareExchange(expected: nil, desired: kept, ordering: .acquiringAndReleasing)
            .exchanged
        if !isFree { kept.release() }
        return form
    }

    private static func newForm(of text: UnsafeBufferPointer<UInt8>) -> ActionForm {
        ActionForm(SymbolicString(String(decoding: text, as: UTF8.self)))
    }
}
