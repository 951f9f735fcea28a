#!/usr/bin/env python3
"""Checks reports that tfproof wrote, as their readers would.

    check-outputs.py [--schemas DIR] DIR...

Every file below the folders is checked by its ending: .sarif against the schemas of OASIS and of GitHub's upload
action, then for what GitHub refuses though the schemas do not; .xml against the Ant and the Jenkins schema for JUnit,
then for what its readers mix up; .json as tfproof's own format. Prints one line for each problem and exits with 1 if
there is any, or if there was nothing to check.
"""

import argparse
import collections
import json
import pathlib
import re
import sys
from collections.abc import Iterator

import jsonschema
import junitparser
from lxml import etree

PROJECT = pathlib.Path(__file__).resolve().parent.parent
SARIF_SCHEMAS = {
    "sarif-2.1.0.json": jsonschema.Draft4Validator,
    "sarif-2.1.0-codeql-action.json": jsonschema.Draft202012Validator,
}
JUNIT_SCHEMAS = ["junit.windyroad-ant.xsd", "junit-10.jenkins-xunit-plugin.xsd"]

# GitHub, "SARIF support for code scanning".
RESULT_LIMIT = 5_000
TEXT_LIMIT = 1_024
TAG_LIMIT = 20
# Azure DevOps, PublishTestResults.
NAME_LIMIT = 512

COUNTS = ["checked", "passed", "failed", "unknown", "errors", "suppressed"]
FINDING = {
    "rule": str, "verdict": str, "severity": str, "address": str, "addresses": list, "attribute": str,
    "modelPath": str, "file": str, "line": int, "column": int, "endLine": int, "endColumn": int, "located": bool,
    "calls": list, "message": str, "evidence": list, "dependsOn": list, "remediation": str, "fingerprint": str,
}
SUPPRESSION = {"suppressed": bool, "justification": str}
CALL = {"file": str, "line": int, "column": int, "endLine": int, "endColumn": int}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--schemas", type=pathlib.Path, default=PROJECT / "Tests/Fixtures/schemas")
    arguments.add_argument("folders", type=pathlib.Path, nargs="+")
    options = arguments.parse_args()

    checks = {".sarif": SARIFCheck(options.schemas), ".xml": JUnitCheck(options.schemas), ".json": check_own}
    checked = collections.Counter()
    problems = 0
    for file in sorted(file for folder in options.folders for file in folder.rglob("*")):
        check = checks.get(file.suffix)
        if check is None or not file.is_file():
            continue
        checked[file.suffix] += 1
        for problem in check(file):
            problems += 1
            print(f"{file}: {problem}")
    print(", ".join(f"{count} {suffix}" for suffix, count in sorted(checked.items())) or "nothing to check", end="; ")
    print(f"{problems} problems")
    return 1 if problems or not checked else 0


def read_json(file: pathlib.Path) -> object:
    def unique(pairs: list) -> dict:
        names = [name for name, _ in pairs]
        if len(set(names)) != len(names):
            raise ValueError(f"a name is repeated: {names}")
        return dict(pairs)

    return json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=unique)


def is_score(severity: object) -> bool:
    """Whether it is what GitHub takes: a number above 0 and up to 10, as a string."""
    return isinstance(severity, str) and bool(re.fullmatch(r"[0-9]+\.[0-9]+", severity)) and 0 < float(severity) <= 10


class SARIFCheck:
    def __init__(self, schemas: pathlib.Path):
        self.validators = {}
        for name, validator in SARIF_SCHEMAS.items():
            schema = json.loads((schemas / name).read_text(encoding="utf-8"))
            self.validators[name] = validator(schema, format_checker=validator.FORMAT_CHECKER)

    def __call__(self, file: pathlib.Path) -> Iterator[str]:
        try:
            log = read_json(file)
        except ValueError as error:
            yield f"not JSON: {error}"
            return
        invalid = False
        for name, validator in self.validators.items():
            for error in validator.iter_errors(log):
                invalid = True
                yield f"{name}: {error.json_path}: {error.message[:200]}"
        if invalid:
            return
        if len(log["runs"]) != 1:
            yield f"{len(log['runs'])} runs; one category takes one"
        for run in log["runs"]:
            yield from self.run(run)

    def run(self, run: dict) -> Iterator[str]:
        driver = run["tool"]["driver"]
        rules = driver.get("rules", [])
        if not driver.get("semanticVersion"):
            yield "the driver has no semanticVersion"
        if [rule["id"] for rule in rules] != sorted({rule["id"] for rule in rules}):
            yield "rules are not sorted, or not unique"
        for rule in rules:
            yield from (f"rule {rule['id']}: {problem}" for problem in self.rule(rule))
        if not all(invocation["executionSuccessful"] for invocation in run.get("invocations", [])):
            yield "GitHub drops runs that were not successful"
        results = run.get("results", [])
        if len(results) > RESULT_LIMIT:
            yield f"{len(results)} results; GitHub keeps {RESULT_LIMIT}"
        names = collections.Counter()
        for position, result in enumerate(results):
            yield from (f"result {position}: {problem}" for problem in self.result(result, rules))
            names.update(f"{name}={value}" for name, value in result.get("partialFingerprints", {}).items())
        for name, count in names.items():
            if count > 1:
                yield f"{count} results go by {name}"

    def rule(self, rule: dict) -> Iterator[str]:
        for name in ["shortDescription", "fullDescription"]:
            text = rule.get(name, {}).get("text", "")
            if not 0 < len(text.encode("utf-16-le")) // 2 <= TEXT_LIMIT:
                yield f"{name} has {len(text)} characters"
        for name in ["text", "markdown"]:
            if not rule.get("help", {}).get(name):
                yield f"help.{name} is missing"
        if "level" not in rule.get("defaultConfiguration", {}):
            yield "defaultConfiguration.level is missing"
        properties = rule.get("properties", {})
        tags = properties.get("tags", [])
        if len(tags) > TAG_LIMIT or len(set(tags)) != len(tags):
            yield f"{len(tags)} tags, {len(set(tags))} of them different"
        if properties.get("precision") not in ["very-high", "high", "medium", "low"]:
            yield "precision is missing"
        severity = properties.get("security-severity")
        if severity is not None and not is_score(severity):
            yield f"security-severity is {severity!r}"
        if ("security" in tags) != (severity is not None):
            yield "the tag security and security-severity go together"
        if severity is None and properties.get("problem.severity") not in ["error", "warning", "recommendation"]:
            yield "problem.severity is missing"

    def result(self, result: dict, rules: list) -> Iterator[str]:
        index = result.get("ruleIndex", -1)
        if not 0 <= index < len(rules) or rules[index]["id"] != result.get("ruleId"):
            yield f"ruleIndex {index} is not that of {result.get('ruleId')}"
        if not result["message"].get("text"):
            yield "no message"
        if re.search(r"\]\(", result["message"].get("text", "")):
            yield "the message has a link"
        if not result.get("locations"):
            yield "no location"
        if not result.get("partialFingerprints"):
            yield "no fingerprint"
        for location in result.get("locations", []):
            physical = location.get("physicalLocation", {})
            yield from self.uri(physical.get("artifactLocation", {}).get("uri", ""))
            yield from self.region(physical.get("region"))

    def uri(self, uri: str) -> Iterator[str]:
        if not uri or not re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri):
            yield f"uri {uri!r} is empty or not encoded"
        elif uri.startswith(("/", "./")) or "/./" in uri or "//" in uri:
            yield f"uri {uri!r} is not relative and plain"

    def region(self, region: dict | None) -> Iterator[str]:
        if region is None:
            return
        numbers = [region.get(name, 0) for name in ["startLine", "startColumn", "endLine", "endColumn"]]
        if min(numbers) < 1:
            yield f"region {numbers} is not complete"
        elif (numbers[0], numbers[1]) >= (numbers[2], numbers[3]):
            yield f"region {numbers} ends before it begins"


class JUnitCheck:
    def __init__(self, schemas: pathlib.Path):
        self.schemas = {name: etree.XMLSchema(etree.parse(schemas / name)) for name in JUNIT_SCHEMAS}

    def __call__(self, file: pathlib.Path) -> Iterator[str]:
        try:
            document = etree.parse(file)
        except etree.XMLSyntaxError as error:
            yield f"not XML: {error}"
            return
        for name, schema in self.schemas.items():
            if not schema.validate(document):
                yield from (f"{name}: line {error.line}: {error.message[:200]}" for error in schema.error_log)
        names = collections.Counter()
        for position, suite in enumerate(document.getroot()):
            yield from self.suite(suite, position)
            for case in suite.iter("testcase"):
                names[case.get("classname"), " ".join(case.get("name").split())] += 1
        for (suite, name), count in names.items():
            if count > 1:
                yield f"{count} cases of {suite} go by {name!r}"
            if not 0 < len(name.encode("utf-16-le")) // 2 <= NAME_LIMIT:
                yield f"a name of {suite} has {len(name)} characters"
        if not names:
            yield "no case at all; Jenkins takes that for a broken build"
        if sum(len(suite) for suite in junitparser.JUnitXml.fromfile(str(file))) != names.total():
            yield "junitparser reads another number of cases"

    def suite(self, suite: etree._Element, position: int) -> Iterator[str]:
        if suite.get("id") != str(position):
            yield f"suite {suite.get('name')} has the id {suite.get('id')}"
        for attribute, path in [
            ("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error"),
            ("skipped", "testcase/skipped"),
        ]:
            if int(suite.get(attribute)) != len(suite.findall(path)):
                yield f"suite {suite.get('name')} counts {suite.get(attribute)} {attribute}"


def check_own(file: pathlib.Path) -> Iterator[str]:
    try:
        report = read_json(file)
    except ValueError as error:
        yield f"not JSON: {error}"
        return
    members = ["formatVersion", "tool", "plans", "findings", "notices", "summary", "managedPoliciesDate"]
    if list(report) != members:
        yield f"members are {list(report)}"
        return
    if not re.fullmatch(r"1\.[0-9]+", report["formatVersion"]):
        yield f"formatVersion is {report['formatVersion']!r}"
    for position, finding in enumerate(report["findings"]):
        types = {name: type(value) for name, value in finding.items()}
        # Only reports on several plans say which one a finding is about.
        expected = FINDING | ({"plan": str} if len(report["plans"]) > 1 else {})
        if types not in (expected, expected | SUPPRESSION):
            yield f"finding {position} has other members: {list(finding)}"
        elif any({name: type(value) for name, value in call.items()} != CALL for call in finding["calls"]):
            yield f"finding {position} has other calls: {finding['calls']}"
        elif finding["addresses"][:1] != ([finding["address"]] if finding["address"] else []):
            yield f"finding {position} has an address that is not the first: {finding['addresses'][:1]}"
        elif finding["verdict"] not in ["fail", "unknown", "error"]:
            yield f"finding {position} has the verdict {finding['verdict']}"
    summary = report["summary"]
    for name, tally in [("summary", summary), *summary["rules"].items()]:
        if tally["checked"] != sum(tally[count] for count in COUNTS[1:]):
            yield f"{name} does not add up: {tally}"
    for count in COUNTS:
        if summary[count] != sum(tally[count] for tally in summary["rules"].values()):
            yield f"{count} of the rules do not add up to {summary[count]}"


if __name__ == "__main__":
    sys.exit(main())
