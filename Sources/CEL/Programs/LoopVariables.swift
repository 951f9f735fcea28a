package import Symbolic

/// The models that the names of `for` stand for at the moment, for all activations that go through lists together.
package final class LoopVariables {
    /// By the depth of the list, from the outermost; nil for what is no model.
    private var models: [(any ModelObject)?] = []

    package init() {}

    /// The model of a depth; nil where there is none.
    @inline(__always)
    func model(at depth: Int) -> (any ModelObject)? {
        depth < models.count ? models[depth] : nil
    }

    /// Gives the name of a depth its model; nil for what is no model.
    package func bind(_ depth: Int, to model: (any ModelObject)?) {
        while depth >= models.count { models.append(nil) }
        models[depth] = model
    }
}
