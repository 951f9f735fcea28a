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
            "severity": {"enum": ["error", "warning", "info"]},
            "tags": {"type": "array", "items": {"type": "string"}},
            "description": {"type": "string"},
            "deprecated": {"type": "string", "description": "Why the rule should not be used any more, and what replaces it."},
            "requires": {
              "type": "object",
              "additionalProperties": false,
              "properties": {"model": {"type": "string", "pattern": "^[0-9]+([.][0-9]+)?$", "description": "The lowest version of the models; an older tfproof skips the rule with a warning."}}
            },
            "params": {
              "type": "object",
              "propertyNames": {"$ref": "#/$defs/name"},
              "additionalProperties": {
                "type": "object",
                "required": ["type"],
                "additionalProperties": false,
                "properties": {
                  "type": {"type": "string", "pattern": "^(bool|int|double|string|regex|duration|list[(].+[)]|map[(]string, ?.+[)])$"},
                  "default": {},
                  "description": {"type": "string"},
                  "enum": {"type": "array"}
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
                    "properties": {"that": {"$ref": "#/$defs/cel"}, "message": {"type": "string"}}
                  }
                }
              ]
            },
            "message": {"type": "string", "description": "What is said where the rule fails; ${ CEL } is replaced by its value."},
            "unknown": {"type": "string", "description": "What is said where the plan cannot tell."},
            "onUnknown": {"enum": ["report", "fail", "ignore"], "default": "report"},
            "ignorable": {"type": "boolean", "default": true, "description": "Whether comments in the source may tell to pass over what the rule finds."},
            "at": {"type": "string", "description": "The name of `for` whose place a finding carries, or a field of it; the innermost without it."},
            "remediation": {"type": "string", "description": "What to do about it."},
            "references": {"type": "array", "items": {"type": "string"}},
            "tests": {"type": "array", "items": {"$ref": "#/$defs/test"}}
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
                "name": {"type": "string"},
                "params": {"type": "object"},
                "given": {
                  "type": "object",
                  "propertyNames": {"pattern": "^(module[.][^ ]+[.])?(data[.])?[a-z0-9_]+[.][A-Za-z0-9_-]+(\\[.+\\])?$"},
                  "additionalProperties": {"type": ["object", "null"]},
                  "description": "Resources by address, with attributes as Terraform has them; $unknown, $ref, $template, $sensitive, $before, $action."
                },
                "plan": {"type": "string", "description": "The path of a plan in JSON, relative to the file of the test."},
                "skip": {"type": "string", "description": "Why the test is not expected to hold yet."},
                "expect": {
                  "oneOf": [
                    {"enum": ["pass", "fail", "unknown", "not-applicable"]},
                    {
                      "type": "object",
                      "minProperties": 1,
                      "additionalProperties": false,
                      "properties": {
                        "pass": {"const": true},
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
                  "not-message": {"type": "string"},
                  "because": {"type": "array", "items": {"type": "string"}, "description": "Attributes that an unknown depends on."}
                }
              }
            }
          }
        }

        """#
}
