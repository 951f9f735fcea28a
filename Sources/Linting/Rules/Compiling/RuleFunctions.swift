import CEL

/// The functions that rules have besides CEL's own.
enum RuleFunctions {
    static let all: [HostFunction] = [known, glob]

    /// `known(x)`: whether the value is known before apply.
    private static let known = HostFunction("known", [.dyn], returns: .bool, isStrict: false) { arguments in
        switch arguments.first {
        case .unknown?: .bool(false)
        case .error(let error)?: .error(error)
        case .list(let list)?: .bool(list.membership == nil)
        default: .bool(true)
        }
    }

    /// `text.glob(pattern)`: whether the text fits a pattern with `*` and `?`.
    private static let glob = HostFunction("glob", [.string, .string], returns: .bool, isMethod: true) { arguments in
        guard case .string(let text)? = arguments.first, case .string(let pattern)? = arguments.last else {
            return .error(CELError("`glob` takes two strings"))
        }
        return .bool(Glob(pattern).matches(text))
    }
}
