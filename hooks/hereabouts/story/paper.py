"""Sets a first-visit story on paper: one listing, one date, A5 or large print; the words go as JSON, never as code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hereabouts.guidance.print.code import to_code
from hereabouts.guidance.print.compiler import compile_pdf
from hereabouts.guidance.print.glyph import letters_of, mend
from hereabouts.guidance.print.lead import printed_form
from hereabouts.guidance.print.quote import printed_only
from hereabouts.guidance.print.template import TEMPLATES
from hereabouts.guidance.print.town import to_town
from hereabouts.home import Home
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition
from hereabouts.pages.when import DateRow
from hereabouts.story.file import to_file

OWN = Path(__file__).parent / "visit.typ"
PICTURES = Path("overrides/assets/pictures")
DATA = "visit.json"
WAYS = {
    "email": "E\u2011mail to {to}",
    "text": "Text to {to}",
    "phone": "On the phone, {to}",
    "form": "With their form: {to}",
    "drop-in": "When you call in: {to}",
}


def to_pdf(edition: Edition, listing: Listing, row: DateRow | None, large: bool, home: Home) -> bytes:
    """The sheet as a tagged PDF; without a date it leaves room to write one."""
    town = to_town(edition.directory, home.shared_file("settings.yml").parent, letters_of(home.project))
    data = mend(_to_data(edition, listing, row, large), town.letters)
    pictures = {scene["picture"] for scene in data["scenes"]}
    files = {
        "main.typ": f'#import "visit.typ": *\n#visit(json("{DATA}"))\n'.encode(),
        DATA: json.dumps(printed_only({**data, "help": town.help_rows}), ensure_ascii=False).encode(),
        OWN.name: OWN.read_bytes(),
        **{file.name: file.read_bytes() for file in TEMPLATES.glob("*.typ")},
        **{f"pictures/{name}.svg": (home.project / PICTURES / f"{name}.svg").read_bytes() for name in pictures},
    }
    return compile_pdf(files, home.project, home.today)


def _to_data(edition: Edition, listing: Listing, row: DateRow | None, large: bool) -> dict[str, Any]:
    address = f"{edition.directory.settings.address}activity/{listing.slug}/"
    told = to_file(edition, listing) or {}
    return {
        **told,
        "when": f"{row.day}, {row.times}" if row else "On: ________________",
        "code": to_code(address),
        "shown": printed_form(address),
        "how": WAYS.get(told["message"]["way"], "").format(to=told["message"]["to"]),
        "large": large,
    }
