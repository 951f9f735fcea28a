package import Symbolic

/// A value of CEL (langdef, "Values"), with what the language definition leaves to hosts: models, Terraform values,
/// and unknowns.
///
/// What is small lies in the value itself, so that most of an evaluation asks for no memory.
package enum CELValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case list(CELList)
    case map(CELMap)
    /// The type of a value, by its name in CEL.
    case type(String)
    /// Seconds and nanoseconds since 1970-01-01T00:00:00Z.
    case timestamp(CELTime)
    case duration(CELTime)
    indirect case optional(CELValue?)
    /// An IP address.
    indirect case address(IPAddress)
    /// A block of IP addresses.
    indirect case network(IPNetwork)
    /// A typed model.
    case model(any ModelObject)
    /// A model that is not there: all its fields are absent.
    case noModel(ModelType)
    /// A Terraform object or list, seen through; scalars become CEL's own values.
    case terraform(Value)
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
