"""Listings made up by a seeded random number generator, for tests of whatever reads many of them."""

from datetime import date, time, timedelta
from random import Random

from hereabouts.closure import Closures
from hereabouts.directory import Directory
from hereabouts.listing import (
    UNKNOWN,
    Checked,
    Contact,
    Cost,
    Fact,
    Joining,
    Listing,
    Place,
    Position,
    ReducedPrice,
    Venue,
    WhoFor,
)  # fmt: skip
from hereabouts.notice import Notice
from hereabouts.session import Session
from hereabouts.settings import to_settings
from hereabouts.vocabulary import Term, Vocabulary

TODAY = date(2026, 11, 23)
ANSWERS = ("yes", "no", "unknown", "ask")
FIRST = (
    "Riverside", "Millgate", "Old", "New", "Little", "Green", "Quiet",
    "Friendly", "Northfield", "Thursday", "Castle", "Early", "Late", "Open",
)  # fmt: skip
SECOND = (
    "Gardeners", "Choir", "Walkers", "Café", "Knitters", "Table", "Shed",
    "Band", "Club", "Readers", "Swimmers", "Painters", "Circle", "Kitchen",
)  # fmt: skip
THIRD = ["together at the hall", "for everyone", "in the park", "by the river", "& friends", "(beginners)", "50+"]


def _vocabulary(name: str, *terms: Term) -> Vocabulary:
    return Vocabulary(name, name, {term.slug: term for term in terms})


def _interests() -> Vocabulary:
    terms = []
    for top in range(12):
        terms.append(Term(f"top-{top}", f"Top {top}", also=(f"summit {top}",)))
        terms += [Term(f"top-{top}-low-{low}", f"Low {top} {low}", parent=f"top-{top}") for low in range(5)]
    return _vocabulary("interests", *terms)


VOCABULARIES = {
    "interests": _interests(),
    "areas": _vocabulary(
        "areas",
        *(
            Term(f"area-{n}", f"Area {n}", extra={"centre": {"easting": str(600000 + n * 900), "northing": "480000"}})
            for n in range(12)
        ),
    ),
    "kinds": _vocabulary("kinds", Term("group", "Group"), Term("class", "Class"), Term("money-help", "Money help")),
    "access": _vocabulary(
        "access", *(Term(slug, slug.replace("-", " ").capitalize()) for slug in ("step-free", "lift", "hearing-loop"))
    ),
    "to-do": _vocabulary("to-do", Term("learn-a-skill", "Learn"), Term("lend-a-hand", "Lend a hand")),
    "languages": _vocabulary("languages", Term("welsh", "Welsh"), Term("urdu", "Urdu"), Term("polish", "Polish")),
    "who-for": _vocabulary("who-for", Term("women-only", "Women only"), Term("carers", "Carers")),
    "reduced-for": _vocabulary("reduced-for", Term("pip", "PIP"), Term("student", "Students")),
}


def _some(rng: Random, vocabulary: str) -> tuple[str, ...]:
    terms = list(VOCABULARIES[vocabulary].terms)
    return tuple(rng.sample(terms, rng.choice((0, 0, 1, 2))))


def _session(rng: Random) -> Session:
    start = rng.choice((None, time(9), time(10, 30), time(18, 15), time(23)))
    end = time(start.hour + 1 if start.hour < 23 else 23, 45) if start and rng.random() < 0.8 else None
    if rng.random() < 0.15:
        dates = tuple(sorted({TODAY + timedelta(rng.randint(-30, 60)) for _ in range(3)}))
        return Session(start=start, end=end, dates=dates)
    days = tuple(sorted(rng.sample(range(7), rng.choice((1, 1, 1, 2, 5)))))
    monthly = rng.random() < 0.2
    return Session(
        days=days,
        start=start,
        end=end,
        interval_weeks=0 if monthly else rng.choice((1, 1, 1, 2)),
        which=(rng.choice((1, 2, 3, 4, -1)),) if monthly else (),
        first=TODAY + timedelta(rng.randint(-200, 40)) if rng.random() < 0.5 else None,
        until=TODAY + timedelta(rng.randint(-60, 200)) if rng.random() < 0.2 else None,
        not_on_bank_holidays=rng.random() < 0.3,
        not_in_school_holidays=rng.random() < 0.2,
        also=(TODAY + timedelta(rng.randint(-9, 9)),) if rng.random() < 0.1 else (),
    )


def _cost(rng: Random) -> Cost:
    kind = rng.choice(("free", "free", "donation", "pay-each-time", "membership", "course-fee", "unknown"))
    price = rng.choice((None, 0, 100, 300, 301, 650)) if kind not in ("free", "unknown") else None
    reduced = tuple(
        ReducedPrice(None, rng.choice(((), ("pip",), ("student", "pip"))), rng.choice((None, 0, 200, 300, 500)))
        for _ in range(rng.choice((0, 0, 1, 2)))
    )
    return Cost(kind, price, 900 if price is not None and rng.random() < 0.2 else None, "a session", reduced)


def _place(rng: Random, number: int) -> Place:
    spot = Position(
        600000 + round(rng.gauss(0, 4000)),
        480000 + round(rng.gauss(0, 4000)),
        rng.choice(("pin", "postcode", "sector")),
    )
    venue = number % 60
    return Place(Venue(f"venue-{venue}", f"Hall {venue}", position=None if rng.random() < 0.07 else spot))


def make_listing(rng: Random, number: int) -> Listing:
    """One listing; its name tells its number."""
    name = f"{rng.choice(FIRST)} {rng.choice(SECOND)} {rng.choice(THIRD)} {number}"
    online = rng.choice(("no", "no", "no", "no", "both", "yes"))
    where = () if online == "yes" else tuple(_place(rng, number) for _ in range(rng.choice((1, 1, 1, 1, 2))))
    notices = (Notice("cancelled", (TODAY + timedelta(rng.randint(0, 14)),), because="Ill."),)
    area = f"area-{rng.randrange(12)}"
    return Listing(
        slug=f"listing-{number}" if number % 3 else name.lower().replace(" ", "-"),
        path=f"directory/listings/{area}/listing-{number}.yml",
        area=area,
        name=name,
        summary=f"{name}: come and see. No experience needed, and there is tea.",
        description="",
        kind=rng.choice(("group", "class", "money-help")),
        status=rng.choice(("active", "active", "active", "seasonal", "paused")),
        status_note="",
        interests=tuple(rng.sample(list(VOCABULARIES["interests"].terms), rng.choice((1, 1, 2, 3)))),
        good_for=(),
        who_comes=rng.choice(("unknown", "both", "all-sorts", "something-in-common")),
        run_by_health_or_care=rng.choice(("unknown", "no", "yes")),
        organisation=None,
        areas=(area,),
        online=online,
        online_link="",
        online_how="",
        where=where,
        when=tuple(_session(rng) for _ in range(rng.choice((0, 1, 1, 1, 2)))),
        when_note="",
        cost=_cost(rng),
        money_help={},
        notices=notices if rng.random() < 0.05 else (),
        joining=Joining(
            rng.choice(("just-turn-up", "book", "referral", "waiting-list")),
            bring_someone=rng.choice(ANSWERS),
            just_watch=Fact(rng.choice(ANSWERS[:3])),
            capacity=rng.choice(("unknown", "open", "full")),
        ),
        contacts=tuple(Contact(way, "here") for way in rng.choice(((), ("phone",), ("email", "phone"), ("url",)))),
        to_do=_some(rng, "to-do"),
        to_do_note="",
        qualification=UNKNOWN,
        work_help=(),
        advice_help=(),
        who_for=WhoFor(
            age_from=rng.choice((None, None, 16, 18, 60)),
            age_to=rng.choice((None, None, 25, 59)),
            groups=_some(rng, "who-for"),
            children=rng.choice(("unknown", "no", "may-come", "looked-after")),
        ),
        languages=_some(rng, "languages"),
        group_size=rng.choice(("unknown", "up-to-5", "6-to-12", "over-30")),
        effort=rng.choice(("unknown", "seated", "gentle", "hard")),
        access={slug: Fact(rng.choice(ANSWERS[:3])) for slug in VOCABULARIES["access"].terms},
        sensory="",
        alcohol=rng.choice(("unknown", "none", "part-of-it")),
        gambling="unknown",
        travel={},
        lift=Fact(rng.choice(ANSWERS[:3])),
        bus_home=Fact(rng.choice(ANSWERS[:3])),
        funding="",
        training="",
        checked=Checked(TODAY - timedelta(rng.randint(0, 500)), "phone", "Riverside team"),
        source={"from": "the-group", "licence": "cc-by-4.0"},
        permission={},
        added={},
        related=(),
        renamed_from=(),
    )


def make_directory(count: int, seed: int = 1) -> Directory:
    """So many listings in a directory, the same ones for the same seed."""
    rng = Random(seed)
    listings = sorted((make_listing(rng, number) for number in range(count)), key=lambda listing: listing.name)
    settings = {"name": "Made", "place": "Made", "address": "https://made.example.org/", "nation": "england"}
    return Directory(
        settings=to_settings(settings),
        vocabularies=VOCABULARIES,
        help_now={},
        closures=Closures(),
        listings={listing.slug: listing for listing in listings},
        venues={},
        organisations={},
        schemes={},
        today=TODAY,
    )
