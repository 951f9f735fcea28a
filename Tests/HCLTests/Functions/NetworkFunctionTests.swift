import Testing

@Suite struct NetworkFunctionTests {
    @Test(arguments: [
        (#"cidrhost("10.12.112.0/20", 268)"#, #""10.12.113.12""#),
        (#"cidrhost("10.12.112.0/20", -1)"#, #""10.12.127.255""#),
        (#"cidrhost("fd00:fd12:3456:7890:00a2::/72", 34)"#, #""fd00:fd12:3456:7890::22""#),
        (#"cidrhost("10.0.0.0/30", 4)"#, "error"), (#"cidrhost("10.0.0.0/30", -5)"#, "error"),
        (#"cidrhost("10.0.0.0/30", 1.5)"#, "error"), (#"cidrhost("010.0.0.0/8", 1)"#, #""10.0.0.1""#),
        (#"cidrhost("2001:db8::/32", 4294967296)"#, #""2001:db8::1:0:0""#),
        (#"cidrhost("::/0", -1)"#, #""ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff""#),
        (#"cidrnetmask("172.16.0.0/12")"#, #""255.240.0.0""#), (#"cidrnetmask("0.0.0.0/0")"#, #""0.0.0.0""#),
        (#"cidrnetmask("fd00::/8")"#, "error"), (#"cidrnetmask("10.0.0/8")"#, "error"),
        (#"cidrnetmask("10.0.0.256/8")"#, "error"),
        (#"cidrnetmask("10.0.0.0/33")"#, "error"), (#"cidrnetmask("10.0.0.0/+8")"#, "error"),
        (#"cidrnetmask("1:2/8")"#, "error"),
        (#"cidrnetmask("::1::/8")"#, "error"), (#"cidrnetmask(u)"#, "unknown"),
        (#"cidrsubnet("172.16.0.0/12", 4, 2)"#, #""172.18.0.0/16""#),
        (#"cidrsubnet("10.1.2.0/24", 4, 15)"#, #""10.1.2.240/28""#),
        (#"cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)"#, #""fd00:fd12:3456:7800:a200::/72""#),
        (#"cidrsubnet("10.0.0.0/24", 9, 0)"#, "error"), (#"cidrsubnet("10.0.0.0/24", 2, 4)"#, "error"),
        (#"cidrsubnet("10.0.0.0/24", 0, 0)"#, #""10.0.0.0/24""#), (#"cidrsubnet("::/0", 128, 5)"#, #""::5/128""#),
        (#"cidrsubnet("::ffff:10.0.0.0/104", 8, 1)"#, "unknown"),
        (#"cidrsubnet("::10.1.0.0/112", 8, 1)"#, #""::a01:100/120""#),
        (
            #"cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)"#,
            #"["10.1.0.0/20","10.1.16.0/20","10.1.32.0/24","10.1.48.0/20"]"#
        ),
        (
            #"cidrsubnets("fd00:fd12:3456:7890::/56", 16, 16, 16, 32)"#,
            #"["fd00:fd12:3456:7800::/72","fd00:fd12:3456:7800:100::/72","fd00:fd12:3456:7800:200::/72","fd00:fd12:3456:7800:300::/88"]"#
        ),
        (#"cidrsubnets("10.0.0.0/30", 1, 1, 1)"#, "error"), (#"cidrsubnets("255.255.255.254/31", 1, 1, 1)"#, "error"),
        (#"cidrsubnets("10.0.0.0/8", 0)"#, "error"), (#"cidrsubnets("10.0.0.0/8")"#, "[]"),
    ])
    func results(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.json(source) == expected)
    }
}
