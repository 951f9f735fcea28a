import AWSModel

/// The access report as one HTML page that needs nothing else: no network, no other file.
///
/// Everything is there without scripts; the script only narrows what is shown. What the plan contributes is text, each
/// piece of it escaped.
struct AccessPage {
    private let view: AccessView
    private let graph: AccessGraph

    init(_ view: AccessView) {
        self.view = view
        graph = AccessGraph(view)
    }

    /// The page.
    var text: String {
        let lines =
            [
                "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
                "<meta http-equiv=\"Content-Security-Policy\" "
                    + "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">",
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
                "<meta name=\"color-scheme\" content=\"light dark\">",
                "<title>Access: \(HTMLText.escaped(view.plan))</title>", "<style>", AccessPageStyle.text, "</style>",
                "</head>", "<body>", "<main>",
            ] + header + notices + content + [
                "</main>", "<script>", AccessPageScript.text, "</script>", "</body>", "</html>",
            ]
        return RunnerCommand.disarmed(lines.joined(separator: "\n") + "\n") { "&#\($0.value);" }
    }

    private var header: [String] {
        let counts = AccessReport.Verdict.allCases.map { verdict in
            "<li class=\"count \(verdict.rawValue)\"><b>\(view.count(verdict))</b> \(verdict.rawValue)</li>"
        }
        return [
            "<header>", "<h1>Who can read what</h1>",
            "<p class=\"plan\">in the plan <code>\(HTMLText.escaped(view.plan))</code></p>", "<ul class=\"counts\">",
        ] + counts + ["</ul>", "</header>"]
    }

    private var notices: [String] {
        guard !view.notices.isEmpty else { return [] }
        return ["<ul class=\"notices\">"] + view.notices.map { "<li>\(HTMLText.escaped($0))</li>" } + ["</ul>"]
    }

    private var content: [String] {
        guard !view.rows.isEmpty else {
            let text = "Nothing in the plan reads a secret, parameter or key that was asked for."
            return ["<p class=\"empty\">\(text)</p>"] + footer
        }
        let picture = AccessPicture(graph)
        let figure = [
            "<figure class=\"graph\(picture.isTall ? " tall" : "")\" tabindex=\"0\" aria-label=\"Access graph\">",
            picture.element, "</figure>", "<ul class=\"legend\" aria-hidden=\"true\">",
            "<li class=\"granted\">granted</li>", "<li class=\"missing\">missing: needed, and not allowed</li>",
            "<li class=\"unknown\">unknown before apply</li>", "</ul>",
        ]
        return figure + filter + AccessPageTable(view, graph).lines + footer
    }

    /// Shown by the script, which it is of no use without.
    private var filter: [String] {
        let boxes = AccessReport.Verdict.allCases.map { verdict in
            "<label><input type=\"checkbox\" name=\"verdict\" value=\"\(verdict.rawValue)\" checked> "
                + "\(verdict.rawValue)</label>"
        }
        let search =
            "<label>Show rows with <input type=\"search\" name=\"text\" placeholder=\"role, secret, action…\" "
            + "autocomplete=\"off\" spellcheck=\"false\"></label>"
        let rest = [
            "</fieldset>", "<button type=\"reset\">Show all</button>", "<output aria-live=\"polite\"></output>",
            "</form>",
        ]
        return ["<form class=\"filter\" hidden>", search, "<fieldset>", "<legend>Verdicts</legend>"] + boxes + rest
    }

    private var footer: [String] {
        let tool = "tfproof \(HTMLText.escaped(view.toolVersion))"
        let date = view.managedPoliciesDate.map { " AWS-managed policies as of \(HTMLText.escaped($0))." } ?? ""
        return ["<footer><p>Worked out from the plan by \(tool); nothing was asked of AWS.\(date)</p></footer>"]
    }
}
