import AWSModel
import JSONReader
import Linting
import Reporters
import TestSupport
import Testing

/// What each format makes of each access report.
@Suite struct AccessReporterTests {
    private func text(_ sample: AccessSample, _ format: AccessFormat) -> String {
        let notices = sample == .hostile ? AccessSample.texts : []
        let plan = sample == .hostile ? AccessSample.texts[2] : "plan.json"
        return format.render(
            sample.report,
            options: AccessOptions(toolVersion: "0.0.0-test", plan: plan, notices: notices)
        )
    }

    @Test(arguments: AccessSample.allCases, AccessFormat.allCases)
    func snapshot(sample: AccessSample, format: AccessFormat) {
        let fileExtension =
            switch format {
            case .text: "txt"
            case .mermaid: "mmd"
            case .json, .dot, .html: format.rawValue
            }
        Snapshot.expect(text(sample, format), named: "access-\(sample).\(fileExtension)")
    }

    @Test(arguments: AccessSample.allCases, AccessFormat.allCases)
    func textIsHarmless(sample: AccessSample, format: AccessFormat) {
        let text = text(sample, format)
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        let hidden = text.unicodeScalars.filter { $0 != "\n" && !TextEscape.isPrintable($0) }
        #expect(hidden.isEmpty, "\(hidden.map { String($0.value, radix: 16) })")
        for line in text.split(separator: "\n") {
            #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(line)")
            #expect(!line.contains("##[") && !line.contains("##vso["))
        }
    }

    @Test(arguments: AccessFormat.allCases)
    func nothingThatLooksLikeACredentialIsShown(format: AccessFormat) {
        let text = text(.hostile, format)
        #expect(!text.contains("hunter2") && !text.contains("AKIAIOSFODNN7EXAMPLE"))
    }

    @Test(arguments: AccessSample.allCases)
    func jsonIsJSON(sample: AccessSample) throws {
        let document = try JSONDocument(text: text(sample, .json))
        #expect(document.duplicateNames.isEmpty)
        #expect(document.root["formatVersion"]?.string == "1.0")
        #expect(document.root["access"]?.elements.map { $0 }.count == sample.report.rows.count)
    }

    @Test(arguments: AccessSample.allCases)
    func thePageNeedsNothingAndHoldsNoForeignMarkup(sample: AccessSample) {
        let page = text(sample, .html)
        for reference in ["src=", "href=", "@import", "<link", "<img", "<iframe", "url(http", "http:", "//cdn"] {
            // What a plan contributes is text, in which markup shows as references.
            #expect(!page.contains("<\(reference)") && !page.contains(" \(reference)\""), "\(reference)")
        }
        #expect(page.components("<script").count == 2 && page.components("</script").count == 2)
        #expect(page.components("<style").count == 2 && page.components("</style").count == 2)
        #expect(page.components("<svg").count <= 2)
        #expect(!page.contains("onerror=alert(1)>") && !page.contains("' onmouseover='"))
    }

    @Test(arguments: AccessSample.allCases)
    func theElementsOfThePageAreBalanced(sample: AccessSample) throws {
        let void: Set<Substring> = ["meta", "input", "wbr", "!DOCTYPE"]
        var open: [Substring] = []
        for tag in try #require(text(sample, .html).split(separator: "<script>").first).split(separator: "<")
            .dropFirst()
        {
            let name = tag.drop { $0 == "/" }.prefix { !" >/\n".contains($0) }
            if void.contains(name) || tag.prefix(while: { $0 != ">" }).hasSuffix("/") { continue }
            if tag.hasPrefix("/") {
                #expect(open.popLast() == name)
            } else {
                open.append(name)
            }
        }
        #expect(open == ["html", "body"])
    }

    @Test(arguments: AccessSample.allCases)
    func aDOTLabelIsOneString(sample: AccessSample) {
        for line in text(sample, .dot).split(separator: "\n") where line.contains("label=") {
            var isEscaped = false
            let quotes = line.count { character in
                defer { isEscaped = character == "\\" && !isEscaped }
                return character == "\"" && !isEscaped
            }
            #expect(quotes.isMultiple(of: 2), "\(line)")
            #expect(line.hasSuffix("];"))
        }
    }

    @Test(arguments: AccessSample.allCases)
    func aMermaidLabelHoldsNoSyntax(sample: AccessSample) {
        for line in text(sample, .mermaid).split(separator: "\n") where line.contains("[\"") {
            let label = line.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }
            #expect(line.hasSuffix("\"\(label)\"]") || label.isEmpty, "\(line)")
            #expect(!label.contains { "`{}%()[]".contains($0) }, "\(line)")
        }
    }

    @Test(
        arguments: [
            (["*execution*"], [], 3), (["shop-execution"], [], 3), (["arn:*:role/platform/*"], [], 2),
            (["execution"], [], 0),
            ([], ["shop/production/*"], 2), ([], ["*flag"], 1), (["deploy"], ["aws_kms_key.*"], 1), ([], [], 7),
            (["*execution*", "deploy"], [], 5),
        ] as [([String], [String], Int)]
    )
    func filters(roles: [String], resources: [String], count: Int) {
        let report = AccessSample.small.report.filtered(
            roles: roles.map { Glob($0) },
            resources: resources.map { Glob($0) }
        )
        #expect(report.rows.count == count)
    }

    @Test func verdictsAreCombinedToTheWorst() {
        #expect(AccessReport.Verdict.combined([]) == .granted)
        #expect(AccessReport.Verdict.combined([.granted, .unknown]) == .unknown)
        #expect(AccessReport.Verdict.combined([.unknown, .missing, .granted]) == .missing)
    }
}

extension String {
    /// The pieces between occurrences of a text.
    fileprivate func components(_ separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
