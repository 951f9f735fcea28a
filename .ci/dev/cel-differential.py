#!/usr/bin/env python3
"""Writes well-typed CEL expressions with what the C++ runtime makes of them, as a file of conformance cases.

    python3 -m venv venv && venv/bin/pip install cel-expr-python
    venv/bin/python .ci/dev/cel-differential.py [COUNT [SEED]] > cases.jsonl
    tfproof-conformance cel cases.jsonl

Each case has the value and the type that the other runtime finds, or that it fails; the runner says where ours differs.
What differs for a reason is written down in Tests/CELTests/Differential/README.md with the sentence that decides; the
rules below do not lead there.
"""

import base64
import json
import math
import random
import re
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_encoders, ext_math, ext_optional, ext_strings

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)

SCALARS = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"]
LITERALS = {
    "bool": ["true", "false"],
    "int": ["0", "1", "-1", "2", "7", "42", "-13", "9223372036854775807", "-9223372036854775808", "0x1F", "1000000"],
    "uint": ["0u", "1u", "2u", "42u", "18446744073709551615u", "0xFFu", "9223372036854775808u"],
    "double": ["0.0", "-0.0", "1.0", "1.5", "-2.5", "1e3", "3.14159", "1e308", "-1e-7", "9007199254740993.0", "1e19"],
    "string": ["''", "'a'", "'abc'", "'Hello, World'", "'1'", "'-42'", "'1.5'", "'true'", "'é'", "'日本😀'", "'a,b,c'",
               "'  x '", "r'\\d+'", "'tt'", "'A\\tB'"],
    "bytes": ["b''", "b'abc'", "b'\\xff\\x00'", "b'é'"],
    "timestamp": ["timestamp('2009-02-13T23:31:30Z')", "timestamp('1970-01-01T00:00:00.123456789Z')", "timestamp(0)",
                  "timestamp('2024-02-29T12:00:00+05:30')", "timestamp('1601-01-01T00:00:00Z')",
                  "timestamp('9999-12-31T23:59:59Z')", "timestamp(1700000000)"],
    "duration": ["duration('0s')", "duration('1h30m')", "duration('-1.512s')", "duration('123ms')",
                 "duration('123456789ns')", "duration('24h')"],
}
VARIABLES = {
    "i": ("int", 5), "s": ("string", "hello world"), "b": ("bool", True), "d": ("double", 2.5),
    "l": ("list(int)", [3, 1, 2]), "m": ("map(string, int)", {"a": 1, "b": 2}),
    "n": ("list(string)", ["x", "yy", ""]),
}
ZONES = ["'UTC'", "'America/New_York'", "'Asia/Kathmandu'", "'-08:00'", "'+05:30'", "'Australia/Sydney'", "'02:00'"]

# (result, template): {T} is an expression of the type T.
RULES = [
    ("bool", "{bool} && {bool}"), ("bool", "{bool} || {bool}"), ("bool", "!{bool}"), ("bool", "{string} in {list(string)}"),
    ("bool", "{int} in {list(int)}"), ("bool", "{string} in {map(string, int)}"), ("bool", "{int} in {map(int, string)}"),
    ("bool", "{string}.startsWith({string})"), ("bool", "{string}.endsWith({string})"), ("bool", "{string}.contains({string})"),
    ("bool", "{string}.matches('^[a-z]+$')"), ("bool", "{string}.matches('l+|\\\\d')"), ("bool", "matches({string}, '(?i)H.l')"),
    ("bool", "bool({string})"), ("bool", "dyn({int}) == dyn({double})"), ("bool", "dyn({uint}) < dyn({double})"),
    ("bool", "dyn({int}) <= dyn({uint})"), ("bool", "has({map(string, int)}.a)"), ("bool", "type({int}) == type({uint})"),
    ("int", "{int} + {int}"), ("int", "{int} - {int}"), ("int", "{int} * {int}"), ("int", "{int} / {int}"), ("int", "{int} % {int}"),
    ("int", "-({int})"), ("uint", "{uint} + {uint}"), ("uint", "{uint} - {uint}"), ("uint", "{uint} * {uint}"),
    ("uint", "{uint} / {uint}"), ("uint", "{uint} % {uint}"), ("double", "{double} + {double}"), ("double", "{double} - {double}"),
    ("double", "{double} * {double}"), ("double", "{double} / {double}"), ("double", "-({double})"),
    ("string", "{string} + {string}"), ("bytes", "{bytes} + {bytes}"), ("list(int)", "{list(int)} + {list(int)}"),
    ("list(string)", "{list(string)} + {list(string)}"),
    ("int", "int({uint})"), ("int", "int({double})"), ("int", "int({string})"), ("int", "int({timestamp})"),
    ("uint", "uint({int})"), ("uint", "uint({double})"), ("uint", "uint({string})"),
    ("double", "double({int})"), ("double", "double({uint})"), ("double", "double({string})"),
    ("string", "string({int})"), ("string", "string({uint})"), ("string", "string({bool})"), ("string", "string({bytes})"),
    ("string", "string({timestamp})"), ("string", "string({duration})"), ("string", "string({double})"),
    ("bytes", "bytes({string})"), ("int", "size({string})"), ("int", "size({bytes})"), ("int", "{list(int)}.size()"),
    ("int", "size({map(string, int)})"), ("int", "{string}.size()"),
    ("timestamp", "{timestamp} + {duration}"), ("timestamp", "{timestamp} - {duration}"), ("duration", "{timestamp} - {timestamp}"),
    ("duration", "{duration} + {duration}"), ("duration", "{duration} - {duration}"), ("timestamp", "timestamp(string({timestamp}))"),
    ("int", "{timestamp}.getFullYear()"), ("int", "{timestamp}.getMonth()"), ("int", "{timestamp}.getDate()"),
    ("int", "{timestamp}.getDayOfMonth()"), ("int", "{timestamp}.getDayOfWeek()"), ("int", "{timestamp}.getDayOfYear({zone})"),
    ("int", "{timestamp}.getHours({zone})"), ("int", "{timestamp}.getMinutes({zone})"), ("int", "{timestamp}.getSeconds()"),
    ("int", "{timestamp}.getMilliseconds()"), ("int", "{duration}.getHours()"), ("int", "{duration}.getMinutes()"),
    ("int", "{duration}.getSeconds()"), ("int", "{duration}.getMilliseconds()"),
    ("int", "{list(int)}[{small}]"), ("string", "{list(string)}[{small}]"), ("int", "{map(string, int)}[{string}]"),
    ("string", "{map(int, string)}[{int}]"), ("int", "{map(string, int)}.a"),
    ("bool", "{list(int)}.all(x, {bool_x})"), ("bool", "{list(int)}.exists(x, {bool_x})"),
    ("bool", "{list(int)}.exists_one(x, {bool_x})"), ("list(int)", "{list(int)}.filter(x, {bool_x})"),
    ("list(int)", "{list(int)}.map(x, {int_x})"), ("list(int)", "{list(int)}.map(x, {bool_x}, {int_x})"),
    ("int", "{map(string, int)}.map(k, k).size()"), ("bool", "{map(string, int)}.exists(k, k == {string})"), ("bool", "{map(string, int)}.all(k, k != {string})"),
    ("int", "cel.bind(x, {int}, {int_x})"), ("bool", "cel.bind(x, {int}, {bool_x})"),
    ("optional(int)", "optional.of({int})"), ("optional(int)", "optional.none()"), ("optional(int)", "optional.ofNonZeroValue({int})"),
    ("optional(int)", "{map(string, int)}.?a"), ("optional(int)", "{map(string, int)}[?{string}]"), ("optional(int)", "{list(int)}[?{small}]"),
    ("int", "{optional(int)}.orValue({int})"), ("int", "{optional(int)}.value()"), ("bool", "{optional(int)}.hasValue()"),
    ("optional(int)", "{optional(int)}.or({optional(int)})"), ("optional(int)", "{optional(int)}.optMap(x, {int_x})"),
    ("list(int)", "[{int}, ?{optional(int)}]"), ("map(string, int)", "<<?'o': {optional(int)}, 'p': {int}>>"),
    ("optional(int)", "{optional(int)}.optFlatMap(x, optional.of({int_x}))"),
    ("string", "{string}.charAt({small})"), ("int", "{string}.indexOf({string})"), ("int", "{string}.lastIndexOf({string})"),
    ("string", "{string}.lowerAscii()"), ("string", "{string}.upperAscii()"), ("string", "{string}.replace({string}, {string})"),
    ("string", "{string}.replace({string}, {string}, {small})"), ("list(string)", "{string}.split(',')"),
    ("list(string)", "{string}.split('l', {small})"), ("string", "{string}.substring({small})"), ("string", "{string}.trim()"),
    ("string", "{list(string)}.join({string})"), ("string", "{list(string)}.join()"), ("string", "{string}.reverse()"),
    ("string", "strings.quote({string})"), ("string", "'%d %s %x'.format([{int}, {string}, {uint}])"),
    ("string", "'%s|%s|%b'.format([{list(int)}, {bool}, {int}])"), ("string", "'%.2f %.3e'.format([{double}, {double}])"),
    ("string", "'%s %s'.format([{duration}, {timestamp}])"), ("string", "'%X %o'.format([{string}, {int}])"),
    ("int", "math.greatest({int}, {int})"), ("int", "math.least({int}, {int}, {int})"), ("double", "math.greatest({double}, {double})"),
    ("int", "math.abs({int})"), ("double", "math.abs({double})"), ("int", "math.sign({int})"), ("double", "math.sign({double})"),
    ("double", "math.ceil({double})"), ("double", "math.floor({double})"), ("double", "math.round({double})"),
    ("double", "math.trunc({double})"), ("bool", "math.isNaN({double})"), ("bool", "math.isInf({double})"),
    ("bool", "math.isFinite({double})"), ("int", "math.bitAnd({int}, {int})"), ("int", "math.bitOr({int}, {int})"),
    ("int", "math.bitXor({int}, {int})"), ("int", "math.bitNot({int})"), ("int", "math.bitShiftLeft({int}, {small})"),
    ("int", "math.bitShiftRight({int}, {small})"), ("uint", "math.bitShiftLeft({uint}, {small})"), ("uint", "math.bitNot({uint})"),
    ("string", "base64.encode({bytes})"), ("bytes", "base64.decode(base64.encode({bytes}))"), ("bytes", "base64.decode('!' + {string})"),
]
for scalar in SCALARS:
    RULES += [("bool", f"{{{scalar}}} {op} {{{scalar}}}") for op in ["==", "!=", "<", "<=", ">", ">="]]
    RULES.append((scalar, f"{{bool}} ? {{{scalar}}} : {{{scalar}}}"))
for kind in ["list(int)", "map(string, int)", "list(string)", "optional(int)", "map(int, string)"]:
    RULES += [("bool", f"{{{kind}}} == {{{kind}}}"), ("bool", f"{{{kind}}} != {{{kind}}}"), (kind, f"{{bool}} ? {{{kind}}} : {{{kind}}}")]
BY_TYPE = {}
for result, template in RULES:
    BY_TYPE.setdefault(result, []).append(template)


def leaf(kind):
    names = [name for name, (of, _) in VARIABLES.items() if of == kind]
    if names and random.random() < 0.3:
        return random.choice(names)
    if kind in LITERALS:
        return random.choice(LITERALS[kind])
    if kind.startswith("list("):
        return "[" + ", ".join(leaf(kind[5:-1]) for _ in range(random.randint(0, 3))) + "]"
    if kind.startswith("map("):
        key, value = kind[4:-1].split(", ")
        keys = random.sample(["'a'", "'b'", "'abc'"] if key == "string" else ["0", "1", "42"], random.randint(0, 3))
        return "{" + ", ".join(f"{k}: {leaf(value)}" for k in keys) + "}"
    return "optional.of(1)" if random.random() < 0.5 else "optional.none()"


def expression(kind, depth, inside=False):
    """An expression of a type; inside a macro the variable x is an int."""
    if kind == "small":
        return random.choice(["0", "1", "2", "3", "-1"])
    if kind == "zone":
        return random.choice(ZONES)
    if kind.endswith("_x"):
        return expression(kind[:-2], min(depth, 2), True)
    if inside and kind == "int" and random.random() < 0.5:
        return "x"
    if depth <= 0 or random.random() < 0.15 or kind not in BY_TYPE:
        return leaf(kind)
    template = random.choice(BY_TYPE[kind])
    parts = re.split(r"\{([a-z_]+(?:\([a-z, ]+\))?)\}", template)
    text = parts[0]
    for position in range(1, len(parts), 2):
        inner = expression(parts[position], depth - 1, inside)
        text += (f"({inner})" if re.search(r"[ ?]|^-", inner) else inner) + parts[position + 1]
    return text.replace("<<", "{").replace(">>", "}")


def tagged(value):
    """A value as case files have it; None for what the other runtime does not show exactly."""
    kind = value.type().name().lower()
    plain = value.value()
    if kind in ("null_type", "null"):
        return {"t": "null"}
    if kind in ("int", "uint"):
        return {"t": kind, "v": str(plain)}
    if kind == "double":
        if math.isnan(plain) or math.isinf(plain):
            return {"t": kind, "v": "NaN" if math.isnan(plain) else "Infinity" if plain > 0 else "-Infinity"}
        return {"t": kind, "v": "-0.0" if plain == 0 and math.copysign(1, plain) < 0 else plain}
    if kind in ("bool", "string"):
        return {"t": kind, "v": plain}
    if kind == "bytes":
        return {"t": kind, "b64": base64.b64encode(plain).decode()}
    if kind.startswith("list"):
        parts = [tagged(part) for part in plain]
        return None if None in parts else {"t": "list", "v": parts}
    if kind.startswith("map"):
        parts = [[{"t": "string", "v": k} if isinstance(k, str) else {"t": "int", "v": str(k)}, tagged(v)] for k, v in plain.items()]
        return None if any(None in part for part in parts) else {"t": "map", "v": parts}
    return None


def of_python(kind, value):
    if isinstance(value, list):
        return {"t": "list", "v": [of_python(kind[5:-1], part) for part in value]}
    if isinstance(value, dict):
        key, of = kind[4:-1].split(", ")
        return {"t": "map", "v": [[of_python(key, k), of_python(of, v)] for k, v in value.items()]}
    return {"t": kind, "v": str(value) if kind == "int" else value}


def signature(kind):
    return kind.replace("(", "<").replace(")", ">")


def type_name(text):
    text = text.lower().replace("<", "(").replace(">", ")").replace(", ", ",")
    text = text.replace("timestamp", "google.protobuf.Timestamp").replace("duration", "google.protobuf.Duration")
    return text.replace("optional(", "optional_type(")


env = cel.NewEnv(
    variables={name: cel.Type(signature(kind)) for name, (kind, _) in VARIABLES.items()},
    extensions=[module.__dict__[next(n for n in dir(module) if n.startswith("Ext"))]() for module in
                (ext_bindings, ext_encoders, ext_math, ext_optional, ext_strings)],
)
data = {name: value for name, (_, value) in VARIABLES.items()}
seen = set()
refused = 0
while len(seen) < COUNT:
    kind = random.choice(["bool"] * 3 + ["int", "uint", "double", "string", "string", "bytes", "list(int)", "list(string)", "map(string, int)",
                          "timestamp", "duration", "optional(int)"])
    source = expression(kind, random.randint(1, 4))
    if kind in ("timestamp", "duration"):
        source = f"string({source})"
    elif kind == "optional(int)":
        source = f"[?{source}]"
    if source in seen or len(source) > 600:
        continue
    try:
        compiled = env.compile(source)
    except Exception as error:
        refused += 1
        print(f"refused: {source}: {str(error).splitlines()[0]}", file=sys.stderr)
        continue
    expect = {"type": type_name(compiled.return_type().name())}
    try:
        value = compiled.eval(data=data)
        if value.type().name().lower() in ("error", "*error*"):
            expect["any_error"] = True
        else:
            expect["value"] = tagged(value)
            # How infinity and NaN are written nobody says.
            if expect["value"] is None or re.search(r'"v": "[^"]*\b(inf|nan)\b', json.dumps(expect["value"])):
                continue
    except Exception:
        expect["any_error"] = True
    seen.add(source)
    used = [name for name in VARIABLES if re.search(rf"\b{name}\b", source)]
    case = {"id": f"differential-{len(seen)}", "expr": source, "expect": expect}
    if used:
        case["type_env"] = [{"ident": name, "type": VARIABLES[name][0]} for name in used]
        case["bindings"] = {name: of_python(*VARIABLES[name]) for name in used}
    print(json.dumps(case, ensure_ascii=False))
print(f"{len(seen)} cases, {refused} refused by the other compiler", file=sys.stderr)
