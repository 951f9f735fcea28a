package import Symbolic

/// A plan as the linter needs it: the model that rules start from, and where things stand in a file.
package struct LintSubject: Sendable {
    /// The plan as the user named it.
    package let name: String
    /// The value of the variable `plan`.
    package let model: any ModelObject
    /// Where a model stands; nil where no place is known.
    package let locate: @Sendable (ModelLocation) -> Finding.Location?

    package init(
        name: String,
        model: any ModelObject,
        locate: @escaping @Sendable (ModelLocation) -> Finding.Location? = { _ in nil }
    ) {
        self.name = name
        self.model = model
        self.locate = locate
    }

    /// The place of a model, or the start of the plan's file.
    func location(of location: ModelLocation?) -> Finding.Location {
        location.flatMap(locate) ?? Finding.Location(file: name, line: 1, column: 1, endLine: 1, endColumn: 1)
    }
}
