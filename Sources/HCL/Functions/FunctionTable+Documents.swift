import Symbolic

extension FunctionTable {
    /// Functions that read and write documents other than JSON.
    static let documents: [(String, Function)] = [
        ("csvdecode", csvdecode), ("yamlencode", yamlencode), ("yamldecode", yamldecode),
    ]

    private static func csvdecode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let text = try arguments.string(0) else { return nil }
        let records = try CSVReader.records(of: text)
        guard let names = records.first else { throw EvaluationFailure("CSV without a line of names") }
        guard Set(names.map { Array($0.utf8) }).count == names.count else {
            throw EvaluationFailure("CSV with two columns of the same name")
        }
        guard records.count <= Limits.elementCount else { return .tooLarge }
        var rows: [Value] = []
        for record in records.dropFirst() {
            guard record.count == names.count else { throw EvaluationFailure("CSV with lines of different lengths") }
            var table = MemberTable()
            for (name, field) in zip(names, record) { table.set(name, Value(.string(field))) }
            rows.append(.object(table))
        }
        return .list(rows)
    }

    private static func yamlencode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return YAMLWriter.text(of: arguments[0]).map { Value($0) }
    }

    private static func yamldecode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        if let text = arguments[0].text, text.known == nil { return HoledYAML.value(of: text) }
        return try arguments.string(0).flatMap { YAMLSubset.value(of: $0) }
    }
}
