import Symbolic

extension FunctionTable {
    /// Functions that read files, from the source of files that the evaluation is given and from nowhere else.
    static let files: [(String, SitedFunction)] = [
        ("file", file), ("fileexists", fileexists), ("fileset", FilesetFunction.apply),
        (
            "filebase64",
            { (arguments, evaluation) throws(EvaluationFailure) in
                try read(arguments, &evaluation) { Base64.encoded($0) }
            }
        ),
    ]

    /// Applies a body to the bytes of the file that the only argument names.
    static func read(
        _ arguments: [Value],
        _ evaluation: inout Evaluation,
        _ body: ([UInt8]) -> String?
    ) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        switch try FileRequest(arguments[0], in: evaluation.site)?.content {
        case .success(let bytes)?: return body(bytes).map { Value(.string($0)) }
        case .failure(let refusal)?: return refusal.value
        case nil: return nil
        }
    }

    private static func file(
        _ arguments: [Value],
        _ evaluation: inout Evaluation
    ) throws(EvaluationFailure) -> Value? {
        // What is no UTF-8 is an error of Terraform; where the files changed since the plan it may be none.
        try read(arguments, &evaluation) { String(validating: $0, as: UTF8.self)?.normalized }
    }

    private static func fileexists(
        _ arguments: [Value],
        _ evaluation: inout Evaluation
    ) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let request = try FileRequest(arguments[0], in: evaluation.site) else { return nil }
        switch request.exists {
        case .success(let exists): return Value(.bool(exists))
        case .failure(let refusal): return refusal.value
        }
    }
}

/// A file that a function asks for.
struct FileRequest {
    /// Why a file was not read, as a reason that names it.
    struct Refusal: Error {
        let value: Value
    }

    private let path: String
    private let files: any SourceFiles
    private let isSensitive: Bool

    /// Nil where the path is not known, or there are no files to read from.
    init?(_ argument: Value, in site: CallSite) throws(EvaluationFailure) {
        let text = try [argument].string(0)
        guard site.place != .templateString else { throw EvaluationFailure("a file asked for in a templatestring") }
        guard let text, let files = site.context.files else { return nil }
        self.files = files
        isSensitive = argument.isDeeplySensitive
        path = text.isElsewhere ? text : text.cleanedPath
    }

    /// The bytes of the file.
    var content: Result<[UInt8], Refusal> {
        guard !path.isElsewhere else { return .failure(refusal(.outsideRoot)) }
        do throws(SourceFileError) {
            let bytes = try files.content(of: path)
            return bytes.count <= Limits.stringLength ? .success(bytes) : .failure(refusal(.tooLarge))
        } catch {
            return .failure(refusal(error))
        }
    }

    /// Whether there is such a regular file.
    var exists: Result<Bool, Refusal> {
        guard !path.isElsewhere else { return .failure(refusal(.outsideRoot)) }
        do throws(SourceFileError) {
            _ = try files.content(of: path)
            return .success(true)
        } catch {
            switch error {
            case .tooLarge: return .success(true)
            case .notFound where isMissing: return .success(false)
            default: return .failure(refusal(error))
            }
        }
    }

    /// Whether the directory is known in full and has nothing of that name.
    private var isMissing: Bool {
        let directory = "./\(path)/..".cleanedPath
        guard let directories = files.directoryNames(in: directory), let names = files.names(in: directory) else {
            return false
        }
        let name = path.pieces(separatedBy: "/").last ?? path
        return !(names + directories).contains { $0.utf8.elementsEqual(name.utf8) }
    }

    /// An unknown value that says why the file is not read; a path that is sensitive is not named.
    func refusal(_ error: SourceFileError) -> Refusal {
        let name = isSensitive ? "a file" : "the file \(AttributePath.quoted(path))"
        let reason = UnknownSource.Reason.undecided("\(name): \(error.rawValue)")
        return Refusal(value: Value(Unknown(UnknownSource(attribute: nil, reason: reason)), isSensitive: isSensitive))
    }
}

extension String {
    /// Whether the path leads to a place that is not told from the directory Terraform ran in.
    var isElsewhere: Bool { utf8.first == UInt8(ascii: "/") || utf8.first == UInt8(ascii: "~") }
}
