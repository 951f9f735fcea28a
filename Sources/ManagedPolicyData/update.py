#!/usr/bin/env python3
"""Writes managed_policies.tsv, the documents of all AWS-managed policies, from the Python package moto.

    python3 -m pip install moto && python3 Sources/ManagedPolicyData/update.py

moto (PyPI, Apache-2.0) carries the documents in moto/iam/aws_managed_policies.py as AWS's API returned them.
The first line of the file names the release they come from and the day of the newest change; each further line is
one policy: the ARN after "arn:aws:iam::aws:policy", a tab, the document as JSON without white space. Lines are sorted
by their bytes, so that a reader finds a policy by binary search and a change shows as one line of a diff.
"""

import json
import pathlib

import moto
from moto.iam.aws_managed_policies import aws_managed_policies_data

policies = json.loads(aws_managed_policies_data)
newest = max(policy.get("UpdateDate") or policy["CreateDate"] for policy in policies.values())[:10]
lines = sorted(
    f'{policy["Path"]}{name}\t{json.dumps(policy["Document"], separators=(",", ":"))}'
    for name, policy in policies.items()
)
header = f"#\tmoto {moto.__version__}\t{newest}"
target = pathlib.Path(__file__).with_name("managed_policies.tsv")
target.write_text("\n".join([header, *lines]) + "\n", encoding="ascii")
print(f"{len(lines)} policies, {target.stat().st_size} bytes, newest of {newest}")
