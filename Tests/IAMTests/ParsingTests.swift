import Symbolic
import Testing

@testable import IAM

@Suite struct ParsingTests {
    @Test func aWholeDocument() {
        let document = PolicyDocument.parse(
            json: """
                {"Version":"2012-10-17","Id":"x","Statement":[
                  {"Sid":"A","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"},
                  {"Effect":"Deny","NotAction":"s3:*","NotResource":["arn:aws:s3:::b"],
                   "Condition":{"NumericLessThan":{"s3:max-keys":[10,"20"]},"Bool":{"aws:SecureTransport":false}}}]}
                """
        )
        #expect(document.version == .v2012)
        #expect(document.problems.isEmpty && document.open.isEmpty)
        #expect(document.statements.map(\.index) == [0, 1])
        #expect(document.statements.map(\.sid) == ["A", nil])
        #expect(document.statements.map(\.effect) == [.allow, .deny])
        #expect(document.statements.map(\.actions.patterns.count) == [2, 1])
        #expect(document.statements.map(\.actions.isNegated) == [false, true])
        #expect(document.statements[1].resources?.isNegated == true)
        let values = document.statements[1].conditions.map { $0.values.map(\.source.known) }
        #expect(values == [["10", "20"], ["false"]])
        #expect(document.statements.allSatisfy { $0.doubt == nil })
    }

    @Test func aSingleStatementWithoutVersion() {
        let document = PolicyDocument.parse(json: #"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#)
        #expect(document.version == .v2008)
        #expect(document.statements.count == 1 && document.statements[0].doubt == nil)
    }

    @Test(
        arguments: [
            #"{"effect":"Allow","Action":"*","Resource":"*"}"#,
            #"{"Effect":"allow","Action":"*","Resource":"*"}"#,
            #"{"Effect":"Allow","Action":"*","Resource":"*","Comment":"x"}"#,
            #"{"Effect":"Allow","Action":"*","NotAction":"s3:*","Resource":"*"}"#,
            #"{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}"#,
            #"{"Effect":"Allow","Resource":"*"}"#,
            #"{"Effect":"Allow","Action":7,"Resource":"*"}"#,
            #"{"Effect":"Allow","Action":"*","Action":"s3:*","Resource":"*"}"#,
            #"{"Effect":"Allow","Action":"*","Resource":null}"#,
            #""Allow""#,
        ]
    )
    func anInvalidStatementIsKeptAsUndecidable(statement: String) {
        let document = PolicyDocument.parse(json: #"{"Version":"2012-10-17","Statement":[\#(statement)]}"#)
        #expect(document.statements.count == 1)
        #expect(document.statements.first?.doubt != nil)
        #expect(!document.problems.isEmpty)
    }

    @Test(arguments: ["", "nonsense", "[]", "7", "{}", #"{"Version":"2012-10-17"}"#, #"{"statement":[]}"#])
    func aDocumentThatCannotBeReadIsOpen(text: String) {
        let document = PolicyDocument.parse(json: text)
        #expect(!document.open.isEmpty && !document.problems.isEmpty)
    }

    @Test(arguments: [#""Version":"2020-01-01""#, #""Comment":"x""#, #""Statement":[]"#])
    func aRejectedDocumentHasUndecidableStatements(member: String) {
        let text = #"{\#(member),"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
        let document = PolicyDocument.parse(json: text)
        #expect(document.statements.allSatisfy { $0.doubt != nil })
        #expect(!document.problems.isEmpty)
    }

    @Test func repeatedSids() {
        let statement = #"{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"}"#
        let document = PolicyDocument.parse(json: #"{"Statement":[\#(statement),\#(statement)]}"#)
        #expect(document.statements.allSatisfy { $0.doubt != nil })
    }

    @Test func unknownDocumentsAndStatements() {
        let unknown = Unknown(attribute: Symbol.identity("policy"))
        #expect(PolicyDocument.parse(Value(unknown)).open == [unknown])
        let member = Value.Member(name: "Statement", value: Value(unknown))
        #expect(PolicyDocument.parse(Value(.encoded(.json, Value(.object([member])), text: nil))).open == [unknown])
        let list = Value.Member(name: "Statement", value: Value(.list([Value(unknown)])))
        let document = PolicyDocument.parse(Value(.encoded(.json, Value(.object([list])), text: nil)))
        #expect(document.statements.map(\.doubt) == [unknown])
    }

    @Test func aTextWithHoles() {
        let text = Symbol.text(
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"⟦arn⟧/*"}]}"#
        )
        let document = PolicyDocument.parse(Value(.text(text)))
        #expect(document.statements.first?.resources?.patterns.map(\.text.source) == [Symbol.text("⟦arn⟧/*")])
    }

    @Test func nullHasNoStatements() {
        let document = PolicyDocument.parse(Value(.null))
        #expect(document.statements.isEmpty && document.open.isEmpty)
    }

    /// `after_sensitive` marks parts of the arguments of a data source, and the document has them all.
    @Test(arguments: [true, false]) func aMarkOnOnePartOfTheArgumentsMarksTheDocument(isMarked: Bool) {
        let resources = Value(.list([Value(.string("*"), isSensitive: isMarked)]))
        let actions = Value(.list([Value(.string("s3:GetObject"))]))
        let block = Value(
            .object([.init(name: "actions", value: actions), .init(name: "resources", value: resources)])
        )
        let arguments = Value(.object([.init(name: "statement", value: Value(.list([block])))]))
        #expect(PolicyDocument.fromDataSource(arguments).isSensitive == isMarked)
    }

    @Test func sensitivityIsKept() {
        #expect(PolicyDocument.parse(Value(.string(#"{"Statement":[]}"#), isSensitive: true)).isSensitive)
    }
}
