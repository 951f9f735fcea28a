import HCL
package import Symbolic

extension Value {
    /// The value that a YAML text stands for, with holes where the text has them; nil where that cannot be told.
    package var decodedYAML: Value? {
        text.flatMap { HoledYAML.value(of: $0) }?.marked(isSensitive)
    }
}
