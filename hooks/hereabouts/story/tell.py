"""Tells the story of a first visit: a sentence for each fact that is known, a question for each that is not.

Sentences are short and say "you". What is written by the group stands as it is written. Nothing is taken for granted:
a fact that nobody knows becomes something that one could ask.
"""

from __future__ import annotations

from collections.abc import Iterable

from hereabouts.listing import Fact, Listing
from hereabouts.pages.cost import to_cost_view
from hereabouts.pages.edition import Edition
from hereabouts.pages.when import pattern_words, untimed_words
from hereabouts.pages.whereabouts import DRINK, going_home, to_venue_view
from hereabouts.pages.words import sentence
from hereabouts.story.ladder import to_ladder
from hereabouts.story.message import to_message
from hereabouts.story.scene import Scene, Story

PEOPLE = {
    "up-to-5": "There are five people or fewer.",
    "6-to-12": "About 6 to 12 people come.",
    "13-to-30": "About 13 to 30 people come.",
    "over-30": "More than 30 people come.",
}
EFFORT = {
    "seated": "You can do all of it sitting.",
    "gentle": "You move about a little.",
    "moderate": "You move about a fair amount.",
    "hard": "You move about a lot.",
}
HOW = {
    "just-turn-up": "You do not need to ask first. You can just turn up.",
    "book": "You need to book a place first.",
    "get-in-touch-first": "Get in touch with them before you go.",
    "referral": "Somebody has to send you, such as a doctor or a worker.",
    "waiting-list": "There is a waiting list. Ask to be put on it.",
    "members-only": "It is for members. Ask how to become one.",
}
AFTER = "Take a moment. You did something new."
TO_ASK = {
    "step-free": "Is there a way in without steps?",
    "accessible-toilet": "Is there a toilet that I can use?",
    "seating": "Is there somewhere to sit?",
    "quiet-space": "Is there a quiet place to go to?",
}
"""The facts of getting in that a first visit hangs on, by access term."""


def to_story(edition: Edition, listing: Listing) -> Story:
    """The story of a first visit to one listing, as of the edition's day."""
    there = (_way_there(edition, listing), _door(listing), _inside(listing)) if listing.where else (_online(listing),)
    scenes = (
        _what(listing),
        _before(edition, listing),
        *there,
        _start(listing),
        _while_there(listing),
        _money(edition, listing),
        _home(listing),
    )
    kept = tuple(scene for scene in scenes if scene.says or scene.asks)
    asks = [ask for scene in kept for ask in scene.asks]
    return Story(listing.slug, listing.name, kept, to_ladder(listing), to_message(listing, asks))


def has_story(listing: Listing) -> bool:
    """True where there is somewhere to go, or something to join: a grant has no first visit."""
    return listing.is_found and not listing.money_help


def _scene(picture: str, title: str, says: Iterable[str], asks: Iterable[str] = ()) -> Scene:
    return Scene(picture, title, tuple(filter(None, map(sentence, says))), tuple(filter(None, asks)))


def _what(listing: Listing) -> Scene:
    who = {
        "something-in-common": "The people who come have something in common.",
        "all-sorts": "All sorts of people come.",
        "both": "All sorts of people come.",
    }
    says = [
        listing.summary,
        PEOPLE.get(listing.group_size, ""),
        who.get(listing.who_comes, ""),
    ]
    return _scene("people", "What it is", says, [] if listing.group_size in PEOPLE else ["How many people come?"])


def _before(edition: Edition, listing: Listing) -> Scene:
    joining = listing.joining
    patterns = pattern_words(listing, edition.today)
    when = patterns[0] if patterns else untimed_words(listing)
    bring = {
        "yes": "You may bring someone with you.",
        "no": "You go on your own: they ask people to come alone.",
        "ask": "Ask them if you want to bring someone.",
    }
    kit = {"yes": "They lend you what you need.", "no": "You bring what you need for it."}
    says = [
        f"When: {when}" if when else "",
        HOW.get(joining.how, edition.label("joining", joining.how)),
        f"How long the wait is: {joining.wait}" if joining.wait else "",
        bring.get(joining.bring_someone, ""),
        kit.get(listing.cost.kit_lent, ""),
    ]
    asks = [
        "" if when else "When is it on?",
        "" if joining.bring_someone in bring else "May I bring someone?",
        "" if listing.cost.kit_lent in kit else "Do I need to bring anything?",
    ]
    return _scene("calendar", "Before you go", says, asks)


def _online(listing: Listing) -> Scene:
    """Where there is no place to go to: it comes to people's homes, by screen, telephone or in person."""
    met = f"Who you meet: {listing.joining.met_by}" if listing.joining.met_by else ""
    if listing.online != "no":
        return _scene("screen", "Where it is", ["You can take part from home.", listing.online_how, met])
    if "comes-to-you" in listing.serves:
        return _scene("home", "Where it is", ["They come to you.", met], [] if met else ["Who will come?"])
    return _scene("map", "Where it is", [met], ["Where is it?"])


def _way_there(edition: Edition, listing: Listing) -> Scene:
    view = to_venue_view(edition, listing.where[0], listing.travel)
    address = ", ".join(filter(None, (view.name, *view.lines)))
    says = [
        view.ask or f"The place: {address}",
        *(f"{name}: {words}" for name, words in view.travel if name != "Getting in"),
    ]
    asks = [] if len(says) > 1 or view.ask else ["How do I get there?"]
    return _scene("bus", "Getting there", says, asks)


def _door(listing: Listing) -> Scene:
    place = listing.where[0]
    known = not place.venue.confidential and place.venue.status != "withheld"
    step_free = listing.access.get("step-free", Fact()).value
    steps = {"yes": "You can get in without steps.", "no": "There are steps to get in."}
    says = [
        place.venue.directions if known else "",
        place.travel if known else "",
        steps.get(step_free, ""),
        f"The person who meets you: {listing.joining.met_by}" if listing.joining.met_by else "",
    ]
    asks = [
        "" if step_free in steps else TO_ASK["step-free"],
        "" if listing.joining.met_by else "Who will meet me?",
    ]
    return _scene("door", "At the door", says, asks)


def _inside(listing: Listing) -> Scene:
    place, access = listing.where[0], listing.access
    known = not place.venue.confidential and place.venue.status != "withheld"
    toilets, quiet_space = (place.venue.toilets, place.venue.quiet_space) if known else ("", "")
    seat, toilet, quiet = (access.get(term, Fact()).value for term in ("seating", "accessible-toilet", "quiet-space"))
    says = [
        f"The room: {place.room}" if place.room else "",
        {"yes": "There is somewhere to sit.", "no": "There is nowhere to sit."}.get(seat, ""),
        f"Toilets: {toilets}" if toilets else "",
        {"yes": "There is an accessible toilet.", "no": "There is no accessible toilet."}.get(toilet, ""),
        f"A quiet place: {quiet_space}" if quiet_space else "",
        "There is a quiet place to go to." if quiet == "yes" and not quiet_space else "",
        listing.sensory,
        DRINK.get(listing.alcohol, "") if listing.alcohol != "none" else "",
    ]
    asks = [
        "" if toilet in ("yes", "no") or toilets else TO_ASK["accessible-toilet"],
        "" if quiet in ("yes", "no") or quiet_space else TO_ASK["quiet-space"],
    ]
    return _scene("chair", "Inside", says, asks)


def _start(listing: Listing) -> Scene:
    joining = listing.joining
    buddy = {"yes": "Someone can keep you company at first.", "no": ""}
    says = [joining.first_visit, f"{buddy.get(joining.buddy.value, '')} {joining.buddy.note}".strip()]
    asks = [] if joining.first_visit else ["What happens in the first ten minutes?"]
    return _scene("hello", "The first minutes", says, asks)


def _while_there(listing: Listing) -> Scene:
    watch, leave = listing.joining.just_watch, listing.joining.come_and_go
    says = [
        _fact(watch, "You may just watch.", "They ask everyone to join in."),
        _fact(leave, "You may leave early, or miss a week.", "They ask people to stay to the end."),
        EFFORT.get(listing.effort, ""),
    ]
    asks = [
        "" if watch.value in ("yes", "no") else "May I just watch?",
        "" if leave.value in ("yes", "no") else "May I leave early?",
    ]
    return _scene("cup", "While you are there", says, asks)


def _fact(fact: Fact, yes: str, no: str) -> str:
    said = {"yes": yes, "no": no, "ask": ""}.get(fact.value, "")
    return f"{said} {fact.note}".strip() if said or fact.note else ""


def _money(edition: Edition, listing: Listing) -> Scene:
    cost, view = listing.cost, to_cost_view(edition, listing.cost)
    free = view.price == "Free"
    known = cost.type != "unknown" or cost.price is not None
    says = ["It is free." if free else f"It costs this: {view.price}" if known else ""]
    says += [f"{row.who}: {row.pays}" for row in view.rows[1:]]
    says += [text for text in view.says if "lend you" not in text and "own kit" not in text]
    asks = [
        "" if known else "What does it cost?",
        "Is the first visit free?" if not free and known and cost.first_visit_free == "unknown" else "",
    ]
    return _scene("coin", "Money", says, asks)


def _home(listing: Listing) -> Scene:
    """There is a way home from every place; at home there is only a breath to take."""
    if not listing.where:
        return _scene("home", "Afterwards", [AFTER])
    says, _ = going_home(listing)
    known = listing.bus_home.value != "unknown" or listing.lift.value == "yes"
    return _scene("home", "Going home", [*says, AFTER], [] if known else ["How do people get home afterwards?"])
