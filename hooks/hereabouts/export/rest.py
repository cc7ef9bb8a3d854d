"""What Open Referral has no place for: worked out by reading a service back with our own reader.

A field of the listing that does not come back the same travels whole, in our own form, in the part `hereabouts` of the
service, which the standard allows. One of which the standard's fields would make something else, and of which the
listing says nothing, is named with null.

The standard's own fields always carry name, kind, interests, good-for, languages, to-do-there, work-help and
advice-help; summary, status, online and who-for where nothing is said that they have no room for. They hold the rest of
a listing too, as far as they can, for those who read nothing else: dates without exceptions, prices and who pays them,
places, access, ways to get in touch, who runs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hereabouts.context import Context
from hereabouts.export.public import Public
from hereabouts.export.town import Town
from hereabouts.feeds.feed import Feed
from hereabouts.feeds.item import Item
from hereabouts.feeds.open_referral import to_service_listing
from hereabouts.feeds.own import FORM, with_words

NOBODY = Feed("open-referral", "own", {}, {"date": "", "how": "open-data", "by": ""}, "", {}, "", "", {}, [], "")
"""A feed file that gives none of our words for theirs."""
NOT_READ = ("source", "checked")
"""Whoever imports it says where it comes from and when that was; what we say of it stands beside the listing."""


def to_rest(public: Public, service: Mapping[str, Any], town: Town, context: Context) -> dict[str, Any]:
    """The part `hereabouts` of a service."""
    read = to_service_listing(Item("", 1, "", service), NOBODY, context, _silent)
    read = with_words(read, service)
    fields = [*public.data, *(key for key in read if key not in public.data)]
    rest = {
        key: public.data.get(key)
        for key in fields
        if key not in NOT_READ and public.data.get(key) != read.get(key)
    }  # fmt: skip
    return {
        "form": FORM,
        **town.about(),
        "slug": public.slug,
        "area": public.area,
        "page": town.page(public.slug),
        "source": public.data["source"],
        "checked": public.data["checked"],
        "venues": list(public.venues),
        "schemes": dict(public.schemes),
        "listing": rest,
    }


def _silent(_: str) -> None:
    """What the reader remarks on is of no use here."""
