extension SourceModule {
    /// Reads the configuration files of a directory; nil where it holds none.
    ///
    /// A file that cannot be read, or not wholly, declares nothing: Terraform refuses it, so that the plan was made from
    /// another. The module is incomplete then, but the rest is read; only with an override file nothing is left: nobody
    /// knows which of the rest it would have changed. So it is with a file that only one of the tools reads, where nobody
    /// knows which tool it was. What is declared twice is not declared.
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
                ? SourceFile.missing(path, because: "only OpenTofu would read it, if it made the plan", from: files)
                : SourceFile.read(path, isJSON: name.isJSON, from: files)
            sources.append(file)
            if name.isOverride && !file.isComplete {
                declarations = ModuleDeclarations()
                break
            }
            if name.isOverride { declarations.override(with: body) } else { declarations.declare(body) }
        }
        declarations.removeRepeated()
        self.init(
            directory: directory,
            files: sources,
            repeated: declarations.repeated,
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
    fileprivate static func missing(
        _ path: String,
        because reason: String,
        from files: any SourceFiles
    ) -> (SourceFile, SourceBody) {
        let file = SourceFile(
            path: path,
            reportPath: files.reportPath(of: path),
            text: SourceText([UInt8]()),
            comments: [],
            problem: Problem(message: reason)
        )
        return (file, SourceBody())
    }

    /// Reads a configuration file; one that cannot be read whole is empty and incomplete.
    fileprivate static func read(
        _ path: String,
        isJSON: Bool,
        from files: any SourceFiles
    ) -> (SourceFile, SourceBody) {
        let bytes: [UInt8]
        do throws(SourceFileError) {
            bytes = try files.content(of: path)
        } catch {
            return missing(path, because: error.rawValue, from: files)
        }
        let reportPath = files.reportPath(of: path)
        if isJSON { return JSONConfiguration.read(bytes, path: path, reportPath: reportPath) }
        let native = HCLFile(bytes)
        let problem = native.errors.first.map { error in
            Problem(message: error.message, line: native.text.line(at: error.range.lowerBound))
        }
        let file = SourceFile(
            path: path,
            reportPath: reportPath,
            text: native.text,
            comments: problem == nil ? native.comments : [],
            problem: problem
        )
        return (file, problem == nil ? SourceBody(native.body, in: file) : SourceBody())
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
