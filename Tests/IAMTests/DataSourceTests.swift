import JSONReader
import Symbolic
import Testing

@testable import IAM

@Suite struct DataSourceTests {
    private func value(_ json: String) throws -> Value {
        Value(try JSONDocument(text: json).root)
    }

    @Test func defaultsAndVariables() throws {
        let document = PolicyDocument.fromDataSource(
            try value(
                """
                {"version":null,"statement":[
                  {"sid":"","effect":null,"actions":["s3:Get*"],"not_actions":null,
                   "resources":["arn:aws:s3:::&{aws:PrincipalTag/team}/*"],
                   "condition":[{"test":"StringEquals","variable":"aws:PrincipalTag/a","values":["x"]},
                                {"test":"StringEquals","variable":"aws:PrincipalTag/a","values":["&{aws:username}"]}],
                   "principals":[{"type":"AWS","identifiers":["*"]},{"type":"Service","identifiers":["a.b"]}]},
                  {"effect":"Deny","not_actions":["iam:*"],"not_resources":["*"]}]}
                """
            )
        )
        #expect(document.version == .v2012)
        let first = try #require(document.statements.first)
        #expect(first.effect == .allow && first.sid == nil && first.doubt == nil)
        #expect(first.resources?.patterns.map(\.text.source.known) == ["arn:aws:s3:::${aws:PrincipalTag/team}/*"])
        #expect(first.conditions.count == 1)
        #expect(first.conditions[0].values.map(\.source.known) == ["x", "${aws:username}"])
        #expect(first.principals?.patterns == [.everyone, .service(SymbolicString("a.b"))])
        #expect(document.statements[1].effect == .deny)
        #expect(document.statements[1].actions.isNegated && document.statements[1].resources?.isNegated == true)
    }

    @Test func ofAListThatIsKnownInPartAllElementsCount() throws {
        let arn = Unknown(attribute: Symbol.identity("arn"))
        let texts = ["a", "b"].map { OpenSequence.Segment.element(Value(.string($0))) }
        let open = Value.sequence(texts + [.possible(Value(arn), arn)])
        let statement = Value(
            .object([
                Value.Member(name: "actions", value: Value(.list([Value(.string("s3:*"))]))),
                Value.Member(name: "resources", value: open),
            ])
        )
        let document = PolicyDocument.fromDataSource(
            Value(.object([Value.Member(name: "statement", value: Value(.list([statement])))]))
        )
        let patterns = try #require(document.statements.first?.resources?.patterns)
        #expect(patterns.map(\.text.source.known) == ["a", "b", nil])
    }

    @Test func unknownElements() {
        let arn = Unknown(attribute: Symbol.identity("arn"))
        let attributes = Value(
            .object([
                Value.Member(
                    name: "statement",
                    value: Value(
                        .list([
                            Value(
                                .object([
                                    Value.Member(name: "actions", value: Value(.list([Value(.string("s3:*"))]))),
                                    Value.Member(name: "resources", value: Value(.list([Value(arn)]))),
                                ])
                            ),
                            Value(arn),
                        ])
                    )
                )
            ])
        )
        let document = PolicyDocument.fromDataSource(attributes)
        #expect(document.statements[0].resources?.patterns.map(\.text.source) == [SymbolicString([.hole(arn)])])
        #expect(document.statements[1].doubt == arn)
    }

    @Test func merging() throws {
        func document(_ sid: String, _ action: String) -> PolicyDocument {
            .parse(
                json: #"{"Statement":[{"Sid":"\#(sid)","Effect":"Allow","Action":"\#(action)","Resource":"*"}]}"#
            )
        }
        let own = try value(
            #"{"statement":[{"sid":"B","actions":["b:own"],"resources":["*"]},{"actions":["c:own"],"resources":["*"]}]}"#
        )
        let merged = PolicyDocument.fromDataSource(
            own,
            sources: [document("A", "a:source"), document("B", "b:source")],
            overrides: [document("A", "a:override"), document("D", "d:override")]
        )
        let actions = merged.statements.map { $0.actions.patterns.map(\.text.source.known) }
        #expect(actions == [["a:override"], ["b:own"], ["c:own"], ["d:override"]])
        #expect(merged.statements.map(\.index) == [0, 1, 2, 3])
    }

    @Test func anUnknownOverrideMayReplaceNamedStatements() throws {
        let unknown = Unknown(attribute: Symbol.identity("override"))
        let own = try value(
            #"{"statement":[{"sid":"A","actions":["a:b"],"resources":["*"]},{"actions":["c:d"],"resources":["*"]}]}"#
        )
        let document = PolicyDocument.fromDataSource(own, overrides: [.open(unknown)])
        #expect(document.statements.map { $0.doubt == nil } == [false, true])
        #expect(document.open == [unknown])
    }
}
