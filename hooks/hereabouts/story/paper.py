"""Sets a first-visit story on paper: one listing, one date, A5 or large print; the words go as JSON, never as code."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
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
from hereabouts.pages.trust import checked_words
from hereabouts.pages.when import DateRow, to_date_rows, to_notice_rows
from hereabouts.story.scene import Message
from hereabouts.story.tell import sentence, to_story

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


def find_date(edition: Edition, listing: Listing, day: date | None) -> DateRow | None:
    """The row of a date, the next one where none is asked for; None where the listing is not on then."""
    rows = [row for row in to_date_rows(edition, listing) if row.state != "cancelled"]
    return next((row for row in rows if day is None or row.iso == day.isoformat()), None)


def _to_data(edition: Edition, listing: Listing, row: DateRow | None, large: bool) -> dict[str, Any]:
    story = to_story(edition, listing)
    address = f"{edition.directory.settings.address}activity/{listing.slug}/"
    fresh = edition.directory.settings.freshness
    return {
        "title": f"My first visit to {listing.name}" if listing.where else f"My first time: {listing.name}",
        "name": listing.name,
        "when": f"{row.day}, {row.times}" if row else "On: ________________",
        "news": [sentence(f"{one.words} {one.because}") for one in to_notice_rows(edition, listing)],
        "code": to_code(address),
        "shown": printed_form(address),
        "scenes": [asdict(scene) for scene in story.scenes],
        "ladder": story.ladder,
        "message": {"how": _how(story.message), "lines": story.message.lines},
        "checked": f"{checked_words(listing.checked.date, edition.today, fresh)}. Times change: look before you go.",
        "large": large,
    }


def _how(message: Message) -> str:
    return WAYS.get(message.way, "").format(to=message.to)
