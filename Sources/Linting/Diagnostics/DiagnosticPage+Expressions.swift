extension DiagnosticPage {
    /// What is no expression at all.
    static let expressions = [
        DiagnosticPage(
            "R0003",
            "this is not a CEL expression",
            "The expression does not follow the grammar of CEL; the mark stands where reading stopped. Most often a "
                + "bracket or a quote is missing, or `=` stands for `==`.",
            wrong: "assert: listener.port = 443",
            right: "assert: listener.port == 443"
        ),
        DiagnosticPage(
            "R0005",
            "the expression is too long",
            "An expression has at most 32 KiB. Name its parts with `let`, or make several rules of it."
        ),
        DiagnosticPage(
            "R0009",
            "YAML read an expression as something else",
            "A plain text in YAML may not start with `!`, `[`, `{`, a quote, `*`, `&` and some other characters: they "
                + "begin a tag, a list, a mapping, a quoted text or an alias. In a block everything means itself.",
            wrong: "when: !(env.name in params.allow)",
            right: "when: |\n  !(env.name in params.allow)"
        ),
    ]

    /// What the checker finds: names, types, calls.
    static let types = [
        DiagnosticPage(
            "R0101",
            "there is no variable or function of this name",
            "An expression may use `plan`, `params`, the names of `for` and `let` that stand before it, the variables "
                + "of the macros around it, and the functions of CEL. `tfproof schema` shows what `plan` holds.",
            wrong: "for:\n  - task: plan.ecs.taskDefinitions\nassert: tsk.family != ''",
            right: "for:\n  - task: plan.ecs.taskDefinitions\nassert: task.family != ''"
        ),
        DiagnosticPage(
            "R0102",
            "the model has no such field",
            "Fields are checked when a rule is loaded, so that a misspelt one is an error and not a rule that never "
                + "finds anything. `tfproof schema TYPE` shows the fields of a model.",
            wrong: "container.secret.size() > 0",
            right: "container.secrets.size() > 0"
        ),
        DiagnosticPage(
            "R0104",
            "the expression has another type than is wanted here",
            "A `when`, an `assert` and the condition of `all`, `exists` or `filter` is a bool; `for` goes over a list. "
                + "Compare the value, or call what gives the type that is wanted.",
            wrong: "assert: task.containers.all(c, c.name)",
            right: "assert: task.containers.all(c, c.name != '')"
        ),
        DiagnosticPage(
            "R0106",
            "a macro is not used as it must be",
            "`has` takes the selection of a field; `all`, `exists`, `map` and `filter` take the name of a variable and "
                + "an expression that uses it.",
            wrong: "has(m['key'])",
            right: "'key' in m"
        ),
        DiagnosticPage(
            "R0107",
            "a method is called with the wrong arguments",
            "The number and the types of the arguments must be those of the method; the note shows them.",
            wrong: "role.allows('secretsmanager:GetSecretValue')",
            right: "role.allows('secretsmanager:GetSecretValue', secret.arn)"
        ),
        DiagnosticPage(
            "R0110",
            "an operator or function does not take values of these types",
            "CEL converts nothing by itself: a number and a string cannot be added, an int and a double cannot either. "
                + "Convert one of them with `string(x)`, `int(x)` or `double(x)`.",
            wrong: "listener.address + listener.port",
            right: "listener.address + string(listener.port)"
        ),
        DiagnosticPage(
            "R0120",
            "a regular expression cannot be read",
            "Patterns have the syntax of RE2: no references to groups and no looking ahead or behind, which keeps "
                + "matching linear in the length of the text.",
            wrong: "name.matches('^(data')",
            right: "name.matches('^(data)')"
        ),
    ]

    /// What is probably not meant, though it could be run.
    static let lints = [
        DiagnosticPage(
            "R0201",
            "a name of `for` or `let` is never used",
            "Either the name is misspelt where it should be used, or the entry can go."
        ),
        DiagnosticPage(
            "R0202",
            "a parameter is never used",
            "Setting it would do nothing. Use it as `params.NAME`, or take it out."
        ),
        DiagnosticPage(
            "R0203",
            "the rule is deprecated",
            "The rule still runs; its `deprecated` says why it should not be used any more, and what replaces it."
        ),
        DiagnosticPage(
            "R0204",
            "a condition is always true or always false",
            "The condition reads nothing of the plan, so the rule finds the same in every plan. Most often a text in "
                + "quotes stands where a field was meant.",
            wrong: "assert: \"'listener.protocol' == 'HTTPS'\"",
            right: "assert: listener.protocol == 'HTTPS'"
        ),
        DiagnosticPage(
            "R0205",
            "a field is compared with a value that it never has",
            "The values that the field can have are known, and this is none of them; the comparison decides nothing. "
                + "Values are compared letter by letter, so `Http` is not `HTTP`.",
            wrong: "listener.protocol == 'Http'",
            right: "listener.protocol == 'HTTP'"
        ),
        DiagnosticPage(
            "R0206",
            "two things are compared that are never equal",
            "A text is never equal to a number, whatever both are, so the comparison decides nothing.",
            wrong: "listener.port == '443'",
            right: "listener.port == 443"
        ),
        DiagnosticPage(
            "R0207",
            "a rule is named by its former id",
            "The rule has a new id; the former one still works. Use the new one in settings."
        ),
    ]
}
