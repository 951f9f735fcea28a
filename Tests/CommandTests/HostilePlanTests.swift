import Testing

/// Plans that were made to exhaust whoever reads them.
@Suite(.timeLimit(.minutes(10))) struct HostilePlanTests {
    private static func nested(_ open: String, _ inner: String, _ close: String, _ depth: Int) -> String {
        String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
    }

    private static func plan(_ type: String, _ attribute: String, _ value: String) -> String {
        """
        {"format_version": "1.2", "terraform_version": "1.9.0", "configuration": {"root_module": {}},
         "resource_changes": [{"address": "\(type).x", "mode": "managed", "type": "\(type)", "name": "x",
          "provider_name": "registry.terraform.io/hashicorp/aws",
          "change": {"actions": ["create"], "before": null, "after": {"name": "password", "\(attribute)": \(value)},
                     "after_unknown": {}, "before_sensitive": false, "after_sensitive": {}}}]}
        """
    }

    private static func texts(_ depth: Int) -> [(name: String, text: String)] {
        let deepObject = #"{\"a\":"#
        return [
            ("lists", nested("[", "", "]", depth)),
            ("objects", #"{"format_version": "1.2", "x": "# + nested(#"{"a":"#, "1", "}", depth) + "}"),
            ("attribute", plan("aws_x", "a", nested("[", "", "]", depth))),
            (
                "containers",
                plan("aws_ecs_task_definition", "container_definitions", "\"\(nested("[", "", "]", depth))\"")
            ),
            ("parameter", plan("aws_ssm_parameter", "value", "\"\(nested(deepObject, "1", "}", depth))\"")),
            ("policy", plan("aws_iam_role_policy", "policy", "\"\(nested(deepObject, "1", "}", depth))\"")),
            (
                "modules",
                #"{"format_version": "1.2", "resource_changes": [], "configuration": {"root_module": "#
                    + nested(#"{"module_calls": {"m": {"module": "#, "{}", "}}}", depth) + "}}"
            ),
        ]
    }

    @Test(arguments: [300, 5_000, 50_000])
    func depthIsNoCrash(depth: Int) throws {
        let folder = try TemporaryFolder()
        for (name, text) in Self.texts(depth) {
            let file = try folder.write(text, to: "plan.json")
            let run = try Program.run([file])
            #expect(run.ended && (0...2).contains(run.status), "\(name)")
            // The processes of an executable that runs elsewhere may have little stack.
            let small = try Program.shell(#"ulimit -s 1024; exec "$0" "$1""#, [file])
            #expect(small.ended && (0...2).contains(small.status), "\(name) with a small stack")
        }
    }
}
