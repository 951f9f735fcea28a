extension DiagnosticPage {
    /// What is wrong with a file: its YAML, its keys, its parameters, its tests.
    static let files = [
        DiagnosticPage(
            "R0300",
            "the file is not YAML",
            "The mark stands where reading stopped; the mistake may be a line above. Expressions that hold `: ` or ` #` "
                + "belong in a block.",
            wrong: "message: the port is: ${listener.port}",
            right: "message: |\n  the port is: ${listener.port}"
        ),
        DiagnosticPage(
            "R0301",
            "there is no such key",
            "A key that nothing reads would be a rule that does not do what its author wants, so it is an error. "
                + "`tfproof rules schema` writes a JSON Schema with which editors complete the keys.",
            wrong: "severty: error",
            right: "severity: error"
        ),
        DiagnosticPage(
            "R0302",
            "a key is missing",
            "A rule needs `rules`, `id`, `title`, `severity`, `for` and `assert`; a test needs `name`, `expect`, and "
                + "`given` or `plan`."
        ),
        DiagnosticPage(
            "R0303",
            "a value has the wrong form",
            "A list stands where a text is wanted, or a text where a list is wanted, or nothing at all.",
            wrong: "tags: ecs",
            right: "tags: [ecs]"
        ),
        DiagnosticPage("R0304", "a value is not one of those allowed here", "The message says which ones are."),
        DiagnosticPage(
            "R0305",
            "the id and the name of the file differ",
            "A rule stands in the file ID.yaml, so that it can be found by what a report calls it."
        ),
        DiagnosticPage(
            "R0306",
            "two rules have the same id",
            "Settings and comments name rules by their id. No rule replaces another silently, not even a built-in one; "
                + "to do without a built-in rule use `--disable-rule`."
        ),
        DiagnosticPage(
            "R0307",
            "there is no such type of parameter",
            "Types are bool, int, double, string, regex, duration, list(…) and map(string, …).",
            wrong: "type: list(text)",
            right: "type: list(string)"
        ),
        DiagnosticPage(
            "R0308",
            "a parameter has a value that does not fit its type",
            "The default, or what the configuration or a test sets, must be of the declared type and one of its `enum`."
        ),
        DiagnosticPage("R0309", "`at` names nothing of `for`", "`at` is a name of `for`, or NAME.FIELD."),
        DiagnosticPage("R0310", "a name is used twice", "Every name of `for` and `let` is its own."),
        DiagnosticPage(
            "R0311",
            "a template is not closed",
            "`${` begins an expression that ends at `}`. Write `$${` for the characters themselves.",
            wrong: "message: costs ${ per month",
            right: "message: costs $${ per month"
        ),
        DiagnosticPage("R0312", "a test is not in order", "The message says what is expected there."),
        DiagnosticPage(
            "R0313",
            "anchors, aliases, merge keys and tags are not allowed",
            "A rule says what it says once and in place. An expression that begins with `&` or `*` belongs in a block."
        ),
        DiagnosticPage("R0314", "a key is written twice", "Readers of YAML do not agree on which of the two counts."),
        DiagnosticPage("R0315", "there are no rules", "A run without rules would be green whatever the plan is."),
        DiagnosticPage(
            "R0316",
            "the rule needs newer models",
            "Its `requires.model` is higher than what this version of tfproof has; the rule is skipped."
        ),
        DiagnosticPage(
            "R0317",
            "a setting names a rule or parameter that there is not",
            "A setting that does nothing is most often a misspelt one."
        ),
        DiagnosticPage(
            "R0318",
            "tests are missing",
            "A rule is known by what it lets pass as much as by what it finds: write a test that fails, one that "
                + "passes, and one where the plan cannot tell."
        ),
        DiagnosticPage(
            "R0319",
            "two settings contradict each other",
            "The configuration says that a rule runs and that it does not, or sets one rule twice. Nobody can tell "
                + "which of the two is meant.",
            wrong: "disable: [literal-credential]\nrules:\n  literal-credential: {enabled: true}",
            right: "rules:\n  literal-credential: {enabled: false}"
        ),
        DiagnosticPage(
            "R0320",
            "a directory of rules cannot be read",
            "`rules-directories` names folders relative to the configuration file; each must be there and hold rules.",
            wrong: "rules-directories: [polices]",
            right: "rules-directories: [policies]"
        ),
    ]
}
