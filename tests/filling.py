"""A table that people have filled in, and the commands run on it."""

import csv
from datetime import date

from click.testing import CliRunner

from hereabouts.cli import commands

TODAY = date(2026, 11, 23)
GARDEN = {
    "Name": "Cobb Garden",
    "Area": "Riverside",
    "Summary": "Grow beans together.",
    "Kind": "Group",
    "Interests": "Gardening",
    "Where: name of the place": "Cobb Field",
    "Where: postcode": "QX1 1AA",
    "When: day": "Tuesday",
    "When: start": "10:30",
    "When: end": "12:00",
    "Cost: type": "free",
    "Joining: how": "Just turn up",
    "Checked: date": "2026-11-01",
    "Checked: how": "phone",
    "Checked: by": "Riverside team",
    "Permission: given": "yes",
    "Source: from": "the-group",
    "Source: licence": "cc-by-4.0",
}


def run(town, *arguments):
    ended = CliRunner(env={"TODAY": TODAY.isoformat(), "DIRECTORY": str(town)}).invoke(
        commands, list(map(str, arguments)), standalone_mode=False
    )
    code = 2 if ended.exception and not isinstance(ended.exception, SystemExit) else ended.exit_code
    return code, ended.output + str(ended.exception or "")


def write_rows(file, *rows, headings=None):
    headings = headings or list(GARDEN)
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(headings)
        writer.writerows([row.get(heading, "") for heading in headings] for row in rows)
    return file
