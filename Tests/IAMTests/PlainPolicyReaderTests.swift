import JSONReader
import Symbolic
import Testing

@testable import IAM

@Suite struct PlainPolicyReaderTests {
    @Test(
        arguments: [
            #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b/*"}}"#,
            #" { "Statement" : [ {"Sid":"A","Effect":"Deny","Action":["s3:*","a:B"],"Resource":["*"]} ] } "#,
            #"{"Id":"x","Statement":[{"Effect":"Allow","Action":"*"},{"Action":"*","Resource":[],"Effect":"Allow"}]}"#,
            #"{"Statement":[{"Effect":"Allow","Action":"a:B","Resource":"*","Sid":"A"},{"Effect":"Deny","Action":"*","Sid":"A"}]}"#,
            #"{"Statement":{"Effect":"Allow","Action":"a:B","Resource":"*","Condition":{"StringLike":{"aws:X":["a","b"]},"Bool":{"y":"true"}}}}"#,
            #"{"Statement":[]}"#, #"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{}}}"#,
        ]
    )
    func saysWhatTheParserSays(json: String) throws {
        let plain = try #require(json.withBytes(PlainPolicyReader.document))
        let parsed = DocumentParser().document(Value(try JSONDocument(text: json).root))
        #expect(text(of: plain) == text(of: parsed))
        // Nothing but the whole text is a policy, nor is more than that.
        let bytes = Array(json.utf8)
        for count in 0..<(bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0) {
            #expect(bytes[..<count].withUnsafeBufferPointer(PlainPolicyReader.document) == nil)
        }
        #expect("\(json)}".withBytes(PlainPolicyReader.document) == nil)
    }

    @Test(
        arguments: [
            "{}", #"{"Effect":"Allow"}"#, #"{"Action":"*","Resource":"*"}"#, #"{"Effect":"Allow","Action":[1]}"#,
            #"{"Effect":"allow","Action":"*"}"#, #"{"Effect":"Allow","Action":[]}"#,
            #"{"Effect":"Allow","Action":"*",}"#,
            #"{"Effect":"Allow","Action":"*","Resource":{}}"#, #"{"Effect":"Allow","Action":"*","Sid":1}"#,
            #"{"Effect":"Allow","NotAction":"*","Resource":"*"}"#, #"{"Effect":"Allow","Action":"*","Action":"a:b"}"#,
            #"{"Effect":"Allow","Principal":"*","Action":"*"}"#, #"{"Effect":"Allow","Action":"\u0073ts:*"}"#,
            #"{"Effect":"Allow","Action":"*","Resource":"${aws:username}"}"#, #"{"Effect":"Allow","Action":"ä:*"}"#,
            #"{"Effect":"Allow","Action":"*","Condition":{"StringAlike":{"a":"b"}}}"#,
            #"{"Effect":"Allow","Action":"*","Condition":{"Bool":{"a":true}}}"#,
            #"{"Effect":"Allow","Action":"*","Condition":{},"Condition":{}}"#,
            #"{"Effect":"Allow","Action":"sample:GetÄpfel"}"#, #"{"Effect":"Allow","Action":"sample:Get$Sample"}"#,
            #"{"Effect":"Allow","Action":"sample:Get\Sample"}"#,
            "{\"Effect\":\"Allow\",\"Action\":\"sample:Get\u{1}It\"}",
            "{\"Effect\":\"Allow\",\"Action\":\"sample:\n\"}",
        ]
    )
    func leavesOthersToTheParser(statement: String) throws {
        #expect(#"{"Statement":\#(statement)}"#.withBytes(PlainPolicyReader.document) == nil)
    }

    @Test(
        arguments: [
            #""Version":"2013-10-17","#, #""Version":"2012-10-17","Version":"2012-10-17","#, #""Id":1,"#, #""Ed":"x","#,
            #""Statement":[],"#,
        ]
    )
    func leavesOtherDocumentsToTheParser(members: String) {
        let text = #"{\#(members)"Statement":{"Effect":"Allow","Action":"*"}}"#
        #expect(text.withBytes(PlainPolicyReader.document) == nil)
    }

    private func text(of document: PolicyDocument) -> String {
        var text = ""
        dump(document, to: &text)
        return text
    }
}
