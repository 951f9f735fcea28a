package import Symbolic

/// The models that the names of `for` stand for at the moment, for all activations that go through lists together.
package final class LoopVariables {
    /// By the depth of the list, from the outermost; nil for what is no model.
    private var models: [(any ModelObject)?] = []
    /// The same objects, to be looked at without another user of them: they are kept in `models`.
    private var objects: [Unmanaged<AnyObject>?] = []

    package init() {}

    /// The object of a depth, which is there as long as no other one is bound; nil where there is none.
    @inline(__always)
    func object(at depth: Int) -> Unmanaged<AnyObject>? {
        depth < objects.count ? objects[depth] : nil
    }

    /// The model of a depth; nil where there is none.
    @inline(__always)
    func model(at depth: Int) -> (any ModelObject)? {
        depth < models.count ? models[depth] : nil
    }

    /// Gives the name of a depth its model; nil for what is no model.
    package func bind(_ depth: Int, to model: consuming (any ModelObject)?) {
        while depth >= models.count {
            models.append(nil)
            objects.append(nil)
        }
        objects[depth] = model.map { Unmanaged.passUnretained($0 as AnyObject) }
        models[depth] = model
    }
}
