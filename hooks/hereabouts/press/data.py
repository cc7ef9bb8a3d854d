"""Station 7: the files that the finder fetches, beside the pages: tiles of listings, and the postcodes in reach."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hereabouts.address import OPEN_DATA, SERVICES
from hereabouts.directory import Directory
from hereabouts.postcode_cut import cut_key, cut_postcodes
from hereabouts.settings import Settings

PLACES = "data/places/"
LICENCE = """The data in this folder is part of {name}, {address}

Listings (find/): Creative Commons Attribution 4.0 International (CC BY 4.0),
https://creativecommons.org/licenses/by/4.0/
Each listing's page names its own source and licence.

Postcodes (places/): Open Government Licence v.3.0.
Contains OS data (c) Crown copyright and database right 2025.
Contains Royal Mail data (c) Royal Mail copyright and database right 2025.
Source: Office for National Statistics licensed under the Open Government Licence v.3.0.
{example}"""


def clear_data(site_dir: Path) -> None:
    """Takes away what an earlier press has written below data/; the page and the open data stay."""
    for item in list((site_dir / OPEN_DATA).glob("*")):
        if item.is_dir() and item != site_dir / SERVICES:
            shutil.rmtree(item)


def write_data(site_dir: Path, files: Mapping[str, bytes]) -> None:
    """Writes the finder's files below data/."""
    for name, content in files.items():
        file = site_dir / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def render_licence(settings: Settings) -> bytes:
    """What may be done with the data, as a text file that lies beside it."""
    example = "\nInvented example: no such town, no such groups.\n" if settings.example else ""
    return LICENCE.format(name=settings.name, address=settings.address, example=example).encode()


def read_places(directory: Directory, cache: Path) -> dict[str, bytes]:
    """The postcode files of the served area and its margin, kept in `cache` until what they depend on changes."""
    serves, margin = directory.settings.postcodes, directory.settings.margin_km * 1000
    kept = cache / f"places-{cut_key(directory.postcodes, serves, margin)[:20]}"
    if not kept.is_dir():
        _keep(kept, cut_postcodes(directory.postcodes, serves, margin))
    return {PLACES + file.name: file.read_bytes() for file in sorted(kept.iterdir())}


def _keep(kept: Path, files: Mapping[str, bytes]) -> None:
    # Written aside and renamed: a run that is stopped half way leaves no half of the files behind.
    kept.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{kept.name}-", dir=kept.parent))
    for name, content in files.items():
        (aside / name).write_bytes(content)
    try:
        aside.rename(kept)
    except OSError:
        shutil.rmtree(aside)  # another run was first; its files are the same


def render_manifest(manifest: Mapping[str, Any]) -> str:
    """The finder's manifest as a data block for the find page; no text in it can end the block."""
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="finder-data">{text}</script>'


def render_places(name: str) -> str:
    """The name of the file that knows places, as a data block for the home page, which asks for it only when needed."""
    return f'<script type="application/json" id="places-data">"{name}"</script>'
