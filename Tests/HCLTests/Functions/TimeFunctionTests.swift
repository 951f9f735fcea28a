import HCL
import Testing

@Suite struct TimeFunctionTests {
    @Test(arguments: [
        (#"formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ", "2018-01-02T23:12:01Z")"#, #""Tuesday, 02-Jan-18 23:12:01 UTC""#),
        (
            #"formatdate("EEE, DD MMM YYYY hh:mm:ss ZZZ", "2018-01-02T23:12:01-08:00")"#,
            #""Tue, 02 Jan 2018 23:12:01 -0800""#
        ),
        (
            #"formatdate("MMMM D h H:maa ZZZZ ZZZZZ Z", "2020-02-29T00:05:01+05:30")"#,
            #""February 29 0 12:5am +0530 +05:30 +05:30""#
        ),
        (#"formatdate("'It''s' '' hh 'o'!", "2018-01-02T23:12:01Z")"#, #""It's ' 23 o!""#),
        (#"formatdate("YYY", "2018-01-02T23:12:01Z")"#, "error"),
        (#"formatdate("x", "2018-01-02T23:12:01Z")"#, "error"), (#"formatdate("'x", "2018-01-02T23:12:01Z")"#, "error"),
        (#"formatdate("'x'", "2018-01-02T23:12:01Z")"#, "unknown"), (#"formatdate("YYYY", "2018-01-02")"#, "error"),
        (#"formatdate("YYYY", u)"#, "unknown"), (#"formatdate("EEEE", "1969-12-31T23:59:59Z")"#, #""Wednesday""#),
        (#"timeadd("2017-11-22T00:00:00Z", "10m")"#, #""2017-11-22T00:10:00Z""#),
        (#"timeadd("2024-02-28T23:59:59+01:00", "1s")"#, #""2024-02-29T00:00:00+01:00""#),
        (#"timeadd("2000-01-01T00:00:00+00:00", "-1.5h")"#, #""1999-12-31T22:30:00Z""#),
        (#"timeadd("2000-01-01T00:00:00.5Z", "-500ms1ns")"#, #""1999-12-31T23:59:59Z""#),
        (#"timeadd("1900-03-01T00:00:00Z", "-24h")"#, #""1900-02-28T00:00:00Z""#),
        (#"timeadd("2000-01-01T00:00:00Z", "0")"#, #""2000-01-01T00:00:00Z""#),
        (#"timeadd("2000-01-01T00:00:00Z", "1d")"#, "unknown"), (#"timeadd("9999-12-31T23:59:59Z", "1s")"#, "unknown"),
        (#"timecmp("2017-11-22T00:00:00Z", "2017-11-22T01:00:00+01:00")"#, "0"),
        (#"timecmp("2017-11-22T00:00:00Z", "2017-11-22T00:00:00.1Z")"#, "-1"),
        (#"timecmp("2017-11-22T01:00:00Z", "2017-11-22T00:00:00-00:30")"#, "1"),
        (#"timecmp("now", "2017-11-22T00:00:00Z")"#, "error"),
    ])
    func results(_ source: String, _ expected: String) throws {
        #expect(try Evaluating.json(source) == expected)
    }

    @Test func timeOfThePlanIsTheContexts() throws {
        let context = FunctionContext(planTimestamp: "2026-01-02T03:04:05Z")
        #expect(try Evaluating.json(#"formatdate("YYYY", plantimestamp())"#, context: context) == #""2026""#)
        #expect(try Evaluating.json("plantimestamp()") == "unknown")
    }
}
