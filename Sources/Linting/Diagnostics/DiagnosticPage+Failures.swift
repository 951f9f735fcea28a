extension DiagnosticPage {
    /// What goes wrong while a rule is run.
    static let failures = [
        DiagnosticPage(
            "R0401",
            "an expression failed while it was evaluated",
            "A key or an index that is not there, a division by zero, a number that does not fit, a text that is no "
                + "number: the rule cannot say anything of what it was looking at, so the run ends with exit code 2. Ask "
                + "before you read: `'key' in map`, `has(x.field)`, `size()`, or an optional such as `map[?'key']`.",
            wrong: "assert: params.actions[secret.kind] != ''",
            right: "assert: |\n  !(secret.kind in params.actions) || params.actions[secret.kind] != ''"
        ),
        DiagnosticPage(
            "R0402",
            "an evaluation reached its limits",
            "One evaluation takes at most 10 million steps and makes at most 64 MiB of texts and lists. Most often a "
                + "list is gone through inside another one: let `for` go through the outer one, or name with `let` what "
                + "stays the same."
        ),
    ]
}
