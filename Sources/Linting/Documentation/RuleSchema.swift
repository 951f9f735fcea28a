/// The JSON Schema of rule files, by which editors complete and check them while they are written.
///
/// It knows the keys and their kinds; what expressions mean only the loader knows.
package enum RuleSchema {
    /// The schema as JSON (draft 2020-12).
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://tfproof.dev/schema/rule.v1.schema.json",
          "title": "tfproof rule, format v1",
          "type": "object",
          "required": ["rules", "id", "title", "severity", "for", "assert"],
          "additionalProperties": false,
          "properties": {
            "rules": {"const": "v1", "description": "The version of the format."},
            "id": {"$ref": "#/$defs/id", "description": "Stable; the file's name without .yaml."},
            "aliases": {"type": "array", "items": {"$ref": "#/$defs/id"}, "description": "Former ids, which settings and comments may still use."},
            "title": {"type": "string", "description": "The rule as a statement that holds when everything is fine."},
            "severity": {"enum": ["error", "warning", "info"], "description": "How bad it is where the rule fails."},
            "tags": {"type": "array", "items": {"type": "string"}, "description": "Words to find the rule by."},
            "description": {"type": "string", "description": "What goes wrong where the rule does not hold, for somebody who reads it in a pull request."},
            "deprecated": {"type": "string", "description": "Why the rule should not be used any more, and what replaces it."},
            "requires": {
              "type": "object",
              "description": "What the rule needs of tfproof.",
              "additionalProperties": false,
              "properties": {"model": {"type": "string", "pattern": "^[0-9]+([.][0-9]+)?$", "description": "The lowest version of the models; an older tfproof skips the rule with a warning."}}
            },
            "params": {
              "type": "object",
              "description": "What a project may set; expressions read it as `params.NAME`.",
              "propertyNames": {"$ref": "#/$defs/name"},
              "additionalProperties": {
                "type": "object",
                "required": ["type"],
                "additionalProperties": false,
                "properties": {
                  "type": {"type": "string", "pattern": "^(bool|int|double|string|regex|duration|list[(].+[)]|map[(]string, ?.+[)])$", "examples": ["bool", "int", "double", "string", "regex", "duration", "list(string)", "map(string, string)"], "description": "The type of the values."},
                  "default": {"description": "The value where nothing sets it; without one it must be set."},
                  "description": {"type": "string", "description": "What the parameter is for, in one sentence."},
                  "enum": {"type": "array", "description": "The values that it may have."}
                }
              }
            },
            "for": {"$ref": "#/$defs/bindings", "description": "What the rule goes over, from the outermost list to the innermost: each entry binds a name to every element."},
            "when": {"$ref": "#/$defs/cel", "description": "A bool; where it is false the rule does not apply."},
            "let": {"$ref": "#/$defs/bindings", "description": "Names for expressions, evaluated when they are first used."},
            "assert": {
              "description": "A bool that must hold, or several with messages of their own.",
              "oneOf": [
                {"$ref": "#/$defs/cel"},
                {
                  "type": "array",
                  "minItems": 1,
                  "items": {
                    "type": "object",
                    "required": ["that"],
                    "additionalProperties": false,
                    "properties": {"that": {"$ref": "#/$defs/cel"}, "message": {"type": "string", "description": "What is said where this does not hold; ${ CEL } is replaced by its value."}}
                  }
                }
              ]
            },
            "message": {"type": "string", "description": "What is said where the rule fails; ${ CEL } is replaced by its value."},
            "unknown": {"type": "string", "description": "What is said where the plan cannot tell."},
            "onUnknown": {"enum": ["report", "fail", "ignore"], "default": "report", "description": "What it counts as where the plan cannot tell."},
            "ignorable": {"type": "boolean", "default": true, "description": "Whether comments in the source may tell to pass over what the rule finds."},
            "at": {"type": "string", "description": "The name of `for` whose place a finding carries, or a field of it; the innermost without it."},
            "remediation": {"type": "string", "description": "What to do about it."},
            "references": {"type": "array", "items": {"type": "string"}, "description": "Pages to read more on."},
            "tests": {"type": "array", "items": {"$ref": "#/$defs/test"}, "description": "Resources, and what the rule must say of them; `tfproof rules test` runs them."}
          },
          "$defs": {
            "id": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
            "name": {"pattern": "^[a-z][A-Za-z0-9]*$"},
            "cel": {"type": ["string", "boolean"], "description": "A CEL expression; best in a block (|), for YAML takes ! [ { ' \" * & at the start of a plain text for something else."},
            "bindings": {
              "type": "array",
              "minItems": 1,
              "maxItems": 32,
              "items": {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "propertyNames": {"$ref": "#/$defs/name"},
                "additionalProperties": {"$ref": "#/$defs/cel"}
              }
            },
            "test": {
              "type": "object",
              "required": ["name", "expect"],
              "additionalProperties": false,
              "oneOf": [{"required": ["given"]}, {"required": ["plan"]}],
              "properties": {
                "name": {"type": "string", "description": "What the test shows."},
                "params": {"type": "object", "description": "Parameters that the test sets."},
                "given": {
                  "type": "object",
                  "propertyNames": {"pattern": "^(module[.][^ ]+[.])?(data[.])?[a-z0-9_]+[.][A-Za-z0-9_-]+(\\[.+\\])?$"},
                  "additionalProperties": {"type": ["object", "null"]},
                  "description": "Resources by address, with attributes as Terraform has them; $unknown, $ref, $template, $sensitive, $before, $action."
                },
                "plan": {"type": "string", "description": "The path of a plan in JSON, relative to the file of the test."},
                "skip": {"type": "string", "description": "Why the test is not expected to hold yet."},
                "expect": {
                  "description": "One word for everything, or every finding under `fail` and `unknown`.",
                  "oneOf": [
                    {"enum": ["pass", "fail", "unknown", "not-applicable"]},
                    {
                      "type": "object",
                      "minProperties": 1,
                      "additionalProperties": false,
                      "properties": {
                        "pass": {"const": true, "description": "That something passes besides."},
                        "fail": {"$ref": "#/$defs/findings"},
                        "unknown": {"$ref": "#/$defs/findings"}
                      }
                    }
                  ]
                }
              }
            },
            "findings": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "at": {"type": "string", "description": "address, or address#path"},
                  "message": {"type": "string", "description": "A pattern with * and ?."},
                  "not-message": {"type": "string", "description": "A pattern that the message must not have."},
                  "because": {"type": "array", "items": {"type": "string"}, "description": "Attributes that an unknown depends on."}
                }
              }
            }
          }
        }

        """#
}
