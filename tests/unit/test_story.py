"""My first visit: every known fact is told, every unknown one is asked, and nothing says why somebody comes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from golden import check_golden
from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.guidance.reading import Reading, count_syllables, words_of
from hereabouts.home import PROJECT, Home
from hereabouts.listing import Listing
from hereabouts.pages.edition import Edition, to_edition
from hereabouts.story.days import find_day
from hereabouts.story.message import BLANK
from hereabouts.story.paper import to_pdf
from hereabouts.story.scene import PICTURES, Story
from hereabouts.story.tell import has_story, to_story
from printing import squeezed, tags_of, text_of
from small_town import GARDEN, SMALL, TODAY, changed, make_listing, make_town
from town import run_command

HOME = Home(PROJECT, PROJECT / "directory", TODAY)
SHOWN = (
    "fire-station-friday-sketching", "shapla-sewing", "marsh-end-patchwork", "a-friendly-voice", "dry-dock",
    "dig-saturdays", "deaf-club-social", "taster-thursdays",
)  # fmt: skip
"""Known well, hardly at all, online, in the evening, outdoors, in sign language, for work."""
HEALTH = re.compile(
    r"mental|health|illness|diagnos|depress|anxi|psych|patient|therap|recover|benefit|disab|service user", re.IGNORECASE
)


@cache
def edition() -> Edition:
    return to_edition(read_build(HOME).directory)


def story_of(listing: Listing, directory: Directory | None = None) -> Story:
    return to_story(to_edition(directory or make_town(listing)), listing)


@cache
def stories() -> list[tuple[Listing, Story]]:
    return [(one, to_story(edition(), one)) for one in edition().directory.found() if has_story(one)]


def to_text(story: Story) -> str:
    lines = [f"# {story.name}"]
    for scene in story.scenes:
        lines += ["", f"[{scene.picture}] {scene.title}", *scene.says, *(f"You could ask: {ask}" for ask in scene.asks)]
    message = story.message
    lines += ["", "Small steps", *(f"- {step}" for step in story.ladder)]
    lines += ["", f"{message.way} {message.to}", message.subject, *message.lines]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("slug", SHOWN)
def test_the_story_of_a_listing_reads_like_this(slug: str) -> None:
    check_golden(f"story-{slug}.txt", to_text(to_story(edition(), edition().directory.listings[slug])))


def test_every_listing_that_one_can_go_to_has_a_story_from_the_door_to_the_way_home() -> None:
    told = stories()
    assert len(told) > 100
    for listing, story in told:
        titles = [scene.title for scene in story.scenes]
        assert titles[0] == "What it is"
        assert titles[-1] == ("Going home" if listing.where else "Afterwards")
        assert {scene.picture for scene in story.scenes} <= set(PICTURES)
        assert all(text.strip() and text[-1] in ".!?" for scene in story.scenes for text in (*scene.says, *scene.asks))
        assert 3 <= len(story.ladder) <= 7


def test_every_picture_of_a_story_is_used_and_drawn() -> None:
    assert {scene.picture for _, story in stories() for scene in story.scenes} == set(PICTURES) - {"map"}
    assert all((PROJECT / f"overrides/assets/pictures/{name}.svg").is_file() for name in PICTURES)


def test_a_grant_and_what_has_ended_have_no_first_visit() -> None:
    without = [one for one in edition().directory.listings.values() if not has_story(one)]
    assert {one.kind for one in without if one.is_found} == {"money-help"}
    assert any(not one.is_found for one in without)


FACTS = {
    "bring someone": ("joining.bring-someone", "May I bring someone?"),
    "who meets": ("joining.met-by", "Who will meet me?"),
    "leave early": ("joining.come-and-go", "May I leave early?"),
    "just watch": ("joining.just-watch", "May I just watch?"),
    "the first minutes": ("joining.first-visit", "What happens in the first ten minutes?"),
    "how many": ("group-size", "How many people come?"),
    "kit": ("cost.kit-lent", "Do I need to bring anything?"),
    "home": ("travel.bus-home", "How do people get home afterwards?"),
    "step-free": ("access.step-free", "Is there a way in without steps?"),
    "toilet": ("access.accessible-toilet", "Is there a toilet that I can use?"),
}
KNOWN = {"joining.met-by": "Ann at the desk.", "joining.first-visit": "Tea first.", "group-size": "6-to-12"}


@pytest.mark.parametrize(("field", "question"), FACTS.values(), ids=FACTS)
def test_a_fact_is_asked_for_until_it_is_known(field: str, question: str) -> None:
    venue = {"name": "The hut", "pin": {"easting": "600000", "northing": "480000"}}
    unknown = changed(SMALL, where=[{"venue": venue}])
    assert question in story_of(make_listing(unknown, "s")).asks
    head, _, key = field.partition(".")
    value = KNOWN.get(field, "yes")
    told = {**unknown, head: {**unknown.get(head, {}), key: value} if key else value}
    if key and head == "cost":
        told["cost"] = {"type": "free", key: value}
    known = story_of(make_listing(told, "s"))
    assert question not in known.asks
    assert known != story_of(make_listing(unknown, "s"))


def test_an_answer_of_no_is_told_and_never_left_out() -> None:
    listing = make_listing(changed(GARDEN, joining={"how": "book", "bring-someone": "no", "just-watch": "no"}), "s")
    says = [text for scene in story_of(listing).scenes for text in scene.says]
    assert "You go on your own: they ask people to come alone." in says
    assert "They ask everyone to join in." in says
    assert "You need to book a place first." in says


def test_a_confidential_place_tells_only_how_to_ask() -> None:
    listing = make_listing(changed(SMALL, where=[{"venue": "quiet-house", "travel": "Ring twice."}]), "s")
    text = to_text(story_of(listing))
    assert "Send a text first; we will tell you where to come." in text
    assert "Ring twice" not in text


def test_our_own_sentences_can_be_read_at_eleven_and_are_short() -> None:
    told = Counter(
        text
        for _, story in stories()
        for text in {*story.asks, *story.ladder, *(said for scene in story.scenes for said in scene.says)}
    )
    # What stands in several stories is ours; what stands in one is a group's.
    ours = [text for text, count in told.items() if count > 5]
    sentences = [words for text in ours for part in re.split(r"(?<=[.!?]) ", text) if (words := words_of(part))]
    words = [word for sentence in sentences for word in sentence]
    reading = Reading(len(words), len(sentences), sum(map(count_syllables, words)))
    assert len(sentences) > 40
    assert reading.age <= 9, reading
    assert max(map(len, sentences)) <= 20


def test_the_message_says_nothing_of_health_and_leaves_name_and_day_to_be_filled() -> None:
    for listing, story in stories():
        text = "\n".join((story.message.subject, *story.message.lines))
        assert not HEALTH.search(text.replace(listing.name, "")), text
        assert text.count(BLANK) >= 2
        assert len([line for line in story.message.lines if line.endswith("?")]) <= 3


def test_the_message_goes_by_the_quietest_way() -> None:
    for listing, story in stories():
        ways = [one.way for one in listing.contacts if one.way != "url"]
        assert story.message.way == (ways[0] if ways else "")


# On paper.


def paper(slug: str, large: bool = False) -> bytes:
    listing = edition().directory.listings[slug]
    return to_pdf(edition(), listing, find_day(edition(), listing, None), large, HOME)


def test_the_sheet_is_tagged_holds_the_story_and_leads_to_the_listing() -> None:
    slug = "fire-station-friday-sketching"
    pdf, story = paper(slug), to_story(edition(), edition().directory.listings[slug])
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.open_metadata()["pdfuaid:part"] == "1"
        kinds = [str(tag.get("/S", "")) for tag in tags_of(document)]
    assert kinds.count("/H2") == len(story.scenes)
    text = squeezed(text_of(pdf))
    for words in (*story.ladder, *story.asks, *(said for scene in story.scenes for said in scene.says)):
        assert squeezed(words) in text, words
    assert squeezed("Friday 27 November 2026, 2pm to 4pm") in text
    first = pypdfium2.PdfDocument(pdf)[0]
    (code,) = zxingcpp.read_barcodes(first.render(scale=3).to_pil())
    assert code.text == f"{edition().directory.settings.address}activity/{slug}/"
    assert first.get_size() == pytest.approx((148 * 72 / 25.4, 210 * 72 / 25.4), abs=2)


def test_every_story_of_the_example_can_be_set() -> None:
    for slug in SHOWN:
        assert paper(slug, large=True).startswith(b"%PDF")


def test_the_command_makes_the_sheet_for_a_day_on_which_it_is_on(tmp_path: Path) -> None:
    out = tmp_path / "visit.pdf"
    for day, words in (("2026-12-03", "Thursday 3 December 2026"), ("2027-03-04", "Thursday 4 March 2027")):
        ended = run_command("visit", "shapla-sewing", out, "--date", day)
        assert (ended.returncode, ended.stdout) == (0, f"{out}\n"), ended.stderr
        assert words in text_of(out.read_bytes())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("shapla-sowing",), "Did you mean shapla-sewing?"),
        (("shapla-sewing", "--date", "2026-12-04"), "is not on that day"),
        (("shapla-sewing", "--date", "2026-12-10"), "is not on that day"),
        (("shapla-sewing", "--date", "12 March"), "Write it as 2026-11-23"),
    ],
)
def test_the_command_says_why_there_is_no_sheet(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    ended = run_command("visit", words[0], tmp_path / "visit.pdf", *words[1:])
    assert ended.returncode == 2
    assert says in ended.stderr
    assert not list(tmp_path.iterdir())
