import Symbolic
import Testing

@testable import HCL

/// The vectors of RFC 1321 and FIPS 180, and lengths around the size of a block against `coreutils`.
@Suite struct HashFunctionTests {
    @Test(arguments: [
        (#"md5("")"#, "d41d8cd98f00b204e9800998ecf8427e"),
        (#"md5("message digest")"#, "f96b697d7cb7938d525a2f31aaf161d0"),
        (#"sha1("abc")"#, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (#"sha256("abc")"#, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            #"sha512("abc")"#,
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (#"base64sha256("hello world")"#, "uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="),
        (#"uuidv5("dns", "www.terraform.io")"#, "a5008fae-b28c-5ba5-96cd-82b4c53552d6"),
        (#"uuidv5("url", "https://www.terraform.io/")"#, "9db6f67c-dd95-5ea0-aa5b-e70e5c5f7cf5"),
    ])
    func results(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.value(source).string == expected)
    }

    @Test(arguments: [
        (
            55, "ef1772b6dff9a122358552954ad0df65", "c1c8bbdc22796e28c0e15163d20899b65621d65a",
            "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318", "b0220c772cbf6c1822e2cb38a437d0e1"
        ),
        (
            56, "3b0c8ac703f828b04c6c197006d17218", "c2db330f6083854c99d4b5bfb6e8f29f201be699",
            "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a", "962b64aae357d2a4fee3ded8b539bdc9"
        ),
        (
            63, "b06521f39153d618550606be297466d5", "03f09f5b158a7a8cdad920bddc29b81c18a551f5",
            "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34", "c1b0f5c6d3b03dfe4a2602e67242f54e"
        ),
        (
            64, "014842d480b571495a4a0363793f7367", "0098ba824b5c16427bd7a1122a5a442a25ec644d",
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb", "01d35c10c6c38c2dcf48f7eebb3235fb"
        ),
        (
            111, "089f243d1e831c5879aa375ee364a06e", "ac877859d427d9192054eea8feb3b8a403ef83a5",
            "6374f73208854473827f6f6a3f43b1f53eaa3b82c21c1a6d69a2110b2a79baad", "fa9121c7b32b9e01733d034cfc78cbf6"
        ),
        (
            112, "9146ef3527c7cfcc66dc615c3986e391", "689993727ba37386bb032495e9dbdfb4dd1ba744",
            "f54353008a2553262ecdc4a34749563ba0950e8b0fc8652780b0a614b99683c1", "c01d080efd492776a1c43bd23dd99d0a"
        ),
        (
            127, "020406e1d05cdc2aa287641f7ae2cc39", "89d95fa32ed44a7c610b7ee38517ddf57e0bb975",
            "c57e9278af78fa3cab38667bef4ce29d783787a2f731d4e12200270f0c32320a", "828613968b501dc00a97e08c73b118aa"
        ),
        (
            128, "e510683b3f5ffe4093d021808bc6ff70", "ad5b3fdbcb526778c2839d2f151ea753995e26a0",
            "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e", "b73d1929aa615934e61a871596b3f3b3"
        ),
        (
            1000, "cabe45dcc9ae5b66ba86600cca6b8ba8", "291e9a6c66994949b57ba5e650361e98fc36b1ba",
            "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3", "67ba5535a46e3f86dbfbed8cbbaf0125"
        ),
    ])
    func lengths(_ length: Int, _ md5: String, _ sha1: String, _ sha256: String, _ sha512: String) throws {
        let text = "\"\(String(repeating: "a", count: length))\""
        #expect(try Evaluating.value("md5(\(text))").string == md5)
        #expect(try Evaluating.value("sha1(\(text))").string == sha1)
        #expect(try Evaluating.value("sha256(\(text))").string == sha256)
        #expect(try Evaluating.value("sha512(\(text))").string?.hasPrefix(sha512) == true)
    }

    @Test func unknownArgumentsMakeUnknownHashes() throws {
        #expect(try Evaluating.json("sha256(u)") == "unknown")
        #expect(try Evaluating.json(#"uuidv5("nope", "a")"#) == "unknown")
        #expect(try Evaluating.value("sha256(s)").isSensitive)
    }
}
