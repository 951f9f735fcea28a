#!/usr/bin/env python3
"""Checks the JSON Schema of rule files, and every rule file against it.

    check-rule-schema.py SCHEMA DIR     exits 1 where the schema is none or a rule does not fit it
"""

import json
import pathlib
import sys

import jsonschema
import yaml


def main() -> int:
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text())
    kind = jsonschema.Draft202012Validator
    kind.check_schema(schema)
    validator = kind(schema)
    files = [path for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.yaml")) if not path.name.endswith(".test.yaml")]
    status = 0 if files else 1
    for file in files:
        rule = yaml.safe_load(file.read_text())
        for error in validator.iter_errors(rule):
            print(f"{file}: {error.json_path}: {error.message}", file=sys.stderr)
            status = 1
        # A schema that takes everything would be no help.
        if validator.is_valid({**rule, "severty": "error"}):
            print(f"{file}: the schema takes a misspelt key", file=sys.stderr)
            status = 1
    return status


sys.exit(main())
