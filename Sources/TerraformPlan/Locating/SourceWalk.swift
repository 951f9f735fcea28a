import HCL
import Symbolic

/// One way from a block into its arguments, through what they pass on.
struct SourceWalk {
    /// How many references and levels one way may go through.
    private static let stepLimit = 200

    /// Whose expressions are read.
    struct Context {
        var module: ModulePath
        /// The block with the arguments, and the key of its instance.
        var block: SourceBlock
        var key: InstanceKey?
        /// The collections that the variables of loops and `dynamic` blocks go through.
        var loops: [Loop] = []
    }

    /// The variable of a loop or `dynamic` block.
    struct Loop {
        var name: String
        var collection: Expression
        var file: SourceFile
        /// The element that is meant, where the path names it.
        var element: AttributePath.Step?
    }

    let tree: SourceTree
    /// The line that is meant of a text of several lines, counted from 0.
    let textLine: Int?
    /// The arguments on the way, where comments may stand too.
    private(set) var arguments: [LocatedSource.Place] = []
    private var steps = 0

    init(tree: SourceTree, textLine: Int?) {
        self.tree = tree
        self.textLine = textLine
    }

    /// The place of a path in a body; nil where the body does not set it.
    mutating func find(
        _ path: ArraySlice<AttributePath.Step>,
        in body: SourceBody,
        _ context: Context
    ) -> LocatedSource.Place? {
        guard countStep(), let name = path.first?.label else { return nil }
        let rest = path.dropFirst()
        if let attribute = body.attribute(name) {
            let place = LocatedSource.Place(attribute.file, attribute.range)
            arguments.append(place)
            return follow(rest, attribute.expression, attribute.file, context, at: place)
        }
        return findBlock(name, rest, in: body, context)
    }

    /// The place of a path in a value that the provider takes as blocks.
    private mutating func findBlock(
        _ name: String,
        _ path: ArraySlice<AttributePath.Step>,
        in body: SourceBody,
        _ context: Context
    ) -> LocatedSource.Place? {
        let blocks = body.blocks(name)
        let dynamic = body.blocks.filter { $0.isDynamic(name) }
        if let block = SourceWalk.block(path.first, blocks, isAlone: dynamic.isEmpty) {
            let place = LocatedSource.Place(block.file, block.headerRange)
            arguments.append(place)
            let rest = path.first?.label == nil || blocks.count > 1 ? path.dropFirst() : path
            return find(rest, in: block.body, context) ?? place
        }
        guard dynamic.count == 1, let block = dynamic.first else {
            return (blocks.first ?? dynamic.first).map { LocatedSource.Place($0.file, $0.headerRange) }
        }
        var inner = context
        if let collection = block.body.attribute("for_each") {
            let iterator = block.body.attribute("iterator").flatMap(\.expression.iteratorName) ?? name
            inner.loops.append(Loop(name: iterator, collection: collection.expression, file: collection.file))
        }
        let place = LocatedSource.Place(block.file, block.headerRange)
        arguments.append(place)
        return block.body.blocks("content").first.flatMap { find(path.dropFirst(), in: $0.body, inner) } ?? place
    }

    /// The block that a step names: by position, or by its label or name.
    private static func block(
        _ step: AttributePath.Step?,
        _ blocks: [SourceBlock],
        isAlone: Bool
    ) -> SourceBlock? {
        switch step {
        case .index(let position)?:
            if isAlone { return blocks.indices.contains(position) ? blocks[position] : nil }
            return blocks.count == 1 && position == 0 ? blocks[0] : nil
        case .key(let key)?, .attribute(let key)?:
            return blocks.first { $0.labels.first == key || $0.body.attribute("name")?.expression.literalString == key }
                ?? (blocks.count == 1 ? blocks[0] : nil)
        case nil: return blocks.first
        }
    }

    /// Counts a step; false once there were too many.
    mutating func countStep() -> Bool {
        steps += 1
        return steps <= SourceWalk.stepLimit
    }

    mutating func note(_ argument: LocatedSource.Place) { arguments.append(argument) }
}

extension AttributePath.Step {
    /// The name that a step into an object goes by.
    var label: String? {
        switch self {
        case .attribute(let name), .key(let name): name
        case .index: nil
        }
    }
}
