"""Facts in plain words: money, yes and no, ages of checks, numbers to call."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from hereabouts.listing import Contact, Cost, Fact
from hereabouts.notice import Notice
from hereabouts.session_words import format_date, format_day, join_words

NOT_KNOWN = "We do not know yet: ask them."
ANSWERS = {"yes": "Yes", "no": "No", "ask": "Ask them first", "unknown": NOT_KNOWN}

HOW_ASKED = {
    "phone": "by phone", "email": "by e-mail", "visit": "on a visit", "group-website": "on the group’s website",
    "they-told-us": "they told us", "open-data": "from open data",
}  # fmt: skip
QUIETEST = {
    "form": "by their form", "email": "by e-mail", "text": "by text", "drop-in": "by dropping in",
    "phone": "by phone", "url": "through their website",
}  # fmt: skip
PRICE_PER = {"pay-each-time": "each time", "membership": "for membership", "course-fee": "for the course"}
PRICE_UNSAID = {
    "free": "Free",
    "donation": "Pay what you can",
    "pay-each-time": "You pay each time; we do not know how much",
    "membership": "For members; we do not know the price",
    "course-fee": "A course fee; we do not know how much",
    "unknown": "Price not known",
}
RUN_BY = {
    "charity": "a charity", "community-group": "a community group", "council": "the council", "nhs": "the NHS",
    "college": "a college", "library": "a library", "faith": "a faith group", "business": "a business",
    "social-enterprise": "a social enterprise", "peer-led": "run by the people who come", "housing": "a housing group",
    "school": "a school",
}  # fmt: skip
NOTICE_WORDS = {"cancelled": "Cancelled", "moved": "Moved", "full": "Full", "changed": "Changed"}


def format_money(pence: int) -> str:
    """Return "£3", "£3.50", "50p" or "Free"."""
    if pence >= 100:
        pounds, rest = divmod(pence, 100)
        return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
    return f"{pence}p" if pence else "Free"


def price_words(cost: Cost) -> str:
    """Return what everyone pays: "Free", "£3 to £5 a session", "Pay what you can"."""
    if cost.type == "free" or (cost.price == 0 and not cost.price_to):
        return "Free"
    if cost.price is None:
        return PRICE_UNSAID.get(cost.type, PRICE_UNSAID["unknown"])
    amount = format_money(cost.price)
    if cost.price_to:
        amount += f" to {format_money(cost.price_to)}"
    if cost.type == "donation":
        return f"Pay what you can; {amount} is suggested"
    return f"{amount} {cost.per or PRICE_PER.get(cost.type, '')}".rstrip()


def count_words(count: int, one: str, many: str) -> str:
    """Return "1 thing", "12 things"."""
    return f"{count:,} {one if count == 1 else many}"


def fact_words(fact: Fact) -> str:
    """Return the answer to a question, with its note."""
    answer = ANSWERS.get(fact.value, NOT_KNOWN)
    return f"{answer}. {fact.note}" if fact.note and fact.value != "unknown" else fact.note or answer


def age_words(day: date, today: date) -> str:
    """Return how long ago a day was: "today", "3 weeks ago", "9 months ago"."""
    days = (today - day).days
    if days < 1:
        return "today"
    for size, name in ((365.25 * 2, "year"), (61, "month"), (14, "week")):
        if days >= size:
            count = round(days / {"year": 365.25, "month": 30.44, "week": 7}[name])
            return f"{count} {name}s ago"
    return f"{days} days ago" if days > 1 else "yesterday"


def quietest_words(contacts: tuple[Contact, ...]) -> str:
    """Return the quietest way to ask: "by e-mail"; empty where there is none."""
    return QUIETEST[contacts[0].way] if contacts else ""


def notice_words(notice: Notice, today: date) -> str:
    """Return what a notice says of which dates, without its reason."""
    said = NOTICE_WORDS[notice.what]
    if notice.dates:
        days = [day for day in notice.dates if day >= today] or notice.dates[-1:]
        return f"{said}: {join_words([format_date(day) for day in days[:4]])}."
    begins = notice.start and notice.start > today
    words = f" from {format_day(notice.start, today)}" if begins and notice.start else ""
    if notice.until:
        words += f" until {format_day(notice.until, today)}"
    return f"{said}{words}."


def sentence(text: str) -> str:
    """The text on one line with a stop at its end; empty where there is none."""
    held = " ".join(text.split())
    return held if not held or held[-1] in ".!?" else f"{held}."


_DIGITS = re.compile(r"\D+")


def tel_link(number: str) -> str:
    """Return the link that calls a number; +44 stands in the link only, and not before short numbers."""
    return f"tel:{_dialled(number)}"


def sms_link(number: str, body: str = "") -> str:
    """Return the link that writes a text message."""
    return f"sms:{_dialled(number)}" + (f"?body={quote(body)}" if body else "")


def _dialled(number: str) -> str:
    digits = _DIGITS.sub("", number)
    if number.lstrip().startswith("+"):
        return f"+{digits.replace('440', '44', 1) if digits.startswith('440') else digits}"
    return f"+44{digits[1:]}" if len(digits) >= 10 and digits.startswith("0") else digits


def format_phone(number: str) -> str:
    """Return a number in groups, as it was written where it has groups."""
    digits = _DIGITS.sub("", number)
    if " " in number.strip() or len(digits) != 11 or not digits.startswith("0"):
        return number.strip()
    area, middle = _groups(digits)
    return f"{digits[:area]} {digits[area:middle]} {digits[middle:]}"


def _groups(digits: str) -> tuple[int, int]:
    if digits.startswith("02"):
        return 3, 7
    if digits.startswith(("011", "03", "08")) or digits[3] == "1":
        return 4, 7
    return 5, 8


def mail_link(address: str) -> str:
    """Return the link that writes a letter."""
    return "mailto:" + quote(address, safe="@+.-_~!$&'*/=")
