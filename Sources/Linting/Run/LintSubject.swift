package import Symbolic

/// A plan as the linter needs it: the model that rules start from, and where things stand in files.
package struct LintSubject: Sendable {
    /// The plan as the user named it.
    package let name: String
    /// The value of the variable `plan`.
    package let model: any ModelObject
    /// Whether the model gives several threads that ask at the same time the answers that it gives one.
    package let isConcurrent: Bool
    /// Whether so much is to be looked at that several threads pay from the start.
    package let isLarge: Bool
    /// Each makes another part of the model that many rules ask for; none has to be called.
    package let parts: [@Sendable () -> Void]
    /// Where a model stands; nil where no place is known.
    package let locate: @Sendable (ModelLocation) -> Place?
    /// All comments of the configuration that hold `tfproof:`.
    package let comments: @Sendable () -> [SourceComment]

    package init(
        name: String,
        model: any ModelObject,
        isConcurrent: Bool = false,
        isLarge: Bool = false,
        parts: [@Sendable () -> Void] = [],
        locate: @escaping @Sendable (ModelLocation) -> Place? = { _ in nil },
        comments: @escaping @Sendable () -> [SourceComment] = { [] }
    ) {
        self.name = name
        self.model = model
        self.isConcurrent = isConcurrent
        self.isLarge = isLarge
        self.parts = parts
        self.locate = locate
        self.comments = comments
    }

    /// The place of a model, or the start of the plan's file.
    func place(of location: ModelLocation?) -> Place {
        if let place = location.flatMap(locate) { return place }
        let start = Finding.Location(file: name, line: 1, column: 1, endLine: 1, endColumn: 1)
        return Place(location: start, isInPlan: true)
    }
}
