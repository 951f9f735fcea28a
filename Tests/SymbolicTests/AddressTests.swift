import Symbolic
import Testing

@Suite struct AddressTests {
    @Test(
        arguments: [
            "aws_s3_bucket.b",
            "aws_s3_bucket.b[0]",
            "aws_s3_bucket.b[\"x.y[z]\"]",
            "data.aws_s3_bucket.b",
            "module.a.aws_s3_bucket.b",
            "module.a[\"x.y\"].module.b[0].data.t.n[\"]\\\"\"]",
            "module.module.aws_s3_bucket.data",
            "module.a[\"line\\nbreak\"].t.n",
            "aws_s3_bucket.b[\"$${x}\"]",
            "aws_s3_bucket.b[\"%%{x} \\\"q\\\"\"]",
            "aws_s3_bucket.b[\"$$${x}-{y}-$\"]",
        ]
    )
    func addressesAreReadAndWrittenAlike(text: String) throws {
        let address = try #require(ResourceAddress(text))
        #expect(address.description == text)
    }

    @Test func keysAreTextsWithoutTemplates() {
        #expect(ResourceAddress("t.n[\"$${x}\"]")?.key == .key("${x}"))
        #expect(ResourceAddress("t.n[\"a%%{x}\"]")?.key == .key("a%{x}"))
        #expect(ResourceAddress("t.n[\"$$x{y}\"]")?.key == .key("$$x{y}"))
        // Older versions of Terraform do not double anything.
        #expect(ResourceAddress("t.n[\"${x}\"]")?.key == .key("${x}"))
    }

    @Test(arguments: ["", "aws_s3_bucket", "aws_s3_bucket.", ".a.b", "a.b[", "a.b[x]", "a.b[\"x]", "a.b.c", "module.a"])
    func whatIsNoAddressIsRefused(text: String) {
        #expect(ResourceAddress(text) == nil)
    }

    @Test func aDataSourceKeepsItsMode() throws {
        let address = try #require(ResourceAddress("module.a[\"x\"].data.aws_iam_role.r[2]"))
        #expect(address.mode == .data)
        #expect(address.module.configurationKey == "a")
        #expect(address.key == .index(2))
        #expect(address.configurationAddress == "data.aws_iam_role.r")
    }

    @Test(
        arguments: [
            ("var.image", Reference.Subject.variable("image"), ""),
            ("local.nested.a.b", .local("nested"), "a.b"),
            ("each.value.arn", .symbol("each"), "value.arn"),
            ("module.m[\"a\"].json", .module(name: "m", key: .key("a")), "json"),
            ("data.t.n[0].arn", .resource(mode: .data, type: "t", name: "n", key: .index(0)), "arn"),
            ("aws_x.each[\"db\"].arn", .resource(mode: .managed, type: "aws_x", name: "each", key: .key("db")), "arn"),
        ]
    )
    func referencesAreRead(text: String, subject: Reference.Subject, path: String) throws {
        let reference = try #require(Reference(text))
        #expect(reference.subject == subject)
        #expect(reference.path.description == path)
    }

    @Test func keysOfPathsAreQuotedWhereTheyWouldMislead() {
        let path = AttributePath(attribute: "a").index(0).attribute("b")
        #expect(path.key("DB_PASSWORD").attribute("v").description == "a[0].b[DB_PASSWORD].v")
        #expect(path.key("0").description == "a[0].b[\"0\"]")
        #expect(path.key("x]y").description == "a[0].b[\"x]y\"]")
    }
}
