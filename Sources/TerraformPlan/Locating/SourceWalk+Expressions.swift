import HCL
import Symbolic

extension SourceWalk {
    /// Functions of one argument that leave the parts of it where they are.
    private static let transparent: Set<String> = [
        "jsonencode", "yamlencode", "base64encode", "tolist", "toset", "tomap", "sensitive", "nonsensitive", "flatten",
        "compact", "distinct", "sort", "tostring", "trimspace", "chomp",
    ]

    /// The place of a path in an expression; `place` is where the expression as a whole is to be shown.
    mutating func follow(
        _ path: ArraySlice<AttributePath.Step>,
        _ expression: Expression,
        _ file: SourceFile,
        _ context: Context,
        at place: LocatedSource.Place
    ) -> LocatedSource.Place {
        guard countStep() else { return place }
        switch expression.kind {
        case .parentheses(let inner), .passthrough(let inner): return follow(path, inner, file, context, at: place)
        case .call(let call): return follow(path, call, file, context, at: place)
        case .tuple(let elements):
            guard let step = path.first, let element = SourceWalk.element(step, of: elements) else { return place }
            let whole = LocatedSource.Place(file, element.range)
            let found = follow(path.dropFirst(), element, file, context, at: whole)
            // An element that does not have the rest of the path says no more than the list.
            return path.count > 1 && found.range == whole.range && found.file === file ? place : found
        case .object(let items):
            guard let name = path.first?.label, let item = items.last(where: { $0.keyText == name }) else {
                return place
            }
            let whole = item.key.range.lowerBound..<max(item.key.range.upperBound, item.value.range.upperBound)
            return follow(path.dropFirst(), item.value, file, context, at: .init(file, whole))
        case .loop(let loop):
            guard !path.isEmpty else { return place }
            var inner = context
            for name in [loop.keyName, loop.valueName] {
                if let name {
                    inner.loops.append(Loop(name: name, collection: loop.collection, file: file, element: path.first))
                }
            }
            return follow(path.dropFirst(), loop.value, file, inner, at: .init(file, loop.value.range))
        case .variable(let name): return reference(name, [], path, file, context, at: place)
        case .access(let base, let steps):
            guard case .variable(let root) = base.kind else { return place }
            let constants = steps.prefix { $0.constantStep != nil }.compactMap(\.constantStep)
            return reference(root, constants[...], path, file, context, at: place)
        case .template(let template):
            let range = path.isEmpty ? textLine.flatMap { template.place(ofLine: $0) } : template.place(of: path)
            return range.map { LocatedSource.Place(file, $0) } ?? place
        case .null, .bool, .number, .unary, .binary, .conditional, .error: return place
        }
    }

    private mutating func follow(
        _ path: ArraySlice<AttributePath.Step>,
        _ call: FunctionCall,
        _ file: SourceFile,
        _ context: Context,
        at place: LocatedSource.Place
    ) -> LocatedSource.Place {
        if SourceWalk.transparent.contains(call.name), call.arguments.count == 1 {
            return follow(path, call.arguments[0], file, context, at: place)
        }
        guard let step = path.first, call.name == "merge" || call.name == "concat" else { return place }
        // The last argument of merge that has the member gives it; a named element is in one argument of concat.
        for argument in call.arguments.reversed() where argument.holds(step) {
            return follow(path, argument, file, context, at: .init(file, argument.range))
        }
        return place
    }

    /// The place of what a reference passes on.
    private mutating func reference(
        _ root: String,
        _ steps: ArraySlice<AttributePath.Step>,
        _ path: ArraySlice<AttributePath.Step>,
        _ file: SourceFile,
        _ context: Context,
        at place: LocatedSource.Place
    ) -> LocatedSource.Place {
        if let loop = context.loops.last(where: { $0.name == root }) {
            // The collection is shown, or the member of it that has the name which the path gives to the element.
            var outer = context
            outer.loops = Array(context.loops.prefix { $0.name != root })
            let element = loop.element.flatMap { $0.label == nil ? nil : [$0] } ?? []
            let given = follow(element[...], loop.collection, loop.file, outer, at: place)
            return given.file === place.file && given.range == place.range ? place : given
        }
        guard let name = steps.first?.name else { return place }
        let rest = Array(steps.dropFirst()) + path
        switch root {
        case "local":
            guard let local = tree.module(context.module.names)?.local(name) else { return place }
            let whole = LocatedSource.Place(local.file, local.range)
            note(whole)
            var inner = context
            inner.loops = []
            return follow(rest[...], local.expression, local.file, inner, at: whole)
        case "var": return argument(name, rest[...], context, at: place)
        case "each" where name == "value":
            guard let collection = context.block.body.attribute("for_each"), case .key(let key)? = context.key else {
                return place
            }
            let whole = LocatedSource.Place(collection.file, collection.range)
            let inside = ([.key(key)] + rest)[...]
            let found = follow(inside, collection.expression, collection.file, context, at: whole)
            return found.file === whole.file && found.range == whole.range ? place : found
        default: return place
        }
    }

    /// The place of the argument that gives a variable its value; the place of the reference in the root module.
    private mutating func argument(
        _ name: String,
        _ path: ArraySlice<AttributePath.Step>,
        _ context: Context,
        at place: LocatedSource.Place
    ) -> LocatedSource.Place {
        guard let parent = context.module.parent, let step = context.module.steps.last,
            let call = tree.module(parent.names)?.call(step.name)
        else { return place }
        guard let argument = call.body.attribute(name) else {
            guard let variable = tree.module(context.module.names)?.variable(name)?.body.attribute("default") else {
                return place
            }
            return LocatedSource.Place(variable.file, variable.range)
        }
        let whole = LocatedSource.Place(argument.file, argument.range)
        note(whole)
        let caller = Context(module: parent, block: call, key: step.key)
        return follow(path, argument.expression, argument.file, caller, at: whole)
    }

    /// The element of a tuple that a step names: by position, or by what its `name` is.
    private static func element(_ step: AttributePath.Step, of elements: [Expression]) -> Expression? {
        switch step {
        case .index(let position):
            guard elements.indices.contains(position), elements[...position].allSatisfy({ !$0.mayBeSeveral }) else {
                return elements.count == 1 ? elements[0] : nil
            }
            return elements[position]
        case .key(let key), .attribute(let key): return elements.first { $0.isNamed(key) }
        }
    }
}

extension ObjectItem {
    /// The key where it is a name or a string without sequences.
    fileprivate var keyText: String? { name ?? key.literalString }
}

extension AccessStep {
    /// The step where it is constant.
    fileprivate var constantStep: AttributePath.Step? {
        switch kind {
        case .attribute(let name): .attribute(name)
        case .key(let key): .key(key)
        case .position(let digits): Int(digits).map { .index($0) }
        case .index, .splat: nil
        }
    }
}

extension Expression {
    /// Whether an element of a list stands for several, as in the lists that `flatten` takes apart.
    fileprivate var mayBeSeveral: Bool {
        switch kind {
        case .loop, .tuple: true
        default: false
        }
    }

    /// Whether the expression is an object whose `name` is this text.
    fileprivate func isNamed(_ text: String) -> Bool {
        guard case .object(let items) = kind else { return false }
        return items.contains { item in
            ["name", "Name", "key", "Key", "Sid", "sid"].contains(item.keyText) && item.value.literalString == text
        }
    }

    /// Whether a list or object literal has what a step names.
    fileprivate func holds(_ step: AttributePath.Step) -> Bool {
        switch (kind, step) {
        case (.object(let items), .attribute(let name)), (.object(let items), .key(let name)):
            items.contains { $0.keyText == name }
        case (.tuple(let elements), .key(let name)): elements.contains { $0.isNamed(name) }
        case (.parentheses(let inner), _): inner.holds(step)
        default: false
        }
    }
}
