import Symbolic
import Testing

@testable import IAM

@Suite struct ARNTests {
    @Test func partsOfAnARN() throws {
        let arn = try #require(ARN("arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/app:log-stream:a"))
        #expect(arn.partition.known == "aws")
        #expect(arn.service.known == "logs")
        #expect(arn.region.known == "eu-west-1")
        #expect(arn.account.known == "111122223333")
        #expect(arn.resource.known == "log-group:/ecs/app:log-stream:a")
        #expect(arn.text.known == "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/app:log-stream:a")
    }

    @Test func emptyParts() throws {
        let arn = try #require(ARN("arn:aws:s3:::bucket/key"))
        #expect(arn.region.known == "" && arn.account.known == "" && arn.resource.known == "bucket/key")
    }

    @Test func partsWithHoles() throws {
        let account = Symbol.hole("account")
        let text = SymbolicString([.literal("arn:aws:iam::"), account, .literal(":role/a:b")])
        let arn = try #require(ARN(text))
        #expect(arn.account == SymbolicString([account]))
        #expect(arn.resource.known == "role/a:b")
        #expect(arn.text == text)
    }

    @Test(arguments: ["", "*", "arn:aws:s3", "arn:aws:s3::bucket", "arm:aws:s3:::bucket"])
    func noARN(text: String) {
        #expect(ARN(text) == nil)
    }

    @Test func aHoleAtTheStartIsNotTakenApart() {
        #expect(ARN(SymbolicString([Symbol.hole("x"), .literal(":::::y")])) == nil)
    }

    @Test(
        arguments: [
            ("eu-west-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"), ("eusc-de-east-1", "aws-eusc"), ("moon-base-1", nil),
        ] as [(String, String?)]
    )
    func partitionOfARegion(region: String, expected: String?) {
        #expect(ARN.partition(ofRegion: region) == expected)
    }
}

@Suite struct KnownARNTests {
    @Test(
        arguments: [
            "arn:aws:s3:::b", "arn:aws:iam::111122223333:role/a:b", "arn:::::", "arn:a:b:c:d:", "arn:a:b:c:d", "arn",
            "",
            "arm:a:b:c:d:e", "arn:aws:kms:eu-west-1:111122223333:key/é",
        ]
    )
    func partsAreThoseBetweenColons(text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn" else {
            #expect(KnownARN(text) == nil)
            return
        }
        guard let arn = KnownARN(text) else {
            Issue.record("no ARN")
            return
        }
        let all: [KnownARN.Part] = [.partition, .service, .region, .account, .resource]
        #expect(all.map { arn[$0] } == Array(parts.dropFirst()))
        #expect(zip(all, parts.dropFirst()).allSatisfy { arn.has($0, $1) && arn.isEmpty($0) == $1.isEmpty })
        #expect(!arn.has(.service, "other") && arn.head(before: .resource) + arn[.resource] == text)
    }
}
