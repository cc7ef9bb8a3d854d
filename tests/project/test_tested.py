"""What the accessibility statement says was tested is what is tested: tool, version, kinds of page, hand checks.

tests/browser/test_axe.py holds what the tool finds. GOLDEN=write with this file, after that, writes the day anew.
"""

import json
import os
from datetime import date

from acceptance import read_points
from building import PROJECT
from tested import FILE, dated_anew, read_tested
from visiting import EVERY

TOOL = "axe-core"
INSTALLED = json.loads((PROJECT / "node_modules" / TOOL / "package.json").read_text("utf-8"))["version"]


def test_tool_version_and_kinds_of_page_are_those_of_the_tests():
    text = FILE.read_text(encoding="utf-8")
    if os.environ.get("GOLDEN") == "write":
        FILE.write_text(dated_anew(text, date.today(), INSTALLED, list(EVERY)), encoding="utf-8")
    machine = read_tested()["machine"]
    assert (machine["with"], machine["version"]) == (TOOL, INSTALLED), "GOLDEN=write writes it anew"
    assert machine["pages"] == list(EVERY), "GOLDEN=write writes it anew"
    assert {kind.rpartition(": ")[0] for kind in machine["found"]} <= set(EVERY)


def test_it_was_tested_after_the_tool_was_taken_and_not_in_the_future():
    machine = read_tested()["machine"]
    assert date.fromisoformat(machine["on"]) <= date.today()


def test_every_part_of_the_checklist_is_named_with_what_became_of_it():
    assert {one["kit"]: one["with"] for one in read_tested()["by-hand"]} == read_points()["kits"]


def test_a_new_run_dates_it_anew_and_leaves_the_rest():
    text = FILE.read_text(encoding="utf-8")
    anew = dated_anew(text, date(2027, 1, 2), "9.9", ["home", "what's on"])
    assert "  on: 2027-01-02\n" in anew
    assert "  version: 9.9\n" in anew
    assert '  pages:\n    - home\n    - "what\'s on"\n  found:' in anew
    assert anew[anew.index("  found:") :] == text[text.index("  found:") :]
    assert dated_anew(anew, date(2027, 1, 2), "9.9", ["home", "what's on"]) == anew
