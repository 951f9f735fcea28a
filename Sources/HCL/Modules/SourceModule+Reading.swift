extension SourceModule {
    /// Reads the configuration files of a directory; nil where it holds none.
    ///
    /// What cannot be read, or not wholly, makes the module incomplete, but does not keep the rest from being read. Only
    /// an override file does: nobody knows which of the rest it would have changed. So it is with a file that only one
    /// of the tools reads, where nobody knows which tool it was.
    convenience init?(reading directory: String, from files: any SourceFiles, by tool: ConfigurationTool?) {
        let present = files.names(in: directory) ?? []
        let names = ConfigurationFileName.reading(present, by: tool)
        guard !names.isEmpty else { return nil }
        let isMixed = tool == nil && present.contains { ConfigurationFileName($0)?.isTofu == false }
        var declarations = ModuleDeclarations()
        var sources: [SourceFile] = []
        for name in names {
            let path = directory == "." ? name.name : "\(directory)/\(name.name)"
            var isDoubtful = false
            if isMixed && name.isTofu {
                let other = present.contains(name.replaced) ? SourcePath.joined(directory, name.replaced) : nil
                isDoubtful = (other != nil || name.isOverride) && !files.haveSameContent(path, other)
            }
            let (file, body) =
                isDoubtful
                ? SourceFile.missing(path, from: files) : SourceFile.read(path, isJSON: name.isJSON, from: files)
            sources.append(file)
            if name.isOverride && !file.isComplete { return nil }
            if name.isOverride { declarations.override(with: body) } else { declarations.declare(body) }
        }
        self.init(
            directory: directory,
            files: sources,
            variables: declarations.variables,
            locals: declarations.locals,
            outputs: declarations.outputs,
            resources: declarations.resources,
            calls: declarations.calls,
            providers: declarations.providers
        )
    }
}

extension SourceFiles {
    /// Whether two files can be read and are the same, byte for byte.
    fileprivate func haveSameContent(_ path: String, _ other: String?) -> Bool {
        guard let other, let left = try? content(of: path), let right = try? content(of: other) else { return false }
        return left == right
    }
}

extension SourceFile {
    /// A configuration file of which nothing is known.
    fileprivate static func missing(_ path: String, from files: any SourceFiles) -> (SourceFile, SourceBody) {
        let text = SourceText([UInt8]())
        let reportPath = files.reportPath(of: path)
        return (
            SourceFile(path: path, reportPath: reportPath, text: text, comments: [], isComplete: false), SourceBody()
        )
    }

    /// Reads a configuration file; one that cannot be read is empty and incomplete.
    fileprivate static func read(
        _ path: String,
        isJSON: Bool,
        from files: any SourceFiles
    ) -> (SourceFile, SourceBody) {
        guard let bytes = try? files.content(of: path) else { return missing(path, from: files) }
        let reportPath = files.reportPath(of: path)
        if isJSON { return JSONConfiguration.read(bytes, path: path, reportPath: reportPath) }
        let native = HCLFile(bytes)
        let file = SourceFile(
            path: path,
            reportPath: reportPath,
            text: native.text,
            comments: native.comments,
            isComplete: native.errors.isEmpty
        )
        return (file, SourceBody(native.body, in: file))
    }
}

extension SourceBody {
    /// A body in native syntax, with the file that it stands in.
    init(_ body: Body, in file: SourceFile) {
        self.init(
            attributes: body.attributes.map { attribute in
                SourceAttribute(
                    name: attribute.name,
                    expression: attribute.expression,
                    range: attribute.range,
                    file: file
                )
            },
            blocks: body.blocks.map { block in
                SourceBlock(
                    type: block.type,
                    labels: block.labels.map(\.text),
                    body: SourceBody(block.body, in: file),
                    headerRange: block.headerRange,
                    range: block.range,
                    file: file
                )
            }
        )
    }
}
