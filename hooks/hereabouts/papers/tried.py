"""What was tried of how the site can be used, when and with what, and which faults are known: from tested.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from hereabouts.pages.words import count_words
from hereabouts.papers.fact import bullets, paragraph, quiet
from hereabouts.session_words import format_day

Tested = Mapping[str, Any]
OLD_DAYS = 366
"""A statement is to be looked at again each year."""


def tell_tests(tested: Tested, today: date) -> Sequence[Element]:
    """Who tested, when, with what, on which pages; and what nobody has tried."""
    if not tested:
        return (paragraph("No test is written down."),)
    machine = tested["machine"]
    day = date.fromisoformat(machine["on"])
    pages = ", ".join(f"“{kind}”" for kind in machine["pages"])
    parts = [
        paragraph(
            f"The software that makes this website was last tested on {format_day(day)} against {machine['against']}. "
            f"The test was carried out by the makers of the software, by machine, with {machine['with']} "
            f"{machine['version']}, in the example town: {count_words(len(machine['pages']), 'kind', 'kinds')} of "
            f"page, {machine['looks']}. The same test runs again at each change to the software."
        ),
        paragraph(f"The kinds of page are: {pages}."),
    ]
    if (today - day).days > OLD_DAYS:
        parts.append(paragraph("**That is more than a year ago. It is time to test again.**"))
    return parts


def tell_not_tried(tested: Tested) -> Sequence[Element]:
    """Which criteria are known to fail; what was looked at by hand, by whom and when, and what nobody has tried yet."""
    hands = tested.get("by-hand", ())
    done = [
        f"{quiet(one['with'])}: on {format_day(date.fromisoformat(one['on']))}, by {quiet(one['by'])}"
        for one in hands
        if one.get("on")
    ]
    missing = [quiet(one["with"]) for one in hands if not one.get("on")]
    parts = [*_tell_criteria(tested)]
    parts += [paragraph("The makers of the software have looked by hand:"), bullets(done)] if done else []
    if not done:
        parts += [paragraph("Nobody from outside has audited the software.")]
    if missing:
        parts += [
            paragraph(
                "The makers of the software have not looked by hand, so there may be more faults. We do not claim that "
                "the website is fully compliant before that is done:"
            )
        ]
        parts += [bullets(missing)]
    return parts


def _tell_criteria(tested: Tested) -> Sequence[Element]:
    """The success criteria of WCAG that are not met, as far as anyone knows."""
    failed = [
        f"{quiet(one['criterion'])}: {quiet(one['what'])}" for one in tested.get("faults", ()) if one.get("criterion")
    ]
    failed += [f"found by machine: {quiet(one)}" for one in tested.get("machine", {}).get("found", ())]
    if failed:
        return (paragraph("These success criteria are not met:"), bullets(failed))
    return (
        paragraph(
            "No success criterion is known that is not met. Other faults that we know stand under “How accessible this "
            "website is”."
        ),
    )


def tell_faults(tested: Tested) -> Sequence[Element]:
    """The faults that are known, with whom they hinder, what to do instead, and what is planned."""
    found = [f"axe-core: {quiet(one)}" for one in tested.get("machine", {}).get("found", ())]
    faults = [_tell_fault(one) for one in tested.get("faults", ())]
    first = "The test by machine found no fault." if not found else "The test by machine found:"
    return (paragraph(first), *([bullets(found)] if found else ()), *([bullets(faults)] if faults else ()))


def _tell_fault(fault: Mapping[str, str]) -> str:
    since = format_day(date.fromisoformat(fault["since"]))
    criterion = f" (WCAG 2.2, {fault['criterion']})" if fault.get("criterion") else ""
    instead = f" Instead: {fault['instead']}" if fault.get("instead") else ""
    return f"**{fault['what']}**{criterion} {fault['who']}{instead} Plan: {fault['plan']} Known since {since}."
