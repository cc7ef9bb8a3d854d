"""The words that synthetic listings are made of. Their slugs stand in directory/terms/."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple


class Activity(NamedTuple):
    """Something to do, as activities.csv has it."""

    name: str
    kind: str
    interests: list[str]
    does: str
    """What people do there, after 'we'."""
    effort: str
    good_for: list[str]


def read_activities(file: Path) -> list[Activity]:
    """Every row; lists stand in one column, parted by spaces."""
    with file.open(encoding="utf-8", newline="") as rows:
        return [
            Activity(
                row["name"], row["kind"], row["interests"].split(), row["does"], row["effort"], row["good-for"].split()
            )
            for row in csv.DictReader(rows)
        ]


ACTIVITIES = read_activities(Path(__file__).with_name("activities.csv"))

STEMS_FIRST = (
    "Alder", "Amber", "Ash", "Barley", "Beacon", "Birch", "Black", "Bram", "Bridge", "Brock", "Broom", "Burn", "Cald",
    "Castle", "Chapel", "Cherry", "Clover", "Corn", "Crane", "Dale", "Elder", "Elm", "Fair", "Fen", "Fern", "Fox",
    "Glen", "Gold", "Green", "Harrow", "Hart", "Hawk", "Hazel", "Heath", "Holly", "Kings", "Kirk", "Lamb", "Lark",
    "Linden", "Long", "Maple", "Marsh", "Mill", "Moor", "Nether", "Oak", "Orchard", "Otter", "Pear", "Quarry", "Raven",
    "Red", "Rowan", "Rush", "Sand", "Silver", "Spring", "Stone", "Swan", "Thorn", "Upper", "Wheat", "White", "Willow",
)  # fmt: skip
STEMS_LAST = (
    "bank", "beck", "bourne", "bridge", "brook", "bury", "by", "combe", "croft", "dale", "den", "field", "ford", "gate",
    "ham", "hill", "holme", "hurst", "lea", "ley", "low", "mere", "more", "over", "side", "stead", "thorpe", "ton",
    "wick", "wood", "worth",
)  # fmt: skip
VENUE_TYPES = (
    "Community Centre", "Village Hall", "Library", "Church Hall", "Leisure Centre", "Arts Centre", "Methodist Hall",
    "Working Men's Club", "Health Centre", "Allotments", "Park Pavilion", "Bowls Club", "Primary School", "College",
    "Town Hall", "Sports Ground", "Old Mill", "Boat House", "Scout Hut", "Market Hall", "Workshop",
    "Friends Meeting House",
)  # fmt: skip
STREETS = (
    "High Street",
    "Mill Lane",
    "Station Road",
    "Church Street",
    "Park Avenue",
    "Canal Walk",
    "North Parade",
    "The Green",
)
ORGANISATIONS = (
    "Trust",
    "Association",
    "Together",
    "Society",
    "Council",
    "Circle",
    "Partnership",
    "Volunteers",
    "Union",
)
ORGANISATION_TYPES = (
    "charity",
    "community-group",
    "council",
    "library",
    "faith",
    "social-enterprise",
    "peer-led",
    "housing",
)
ROOMS = (
    "Main hall",
    "Upstairs room",
    "The back room, past the kitchen",
    "Studio 2",
    "The room on the left",
    "Garden room",
)
LEADERS = (
    "the leader",
    "a volunteer with a green badge",
    "whoever is at the desk",
    "the tutor",
    "two of the regulars",
    "the caretaker",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ACCESS = (
    "step-free", "wide-doors", "lift", "accessible-toilet", "toilets-nearby", "seating", "blue-badge-parking",
    "hearing-loop", "large-print", "assistance-dog", "quiet-space", "low-noise",
)  # fmt: skip
REDUCED_FOR = (
    "universal-credit",
    "pip",
    "low-income",
    "out-of-work",
    "over-60",
    "student",
    "carer",
    "under-18",
    "pension-credit",
)
GROUPS = (
    "women-only",
    "men-only",
    "carers",
    "parents",
    "older-people",
    "young-adults",
    "beginners",
    "veterans",
    "refugees",
)
LANGUAGES = ("polish", "urdu", "arabic", "ukrainian", "bengali", "romanian", "british-sign-language")
TO_DO = ("join-in", "learn-a-skill", "show-others", "lend-a-hand", "help-to-run-it", "perform-or-show")
