package import Symbolic

/// A value of CEL (langdef, "Values"), with what the language definition leaves to hosts: models, Terraform values,
/// and unknowns.
///
/// Only what is large or holds another value is boxed: most values that a rule meets are truths, texts and models.
package enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    indirect case list(CELList)
    case map(CELMap)
    /// The type of a value, by its name in CEL.
    case type(String)
    /// Seconds and nanoseconds since 1970-01-01T00:00:00Z.
    case timestamp(CELTime)
    case duration(CELTime)
    indirect case optional(CELValue?)
    /// A typed model.
    case model(any ModelObject)
    /// A model that is not there: all its fields are absent.
    case noModel(ModelType)
    /// A Terraform object or list, seen through; scalars become CEL's own values.
    indirect case terraform(Value)
    /// What nobody knows before apply; the text says what is known of a string.
    indirect case unknown(Unknown, SymbolicString?)
    case error(CELError)
}

/// Seconds and nanoseconds; the nanoseconds count from 0 to 999,999,999 for a timestamp, and have the sign of the
/// seconds for a duration.
package struct CELTime: Hashable, Sendable {
    package var seconds: Int64
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}

/// Why an expression has no value; it never quotes a value.
package struct CELError: Error, Hashable, Sendable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}

/// A list, whose membership may not be known to its end.
package struct CELList: Sendable {
    /// The elements that are certainly there.
    package var elements: [CELValue]
    /// Elements of which nobody knows whether they are there, and why not.
    package var possible: [(value: CELValue, unknown: Unknown)]
    /// What further elements depend on; nil where there are none.
    package var open: Unknown?

    package init(_ elements: [CELValue], possible: [(value: CELValue, unknown: Unknown)] = [], open: Unknown? = nil) {
        self.elements = elements
        self.possible = possible
        self.open = open
    }

    /// What the membership depends on; nil where it is known.
    package var membership: Unknown? {
        possible.reduce(open) { sum, element in sum?.merging(element.unknown) ?? element.unknown }
    }
}

/// A map, in the order of its literal or source.
package struct CELMap: Sendable {
    package var entries: [(key: CELValue, value: CELValue)]

    package init(_ entries: [(key: CELValue, value: CELValue)]) {
        self.entries = entries
    }
}
