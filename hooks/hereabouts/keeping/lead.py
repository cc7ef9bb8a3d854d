"""Leads: what somebody spotted and nobody has asked about yet. The review lists them, no page does."""

from __future__ import annotations

from collections.abc import Mapping

from hereabouts.do_not_list import mark_of, to_do_not_list
from hereabouts.home import Home
from hereabouts.keeping.named import Refused
from hereabouts.keeping.own_file import OwnFile, add_rows, read_rows
from hereabouts.keeping.remove import KEPT_OUT
from hereabouts.problem import Problem
from hereabouts.session_words import format_day

LEADS = OwnFile("leads.yml", "leads", """\
# yaml-language-server: $schema=../schemas/leads.schema.json
# What somebody spotted and nobody has asked about yet. The review lists it; no page shows it.
leads:
""")  # fmt: skip
SAID = ("name", "where", "reach")
"""What somebody says who has spotted something; day and team are written by whoever takes it down."""
TOLD = "People who told us with the form"


def add_lead(home: Home, said: Mapping[str, str], by: str = TOLD) -> tuple[str, list[Problem]]:
    """Writes a lead down, unless it stands there already; what was done in words, and new warnings."""
    kept_out = to_do_not_list({KEPT_OUT.field: read_rows(home, KEPT_OUT)})
    if kept_out.find_called(said["name"]):
        raise Refused([f"{said['name']} stands in {KEPT_OUT.name}: it asked to be removed. Ask nobody about it."])
    if any(_is_same(row, said) for row in read_rows(home, LEADS)):
        return "It is in leads.yml already.", []
    row = {key: said[key] for key in SAID if said.get(key)}
    warnings = add_rows(home, LEADS, [{**row, "date": home.today.isoformat(), "by": by}])
    return f"It is in leads.yml now, as of {format_day(home.today)}. The review lists it; no page shows it.", warnings


def _is_same(row: Mapping[str, str], said: Mapping[str, str]) -> bool:
    return all(mark_of(row.get(key, "")) == mark_of(said.get(key, "")) for key in SAID)
