import JSONReader
import Symbolic
import Testing

@testable import IAM

@Suite struct PlainStatementTests {
    @Test(
        arguments: [
            #"{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b/*"}"#,
            #"{"Sid":"A","Effect":"Deny","Action":["s3:*","a:B"],"Resource":["*","arn:aws:s3:::${aws:username}"]}"#,
            #"{"Effect":"Allow","Action":"*"}"#, #"{"Effect":"Allow","Action":"*","Resource":[]}"#,
            #"{"Effect":"Allow","Action":"\u0073ts:*","Resource":"*"}"#,
        ]
    )
    func saysWhatTheParserSays(json: String) throws {
        let node = try JSONDocument(text: json).root
        let plain = try #require(PlainStatement.elements(of: node, index: 3, variables: true))
        var parser = StatementParser(index: 3, variables: true)
        #expect("\(plain)" == "\(parser.elements(of: Value(node)))")
        #expect(parser.problems.isEmpty)
    }

    @Test(
        arguments: [
            #"[]"#, #"{}"#, #"{"Effect":"Allow"}"#, #"{"Action":"*","Resource":"*"}"#,
            #"{"Effect":"allow","Action":"*","Resource":"*"}"#, #"{"Effect":"Allow","Action":[],"Resource":"*"}"#,
            #"{"Effect":"Allow","Action":[1],"Resource":"*"}"#, #"{"Effect":"Allow","Action":"*","Resource":{}}"#,
            #"{"Effect":"Allow","Action":"*","Resource":"*","Sid":1}"#,
            #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{}}"#,
            #"{"Effect":"Allow","NotAction":"*","Resource":"*"}"#, #"{"Effect":"Allow","Action":"*","Action":"a:b"}"#,
            #"{"Effect":"Allow","Principal":"*","Action":"*"}"#,
        ]
    )
    func leavesOthersToTheParser(json: String) throws {
        #expect(PlainStatement.elements(of: try JSONDocument(text: json).root, index: 0, variables: true) == nil)
    }
}
