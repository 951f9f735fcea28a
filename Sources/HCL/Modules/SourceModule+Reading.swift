extension SourceModule {
    /// Reads the configuration files of a directory; nil where it holds none.
    ///
    /// What cannot be read, or not wholly, makes the module incomplete, but does not keep the rest from being read. Only
    /// an override file does: nobody knows which of the rest it would have changed.
    convenience init?(reading directory: String, from files: any SourceFiles) {
        let names = ConfigurationFileName.reading(files.names(in: directory) ?? [])
        guard !names.isEmpty else { return nil }
        var declarations = ModuleDeclarations()
        var sources: [SourceFile] = []
        for name in names {
            let path = directory == "." ? name.name : "\(directory)/\(name.name)"
            let (file, body) = SourceFile.read(path, isJSON: name.isJSON, from: files)
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
            calls: declarations.calls
        )
    }
}

extension SourceFile {
    /// Reads a configuration file; one that cannot be read is empty and incomplete.
    fileprivate static func read(
        _ path: String,
        isJSON: Bool,
        from files: any SourceFiles
    ) -> (SourceFile, SourceBody) {
        let reportPath = files.reportPath(of: path)
        guard let bytes = try? files.content(of: path) else {
            let text = SourceText([UInt8]())
            let file = SourceFile(path: path, reportPath: reportPath, text: text, comments: [], isComplete: false)
            return (file, SourceBody())
        }
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
