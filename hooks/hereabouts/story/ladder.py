"""The steps ladder (T5) ready filled for one listing: from the smallest step to going by oneself."""

from __future__ import annotations

from collections.abc import Iterator

from hereabouts.listing import Listing


def to_ladder(listing: Listing) -> tuple[str, ...]:
    """Steps in order, the easiest first; each follows from what is known of the listing."""
    return tuple(_steps(listing))


WRITES = {
    "email": "Send them an e-mail with one question.",
    "text": "Send them a text with one question.",
    "form": "Send them one question with their form.",
    "phone": "Let someone ring them with you, with one question.",
    "drop-in": "Call in with someone, and ask one question.",
    "url": "Look at their website together.",
}


def _steps(listing: Listing) -> Iterator[str]:
    joining = listing.joining
    yield "Read this story, alone or with someone."
    if listing.contacts:
        yield WRITES[listing.contacts[0].way]
    if not listing.where:
        yield "Say yes to a first time. You may stop when you like."
        yield "Try it again, a little longer."
        return
    yield "Go past the place on another day, and find the door."
    company = joining.bring_someone != "no"
    if joining.just_watch.value == "yes":
        yield f"Go {'with someone ' if company else ''}and just watch for ten minutes."
    elif joining.come_and_go.value == "yes":
        yield f"Go {'with someone ' if company else ''}for ten minutes, then leave."
    elif company:
        yield "Go with someone, and stay as long as you like."
    yield f"Go {'with someone ' if company else ''}and stay until the end."
    if company:
        yield "Go on your own, and stay as long as you like."
