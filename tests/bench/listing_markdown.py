"""An invented listing as the Markdown page that other site builders get: the same facts, in the same order as ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]
Link = tuple[str, str]
"""Name and address of another listing's page."""


def to_markdown(
    listing: Data, venue: Data, organisation: Data, neighbours: Sequence[tuple[str, Sequence[Link]]]
) -> str:
    """The whole page under its title."""
    return "".join(_paragraphs(listing, venue, organisation, neighbours))


def _paragraphs(
    listing: Data, venue: Data, organisation: Data, neighbours: Sequence[tuple[str, Sequence[Link]]]
) -> Iterator[str]:
    cost, joining = listing["cost"], listing["joining"]
    yield f"{words(listing['kind'])} · {words(venue['area'])} · {price(cost)}\n\n{listing['summary']}\n\n"
    yield bullets(words(goal) for goal in listing["good-for"])
    for notice in listing.get("notices", ()):
        change, day = next((key, value) for key, value in notice.items() if key != "because")
        yield f"**{words(change)} on {day}** {notice['because']}\n\n"
    yield "## When\n\n" + bullets(map(session_words, listing["when"]))
    yield "## What it costs you\n\n" + cost_table(cost)
    yield f"## Your first visit\n\n{joining['first-visit']}\n\n"
    yield bullets(
        (
            f"Who will meet you? {joining['met-by']}",
            f"May I bring someone? {fact_words(joining['bring-someone'])}",
            f"May I leave early, or miss a week? {fact_words(joining['come-and-go'])}",
            f"May I just watch? {fact_words(joining['just-watch'])}",
            f"How many come? {words(listing['group-size'])}",
            f"Who comes? {words(listing['who-comes'])}",
        )
    )
    where, address = listing["where"][0], venue["address"]
    yield f"## Getting there\n\n**{venue['name']}**, {where['room']}, {address['street']}, {address['town']}, "
    yield f"{venue['postcode']}\n\n{venue['directions']} {where.get('travel', '')}\n\n"
    yield bullets(f"{words(way)}: {text}" for way, text in venue["travel"].items())
    yield "## Getting in\n\n"
    yield bullets(f"{words(key)}: {fact_words(fact)}" for key, fact in _access(listing, venue).items())
    newcomers = words(joining["newcomers"]).lower()
    yield f"## How to start\n\n**{words(joining['how'])}**. New people may start {newcomers}.\n\n"
    yield "## Get in touch\n\n" + bullets(map(contact_words, listing["contact"]))
    yield f"### Who runs it\n\n[{organisation['name']}]({organisation['url']}), {words(organisation['type']).lower()}. "
    yield f"{organisation['about']}\n\n## Who it is for\n\n" + bullets(_who(listing))
    yield "## Things you can do there\n\n" + bullets(map(words, listing["to-do-there"]))
    yield f"## More about it\n\n{listing['description']}\n\n{', '.join(map(words, listing['interests']))}\n\n"
    yield from _checked(listing["checked"])
    for heading, links in neighbours:
        yield f"## {heading}\n\n" + bullets(f"[{name}]({address})" for name, address in links)
    source = listing["source"]
    yield f"Tell us about a change. These words come from {words(source['from']).lower()}: {source['name']}. "
    yield f"Licence: {source['licence'].upper()}.\n"


def words(slug: str) -> str:
    """A short name as words."""
    return slug.replace("-", " ").capitalize()


def bullets(lines: Any) -> str:
    """A list, with an empty line after it."""
    return "".join(f"- {line}\n" for line in lines) + "\n"


def fact_words(fact: Any) -> str:
    """Yes, no or not known, and the note."""
    if isinstance(fact, str):
        return "Not known" if fact == "unknown" else words(fact)
    return f"{fact_words(fact['is'])}. {fact['note']}"


def price(cost: Data) -> str:
    """What it costs, in short."""
    return f"£{cost['price']} {cost['per']}" if "price" in cost else words(cost["type"])


def cost_table(cost: Data) -> str:
    """Everybody's price, and each reduced one."""
    rows = [("Everyone", price(cost), "Nothing")]
    for reduced in cost.get("reduced", ()):
        who = words(reduced["for"][0] if "for" in reduced else reduced["scheme"])
        rows.append((who, f"£{reduced['price']}", reduced["proof"]))
    table = "".join(f"| {who} | {pays} | {shows} |\n" for who, pays, shows in rows)
    says = [cost["extras"]] if "extras" in cost else [f"First visit free: {fact_words(cost['first-visit-free'])}."]
    return f"| Who | You pay | What to show |\n| --- | --- | --- |\n{table}\n{' '.join(says)}\n\n"


def session_words(session: Data) -> str:
    """One session, as a pattern."""
    days = session["day"] if isinstance(session["day"], str) else " and ".join(session["day"])
    rhythm = words(session.get("every", "week")).lower()
    less = f", except {words(' and '.join(session['except'])).lower()}" if "except" in session else ""
    return f"{words(days)}, {session['start']} to {session['end']}, every {rhythm}{less}"


def contact_words(contact: Data) -> str:
    """One way to get in touch, as a link."""
    way, value = next((key, value) for key, value in contact.items() if key != "expect")
    scheme = {"email": "mailto:", "phone": "tel:", "text": "sms:"}.get(way, "")
    return f"{words(way)} [{value}]({scheme}{value.replace(' ', '')}) {contact.get('expect', '')}"


def _access(listing: Data, venue: Data) -> dict[str, Any]:
    return {**venue["access"], **listing.get("access", {})}


def _who(listing: Data) -> Iterator[str]:
    who = listing.get("who-for", {})
    yield f"From age {who['age-from']}" if "age-from" in who else "Any age"
    yield from map(words, who.get("groups", ()))
    yield f"Effort: {listing['effort']}"
    if "languages" in listing:
        yield f"Languages: {words(' and '.join(listing['languages']))}"


def _checked(checked: Data) -> Iterator[str]:
    last = f"Checked on {checked['date']} by {checked['how']}, {checked['by']}."
    yield f"## What we checked, and what we did not\n\n{last}\n\n"
    yield bullets(f"{words(row['fact'])}: {words(row['answer']).lower()}" for row in checked["what"])
    yield "Being listed is not a recommendation. Talk it over, and trust your own sense of a place.\n\n"
