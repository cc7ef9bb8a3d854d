"""Station 9: what makes the site an app on a phone's first screen: its manifest, and pictures of our own.

The name below the picture is short and says nothing about anyone: others see that screen, too.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from hereabouts.home import Home
from hereabouts.kept import Kept
from hereabouts.offline import icon
from hereabouts.settings import Settings

MANIFEST = "app.webmanifest"
SHORT_NAME = "Near me"
SIZES = (192, 512)
PAPER, PRIMARY = "#fffdf9", "#0b5d5e"


def write_app(site_dir: Path, settings: Settings, home: Home) -> None:
    """Writes the manifest and its pictures, which are drawn once."""
    kept = Kept(home.own_cache("app"), Path(icon.__file__).read_bytes())
    (site_dir / MANIFEST).write_text(json.dumps(to_manifest(settings), ensure_ascii=False), encoding="utf-8")
    folder = site_dir / "assets/pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        (folder / f"app-{size}.png").write_bytes(kept([str(size).encode()], partial(icon.draw_icon, size)))


def to_manifest(settings: Settings) -> dict[str, object]:
    """The manifest. Addresses in it are counted from where it lies, the site's root."""
    pictures = [
        {"src": f"assets/pictures/app-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    return {
        "id": "./",
        "name": settings.name,
        "short_name": settings.data.get("short-name", SHORT_NAME),
        "lang": "en-GB",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PRIMARY,
        "icons": pictures,
    }
