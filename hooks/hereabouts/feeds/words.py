"""Words and numbers of other directories as ours: summaries, addresses, prices, ages; what is no use is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from hereabouts.imports.refusal import Refused
from hereabouts.postcode_text import format_postcode

Remark = Callable[[str], None]
LONGEST_SUMMARY, LONGEST_DESCRIPTION, LONGEST_NAME = 240, 5000, 120
EMAIL = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
URL = re.compile(r"https?://[^\s<>\"\\^`{|}]+")
_PHONE = re.compile(r"[+]?[0-9(][0-9 ()-]{6,27}")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)
_REACH = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}|(?:\+44|\b0)[0-9 ()-]{8,14}[0-9]")
"""E-mail addresses and phone numbers, which do not belong into running text."""
_MARK = "\x00"
_SENTENCE_WITH_MARK = re.compile(rf"[^.!?\n{_MARK}]*{_MARK}[^.!?\n]*[.!?]*")
_MARKED = re.compile(r"[<&\r\n]")
_TAG = re.compile(r"<[^<>]*>")
UNITED_KINGDOM = (49.0, 61.5, -9.0, 2.5)
"""South, north, west, east."""


def text_of(value: Any) -> str:
    """The text of a value, in one line where it had none of its own; empty where it is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, str) and not _MARKED.search(value):
        return " ".join(value.split())
    plain = unescape(_TAG.sub("", str(value).replace("<br", "\n<br").replace("<p", "\n<p")))
    lines = (" ".join(line.split()) for line in plain.replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def line_of(value: Any, longest: int) -> str:
    """The same on one line, cut between words."""
    return cut(" ".join(text_of(value).split()), longest)


def cut(text: str, longest: int) -> str:
    """The text cut after a sentence where one ends in time, else between words with an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    end = max(head.rfind(". "), head.rfind("! "), head.rfind("? "))
    return head[: end + 1] if end > longest // 3 else f"{head.rpartition(' ')[0] or head}…"


def to_texts(name: str, description: Any, remark: Remark) -> dict[str, str]:
    """Summary and description; ways to get in touch in the running text are taken out, for they have a place."""
    whole = text_of(description)
    marked = _REACH.sub(_MARK, whole)
    clean = _SENTENCE_WITH_MARK.sub("", marked).replace(_MARK, "").strip()
    if marked != whole:
        remark("A sentence with an e-mail address or phone number was left out of its description: see contact.")
    summary = cut(" ".join(clean.split()), LONGEST_SUMMARY)
    texts = {"summary": summary or name}
    if len(" ".join(clean.split())) > len(summary):
        texts["description"] = clean[:LONGEST_DESCRIPTION]
    return texts


def to_url(value: Any, what: str) -> str:
    """A web address; empty for none, raises Refused for what is none."""
    text = text_of(value)
    if text and not URL.fullmatch(text):
        raise Refused(f"{what} {text!r} is not a web address, which begins with https:// or http://.")
    return text


def to_email(value: Any, what: str) -> str:
    """An e-mail address; empty for none, raises Refused for what is none."""
    text = text_of(value)
    if text and not EMAIL.fullmatch(text):
        raise Refused(f"{what} {text!r} is not an e-mail address.")
    return text


def to_phone(value: Any) -> str:
    """A phone number; empty where the text is none."""
    text = " ".join(text_of(value).split())
    return text if _PHONE.fullmatch(text) and sum(map(str.isdigit, text)) >= 8 else ""


def to_price(value: Any) -> str | None:
    """Pounds and pence; None where the value is no price."""
    try:
        pounds = float(str(value).replace("£", "").replace(",", ""))
    except ValueError:
        return None
    return f"{pounds:.2f}" if 0 <= pounds < 10_000 else None


def to_age(value: Any) -> str:
    """A whole number of years that says something."""
    text = text_of(value).partition(".")[0]
    return text if text.isdigit() and 0 < int(text) < 100 else ""


def find_postcode(text: str) -> str:
    """The last full postcode in an address; empty where it has none."""
    found = _POSTCODE.findall(text)
    return format_postcode(found[-1]) or "" if found else ""


def to_pin(latitude: Any, longitude: Any, remark: Remark) -> dict[str, str]:
    """A pin, where the place lies in the United Kingdom."""
    try:
        north, east = float(latitude), float(longitude)
    except (TypeError, ValueError):
        return {}
    south, top, west, right = UNITED_KINGDOM
    if not (south <= north <= top and west <= east <= right):
        if (north, east) != (0.0, 0.0):
            remark(f"Its place, {north:g} {east:g}, is not in the United Kingdom, so the pin was left out.")
        return {}
    return {"lat": f"{north:.6f}".rstrip("0").rstrip("."), "lon": f"{east:.6f}".rstrip("0").rstrip(".")}


def with_first_date(session: dict[str, Any]) -> dict[str, Any]:
    """The session; one that is held every few weeks needs a first date, and without it says so in words."""
    if not session.get("every", "").endswith("-weeks") or "from" in session:
        return session
    weeks = session["every"].partition("-")[0]
    rest = {key: value for key, value in session.items() if key != "every"}
    return {**rest, "note": f"Every {weeks} weeks. Ask them which."}


def without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping without what nothing fills, at any depth."""
    kept = {key: without_empty(value) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: value for key, value in kept.items() if value not in ("", None, [], {})}
