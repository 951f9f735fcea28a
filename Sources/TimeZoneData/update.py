#!/usr/bin/env python3
"""Writes time_zones.tsv, the offsets of all named time zones, from the system's compiled tz database.

    python3 Sources/TimeZoneData/update.py [/usr/share/zoneinfo]

The tz database is in the public domain. The first line of the file names its version; each further line is one zone:

    name  first offset  transitions  rule        or, where two names mean the same zone,    name  =other

Offsets are seconds east of UTC. A transition is the seconds since the transition before it (the first: since 1970),
written in base 36, a comma and the offset from then on. The rule says what follows the last transition: one offset, or
two with what they begin with each year, as month, week, day of the week and second of the day, by the other's clock.
"""

import pathlib
import struct
import sys
import zoneinfo

source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/zoneinfo")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    sign, number, digits = "-" if number < 0 else "", abs(number), ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return sign + (digits or "0")


def compiled(path):
    """The offsets, transitions and rule of a file in the format of RFC 8536, its second block."""
    data = path.read_bytes()

    def header(at):
        return struct.unpack(">6l", data[at + 20 : at + 44])

    utc, std, leap, times, types, chars = header(0)
    at = 44 + times * 5 + types * 6 + chars + leap * 8 + std + utc
    utc, std, leap, times, types, chars = header(at)
    at += 44
    moments = struct.unpack(f">{times}q", data[at : at + 8 * times])
    at += 8 * times
    kinds = data[at : at + times]
    at += times
    offsets = [struct.unpack(">l", data[at + 6 * i : at + 6 * i + 4])[0] for i in range(types)]
    at += types * 6 + chars + leap * 12 + std + utc
    return offsets, list(zip(moments, (offsets[kind] for kind in kinds))), data[at:].strip(b"\n").decode()


def clock(text, sign=1):
    """Seconds of `-10:30` or `26`."""
    if text.startswith("-"):
        sign, text = -sign, text[1:]
    parts = [int(part) for part in text.lstrip("+").split(":")]
    return sign * sum(part * unit for part, unit in zip(parts, (3600, 60, 1)))


def name(text):
    """What stands behind a zone's name."""
    if text.startswith("<"):
        return text[text.index(">") + 1 :]
    return text.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def rule(text):
    """The numbers of a rule such as `EST5EDT,M3.2.0,M11.1.0` (POSIX, TZ); offsets are west of UTC there."""
    zone, *dates = text.split(",")
    rest = name(zone)
    end = next((i for i, c in enumerate(rest) if c not in "+-0123456789:"), len(rest))
    standard = clock(rest[:end], -1)
    if not dates:
        assert end == len(rest), text
        return [standard]
    summer = name(rest[end:])
    numbers = [standard, clock(summer, -1) if summer else standard + 3600]
    for date in dates:
        day, _, time = date.partition("/")
        assert day.startswith("M"), text
        numbers += [int(number) for number in day[1:].split(".")] + [clock(time) if time else 7200]
    return numbers


def line(zone):
    offsets, transitions, footer = compiled(source / zone)
    numbers = rule(footer)
    # Where the rule is a plain offset, the transitions lead to it; else those that it repeats are left out.
    kept = transitions
    if len(numbers) > 1:
        kept = [t for t in transitions if t[0] < 1183248000]
        later = [t for t in transitions if t[0] >= 1183248000]
        if any(offset not in numbers[:2] for _, offset in later) or not repeats(numbers, later):
            kept = transitions
    parts, before = [], 0
    for moment, offset in kept:
        parts.append(f"{base36(moment - before)},{offset}")
        before = moment
    return "\t".join([zone, str(offsets[0]), " ".join(parts), " ".join(map(str, numbers))])


def days(year, month, day):
    import datetime

    return (datetime.date(year, month, day) - datetime.date(1970, 1, 1)).days


def moment(year, month, week, weekday, second):
    first = days(year, month, 1)
    day = first + (weekday - (first + 4)) % 7 + 7 * (week - 1)
    after = days(year + month // 12, month % 12 + 1, 1)
    while day >= after:
        day -= 7
    return day * 86400 + second


def repeats(numbers, transitions):
    """Whether the rule gives just these transitions in the years that they are in."""
    standard, summer, *dates = numbers
    years = range(2007, 2037)
    made = {}
    for year in years:
        made[moment(year, *dates[:4]) - standard] = summer
        made[moment(year, *dates[4:]) - summer] = standard
    return all(made.get(at) == offset for at, offset in transitions) and all(
        any(at == t for t, _ in transitions) for at in made if 1183248000 <= at < 2082758400
    )


seen, lines = {}, []
for zone in sorted(zoneinfo.available_timezones()):
    if not (source / zone).is_file() or zone in ("localtime", "Factory"):
        continue
    text = line(zone)
    body = text.partition("\t")[2]
    lines.append(f"{zone}\t={seen[body]}" if body in seen else text)
    seen.setdefault(body, zone)
version = (source / "tzdata.zi").read_text().split()[2]
target = pathlib.Path(__file__).with_name("time_zones.tsv")
target.write_text("\n".join([f"#\ttz database {version}", *lines]) + "\n", encoding="ascii")
print(f"{len(lines)} zones, {target.stat().st_size} bytes, version {version}")
