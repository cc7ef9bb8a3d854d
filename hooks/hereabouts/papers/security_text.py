"""Station 7: security.txt (RFC 9116), in both places where it is looked for: whom to tell of a fault."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

from hereabouts.owner import owner_value
from hereabouts.settings import Settings

PLACES = (".well-known/security.txt", "security.txt")
"""The second is for hosts that leave out folders whose name begins with a dot; the first is the one that counts."""
HOLDS_DAYS = 180
"""A site that nobody builds any more stops naming a contact; the standard advises less than a year."""
POLICY = "papers/security/"


def render_security(settings: Settings, today: date, has_policy: bool) -> str:
    """The lines of the file."""
    contact = owner_value(settings.data, "security") or settings.data["team"]["email"]
    until = today + timedelta(days=HOLDS_DAYS)
    rows = [
        f"Contact: {_to_uri(contact)}",
        f"Expires: {until.isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {settings.address}{PLACES[0]}",
        *([f"Policy: {settings.address}{POLICY}"] if has_policy else ()),
    ]
    return "\n".join(rows) + "\n"


def _to_uri(contact: str) -> str:
    """The contact as the standard wants it, a URI: letters that none may hold are written as their numbers."""
    if contact.startswith("https://"):
        return quote(contact, safe="%:/?#[]@!$&'()*+,;=")
    return f"mailto:{quote(contact, safe='@+')}"


def write_security(site_dir: Path, settings: Settings, today: date) -> None:
    """Writes the file; none on the site of a training day, which nobody outside the room may reach."""
    if settings.practice:
        return
    text = render_security(settings, today, (site_dir / POLICY / "index.html").is_file())
    for place in PLACES:
        file = site_dir / place
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            aside = file.with_name(f".{file.name}.new")
            aside.write_text(text, encoding="utf-8")
            aside.replace(file)
