import JSONReader

/// Reads configuration in JSON, such as `main.tf.json`.
///
/// Source: HCL JSON syntax specification; Terraform documentation, "JSON Configuration Syntax".
enum JSONConfiguration {
    /// How deep arrays and objects may nest.
    private static let depthLimit = 100
    /// The name of a property that is a comment, as often as it is set.
    private static let comment = Array("\"//\"".utf8)

    /// Reads a file; one that is not JSON is empty and incomplete.
    static func read(_ bytes: [UInt8], path: String, reportPath: String) -> (SourceFile, SourceBody) {
        let text = SourceText(bytes)
        var root: JSONNode?
        var problem: SourceFile.Problem?
        do throws(JSONError) {
            let document = try JSONDocument(JSONText(bytes), limits: JSONLimits(depth: depthLimit))
            root = document.root
            problem = JSONConfiguration.problem(of: document, text)
        } catch {
            problem = SourceFile.Problem(message: error.message, line: text.line(at: error.offset))
        }
        let file = SourceFile(path: path, reportPath: reportPath, text: text, comments: [], problem: problem)
        guard problem == nil, let root else { return (file, SourceBody()) }
        let body = JSONBodyReader(file: file).read(root)
        return (file, SourceBody(blocks: body.blocks.flatMap { $0.declarations }))
    }

    /// Why a document is no configuration.
    private static func problem(of document: JSONDocument, _ text: SourceText) -> SourceFile.Problem? {
        guard document.root.isObject || document.root.isArray else {
            return SourceFile.Problem(message: "expected a JSON object", line: text.line(at: document.root.offset))
        }
        // Terraform refuses arguments that are set twice; that it takes blocks which are is not worth telling them apart.
        let repeated = document.duplicateNames.first { !text.bytes[$0...].starts(with: comment) }
        return repeated.map { SourceFile.Problem(message: "the property is set twice", line: text.line(at: $0)) }
    }
}

extension SourceBlock {
    /// The blocks that a top-level property stands for, with the names inside it as their labels.
    fileprivate var declarations: [SourceBlock] {
        switch type {
        case "resource", "data", "ephemeral": labelled(2).map(\.withoutMetaArguments)
        case "variable", "output", "module", "provider": labelled(1)
        case "check":
            labelled(1).map { check in
                var check = check
                check.body.blocks = check.body.blocks.flatMap { $0.type == "data" ? $0.labelled(2) : [$0] }
                return check
            }
        default: [self]
        }
    }

    /// The blocks that a property stands for, with so many levels of names inside it as their labels.
    func labelled(_ count: Int) -> [SourceBlock] {
        guard count > 0 else { return [self] }
        return body.blocks.flatMap { inner in
            var block = inner
            block.type = type
            block.labels = labels + [inner.type]
            return block.labelled(count - 1)
        }
    }

    /// A resource without the attributes that Terraform itself knows to be blocks.
    private var withoutMetaArguments: SourceBlock {
        var block = self
        block.body.attributes.removeAll { ["lifecycle", "connection", "provisioner"].contains($0.name) }
        block.body.blocks = body.blocks.flatMap { $0.type == "provisioner" ? $0.labelled(1) : [$0] }
        return block
    }
}
