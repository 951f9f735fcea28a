#!/usr/bin/env python3
"""Checks the JSON Schema of configuration files, and the README's example against it.

    check-config-schema.py SCHEMA README     exits 1 where the schema is none, or judges a configuration wrongly
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml

GOOD = [
    "",
    "rules: {literal-credential: {enabled: false, severity: info, params: {allow: [A, 1]}}}",
    "only: [literal-credential]",
    "unknown: fail",
]
BAD = [
    "ruels: {}",
    "rules: {literal-credental: {}}",
    "rules: {literal-credential: {params: {allw: []}}}",
    "rules: {literal-credential: {params: {allow: A}}}",
    "rules: {literal-credential: {severity: high}}",
    "only: []",
    "only: [no-such-rule]",
    "unknown: maybe",
]


def main() -> int:
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text())
    kind = jsonschema.Draft202012Validator
    kind.check_schema(schema)
    validator = kind(schema)
    section = pathlib.Path(sys.argv[2]).read_text().split("## Configure a project")[1]
    example = re.search(r"```yaml\n(.*?)```", section, re.S)
    status = 0
    for text in GOOD + ([example[1]] if example else []):
        for error in validator.iter_errors(yaml.safe_load(text)):
            print(f"{text}: {error.json_path}: {error.message}", file=sys.stderr)
            status = 1
    for text in BAD:
        if validator.is_valid(yaml.safe_load(text)):
            print(f"{text}: the schema takes it", file=sys.stderr)
            status = 1
    return status if example else 1


sys.exit(main())
