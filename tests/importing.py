"""An invented parish table, the mapping that belongs to it, and its import into a new directory."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from hereabouts.cli import commands
from hereabouts.source import parse_mapping

TODAY = date(2026, 11, 23)

SETTINGS = """\
name: Sandbeck and around
place: Sandbeck
address: https://example.org/sandbeck/
nation: england
serves: {postcodes: [QX]}
team: {name: The Sandbeck list, email: list@example.org}
"""

MAPPING = """\
short-name: sandbeck-groups
means-nothing: [n/a, "?"]
source: {name: Sandbeck Parish Council, licence: ogl-3.0}
checked: {date: 2026-07-01, by: The Sandbeck list}
id: {column: Ref}
area: {column: Village}
new-areas: add
leave-out:
  - {column: State, is: [stopped], because: It has stopped.}
fields:
  name: {column: Group}
  summary: {first-of: [{column: About}, {text: "A group that meets in {Village}, for all who like company."}]}
  kind: {value: group}
  interests: {column: Theme, values: {Clay: [pottery], Song: [music, singing]}}
  where.0.venue.name: {column: Hall}
  where.0.venue.confidential: {column: Hidden, as: yes-no, default: no}
  where.0.venue.ask: {value: Ring first and we tell you the way.}
  where.0.venue.address.street: {column: Street, as: one-line}
  where.0.venue.postcode: {column: Code, as: postcode}
  cost.type: {column: Fee, values: {nil: free}, otherwise: nothing, default: pay-each-time}
  cost.price: {column: Fee, values: {nil: ""}, otherwise: keep, as: price}
  joining.how: {value: just-turn-up}
  contact.0: {column: Contact, as: contact, if-wrong: leave-out}
when:
  - day-columns: {tuesday: Tue, thursday: Thu}
    hold: times
    closed: [shut]
"""

COLUMNS = [
    "Ref",
    "Group",
    "About",
    "Village",
    "Theme",
    "Hall",
    "Hidden",
    "Street",
    "Code",
    "Fee",
    "Contact",
    "Tue",
    "Thu",
    "State",
]
CLAY = {
    "Ref": "7",
    "Group": "Clay at Cobb Hall",
    "About": "Make a pot, have a cuppa.",
    "Village": "Nether Sand",
    "Theme": "clay ",
    "Hall": "Cobb Hall",
    "Street": "3 Cobb Row",
    "Code": "qx91ab",
    "Fee": "£2.5",
    "Contact": "Desk <clay@example.org>",
    "Tue": "9.30am-12 noon",
    "Thu": "shut",
}
SONG = {
    "Ref": "8",
    "Group": "Sunday Voices",
    "Village": "Over Sand",
    "Theme": "Song",
    "Hall": "The Reading Room",
    "Street": "1 Top Lane",
    "Code": "QX9 2AA",
    "Fee": "nil",
    "Contact": "see notice board",
    "Tue": "18:00 - 19:30",
    "Thu": "18:00-19:30",
}


def begin_town(folder: Path) -> Path:
    """A new directory with settings and nothing else, and a mapping beside it."""
    town = folder / "town"
    town.mkdir()
    (town / "settings.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "map.yml").write_text(MAPPING, encoding="utf-8")
    return town


def to_text(rows: list[dict[str, str]], columns: list[str] = COLUMNS, delimiter: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def run(
    town: Path, rows: list[dict[str, str]], mapping: str = MAPPING, flags: Sequence[str] = (), today: date = TODAY
) -> tuple[int, str]:
    """The exit code and the report of one import."""
    table = town.parent / "groups.csv"
    table.write_text(to_text(rows), encoding="utf-8")
    return run_file(town, table, mapping, flags, today)


def run_file(
    town: Path, table: Path, mapping: str = MAPPING, flags: Sequence[str] = (), today: date = TODAY
) -> tuple[int, str]:
    (town.parent / "map.yml").write_text(mapping, encoding="utf-8")
    arguments = ["import", str(table), "--map", str(town.parent / "map.yml"), "--into", str(town), *flags]
    ended = CliRunner(env={"TODAY": today.isoformat()}).invoke(commands, arguments, standalone_mode=False)
    code = 2 if ended.exception and not isinstance(ended.exception, SystemExit) else ended.exit_code
    return code, ended.output + str(ended.exception or "")


def files(town: Path) -> dict[str, bytes]:
    lying = sorted((town / "listings").rglob("*")) if (town / "listings").is_dir() else []
    return {path.relative_to(town / "listings").as_posix(): path.read_bytes() for path in lying if path.is_file()}


def read(town: Path, name: str) -> dict:
    return parse_mapping((town / "listings" / name).read_bytes())
