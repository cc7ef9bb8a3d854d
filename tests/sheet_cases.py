"""Tables given to the command and to the page's own modules, and what each makes of them."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from building import PROJECT
from hereabouts.build import read_build
from hereabouts.form.write import to_form, to_listings
from hereabouts.home import Home
from hereabouts.imports.refusal import ImportStopped
from hereabouts.imports.run import read_context
from hereabouts.inbox.refused import write_refused
from hereabouts.inbox.sort import empty_inbox
from hereabouts.press.asset import copy_assets
from hereabouts.tables.page import to_sheet
from hereabouts.tables.run import import_filled
from hereabouts.tables.sheet import columns_of
from importing import files
from node import node

TODAY = date(2026, 11, 23)
HOME = Home(PROJECT, PROJECT / "directory", TODAY)
CASES = PROJECT / "tests/sheets"
RUNNER = PROJECT / "tests/unit/sheet_judge.mjs"
Answer = dict[str, Any]


def lay_modules(site: Path) -> Path:
    """The page's modules with the libraries beside them, as they lie on the site."""
    folder = site / "assets/javascripts"
    shutil.copytree(PROJECT / "overrides/assets/javascripts", folder)
    assert copy_assets(PROJECT, site) == []
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def ask_page(modules: Path, files: Sequence[Path], home: Home = HOME) -> list[Answer]:
    """What the page's modules make of each table."""
    build = read_build(home)
    context = read_context(home)
    listings = to_listings(build.checked.listings)
    asked = {
        "form": to_form(build.directory, home),
        "sheet": to_sheet(columns_of(home, context)),
        "names": [[source.slug, source.data["name"], source.area] for source in build.checked.listings],
        "listings": listings,
        "files": list(map(str, files)),
    }
    (modules / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    command = [node(), str(RUNNER), str(modules), str(modules / "asked.json")]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    answers: list[Answer] = json.loads(ended.stdout)
    return answers


def ask_command(file: Path, room: Path, town: Path = HOME.directory) -> Answer:
    """What `hereabouts import` makes of a table, in a copy of the town."""
    home = Home(PROJECT, room / "directory", TODAY)
    shutil.copytree(town, home.directory)
    try:
        outcome = import_filled([file], home, lambda done, total: None)
    except ImportStopped as stopped:
        return {"stopped": str(stopped).replace(str(file), file.name)}
    refused = sorted(outcome.sorted.refused, key=lambda one: one[0].number)
    left = ""
    if refused:
        write_refused(room / "left.csv", refused, columns_of(home, read_context(home)))
        left = (room / "left.csv").read_bytes().decode()
    return {
        "stopped": "",
        "notes": outcome.notes,
        "rowCount": outcome.row_count,
        "refused": [[row.file, row.number, reason] for row, reason in refused],
        "leftOut": [[row.file, row.number, reason] for row, reason in outcome.sorted.left_out],
        "new": {draft.slug: {"area": draft.area, "data": draft.data} for draft in outcome.new},
        "as_before": sorted(draft.slug for draft in outcome.as_before),
        "clashes": sorted(clash.field for _, _, clash in outcome.clashes),
        "left": left,
        "files": files(home.directory),
    }


def take_in(file: Answer, room: Path, town: Path = HOME.directory) -> tuple[dict[str, bytes], list[str]]:
    """The listings of the town after `hereabouts inbox` took what the page hands over; and what was refused."""
    home = Home(PROJECT, room / "inbox-town", TODAY)
    shutil.copytree(town, home.directory)
    (home.directory / "inbox").mkdir(exist_ok=True)
    (home.directory / "inbox" / file["file"]).write_text(file["text"], encoding="utf-8")
    emptied = empty_inbox(home, lambda done, total: None)
    refused = [reason for _, outcome, _ in emptied.taken for _, reason in outcome.sorted.refused]
    return files(home.directory), [*refused, *(why for _, why in emptied.left)]
