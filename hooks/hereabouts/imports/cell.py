"""How the text of a cell becomes the text of a field: dates, times, postcodes, prices, contacts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

from hereabouts.imports.naming import to_slug
from hereabouts.imports.refusal import Refused
from hereabouts.postcode_text import format_postcode
from hereabouts.session import MONTHS, WEEKDAYS

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})? ?([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_SPELT_DATE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,? (\d{4})", re.IGNORECASE)
_NOON = frozenset(("noon", "midday", "12 noon", "12noon"))
EARLY = frozenset("123456")
"""Hours that, written so, are as often in the afternoon."""
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?_~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9(][0-9 ()-]{8,27}")
_YES = frozenset(("yes", "y", "true", "1", "x"))
_NO = frozenset(("no", "n", "false", "0"))


def to_iso_date(text: str) -> str:
    """2020-02-24 of itself, of 24/02/2020 and of 24.2.2020; the day stands before the month."""
    found, spelt = _DATE.fullmatch(text), _SPELT_DATE.fullmatch(text)
    if spelt:
        months = [number for number, month in enumerate(MONTHS, 1) if month.startswith(spelt[2].casefold())]
        with suppress(ValueError):
            return date(int(spelt[3]), months[0] if months else 0, int(spelt[1])).isoformat()
    if found:
        year, month, day, british_day, british_month, british_year = found.groups()
        try:
            return date(int(year or british_year), int(month or british_month), int(day or british_day)).isoformat()
        except ValueError:
            pass
    raise Refused(f"{text!r} is not a date. Write it as 2020-02-24 or 24/02/2020.")


def to_clock(text: str) -> str:
    """09:30 of 9:30, 09:30:00, 9.30am and 0930; 13:00 of 1pm."""
    if text.casefold() in _NOON:
        return "12:00"
    found = _TIME.fullmatch(text)
    if not found:
        raise Refused(f"{text!r} is not a time. Write it as 09:30 or 9.30am.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
    # A bare "9" may be a count of hours, and "2:30" is seldom in the night.
    elif not found[2] or found[1] in EARLY:
        raise Refused(f"{text!r} may be before or after noon. Write it as 09:30 or 9.30am.")
    if hour > 23 or minute > 59:
        raise Refused(f"{text!r} is not a time. Write it as 09:30 or 9.30am.")
    return f"{hour:02}:{minute:02}"


def to_span(start: str, end: str) -> tuple[str, str]:
    """Start and end of "2.30-4pm": what is said of the end holds for the start, if it then comes first."""
    until, halved = to_clock(end), _TIME.fullmatch(end)
    begun = _TIME.fullmatch(start)
    if begun and halved and halved[3] and not begun[3] and int(begun[1]) <= 12:
        halves = sorted("ap", key=lambda half: half != halved[3].lower())
        tries = [to_clock(f"{start.rstrip('.')}{half}m") for half in halves]
        return next((clock for clock in tries if clock < until), tries[0]), until
    return to_clock(start), until


def to_postcode_text(text: str) -> str:
    """The postcode as it should be written, whatever its case, blanks and stops."""
    postcode = format_postcode(text)
    if not postcode:
        raise Refused(f"{text!r} is not a full postcode.")
    return postcode


def to_degrees_text(text: str) -> str:
    """Degrees to six places, which is a hand's breadth."""
    try:
        degrees = float(text)
    except ValueError:
        raise Refused(f"{text!r} is not a number of degrees.") from None
    if not -180 <= degrees <= 180:
        raise Refused(f"{text!r} is not a number of degrees.")
    return f"{degrees:.6f}".rstrip("0").rstrip(".")


def to_metres_text(text: str) -> str:
    """Whole metres of the grid."""
    try:
        return str(round(float(text.replace(",", ""))))
    except (ValueError, OverflowError):
        raise Refused(f"{text!r} is not a number of metres.") from None


def to_price(text: str) -> str:
    """3.50 of £3.50 and of £3.5; 0.50 of 50p."""
    bare = text.replace("£", "").replace(",", "").strip()
    if pence := re.fullmatch(r"(\d{1,2}) ?p", bare):
        return f"0.{int(pence[1]):02}"
    found = re.fullmatch(r"(\d{1,4})(?:\.(\d{1,2}))?", bare)
    if not found:
        raise Refused(f"{text!r} is not a price. Write pounds, such as 3.50.")
    return f"{found[1]}.{found[2]:0<2}" if found[2] else found[1]


def to_email(text: str) -> str:
    """The first e-mail address in the text: tables write 'Desk <desk@example.org>', or two under each other."""
    found = _EMAIL.search(text)
    if not found:
        raise Refused(f"{text!r} holds no e-mail address.")
    return found[0]


def to_url(text: str) -> str:
    """The first web address in the text, with https:// where it begins with www."""
    found = _URL.search(text)
    if not found:
        raise Refused(f"{text!r} holds no web address.")
    address = found[0].rstrip(".,;)")
    return address if "://" in address else f"https://{address}"


def to_contact(text: str) -> dict[str, str]:
    """A way to get in touch, whichever it is: columns for e-mail hold web addresses and numbers, too."""
    for way, form in (("email", to_email), ("url", to_url), ("phone", to_phone)):
        try:
            return {way: form(text)}
        except Refused:
            continue
    raise Refused(f"{text!r} is neither e-mail nor web address nor phone number.")


def to_phone(text: str) -> str:
    """The number, where the text is nothing else."""
    if not _PHONE.fullmatch(text):
        raise Refused(f"{text!r} is not a phone number.")
    return text


def to_yes_no(text: str) -> str:
    """yes or no of yes, Y, true, 1, x and their opposites."""
    word = text.casefold()
    if word in _YES | _NO:
        return "yes" if word in _YES else "no"
    raise Refused(f"{text!r} is neither yes nor no.")


def to_weekday(text: str) -> str:
    """The day in small letters, of Mon, MON. and Monday."""
    word = text.casefold().rstrip(".")
    days = [day for day in WEEKDAYS if len(word) >= 2 and day.startswith(word.removesuffix("s"))]
    if len(days) != 1:
        raise Refused(f"{text!r} is not a day of the week.")
    return days[0]


def to_one_line(text: str) -> str:
    """Lines under each other in one cell, side by side."""
    return ", ".join(line.strip(" ,") for line in text.split("\n") if line.strip(" ,"))


def to_list(text: str) -> list[str]:
    """The parts of a cell that holds several, between semicolons, commas or lines."""
    parts = (part.strip() for part in re.split(r"[;,\n]", text))
    return list(dict.fromkeys(part for part in parts if part))


def to_slug_list(text: str) -> list[str]:
    """The parts as short names."""
    return list(dict.fromkeys(filter(None, map(to_slug, to_list(text)))))


FORMS: Mapping[str, Callable[[str], str | list[str] | dict[str, str]]] = {
    "date": to_iso_date,
    "time": to_clock,
    "postcode": to_postcode_text,
    "degrees": to_degrees_text,
    "metres": to_metres_text,
    "price": to_price,
    "email": to_email,
    "url": to_url,
    "phone": to_phone,
    "contact": to_contact,
    "yes-no": to_yes_no,
    "weekday": to_weekday,
    "one-line": to_one_line,
    "slug": to_slug,
    "list": to_list,
    "slug-list": to_slug_list,
}
"""By the word that the mapping writes after `as`."""
