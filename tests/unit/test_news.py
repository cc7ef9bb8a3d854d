"""The feed: what is new and changed, by Git's history or by what is noted; by the rules of RFC 4287."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hereabouts.build import read_build
from hereabouts.directory import Directory
from hereabouts.news.feed import MOST, News, render_feed, to_news
from hereabouts.news.history import Touched, read_history
from pressing import OURS, home_at

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def example() -> Directory:
    """The example directory, checked."""
    return read_build(home_at(OURS)).directory


def read_feed(text: str) -> ElementTree.Element:
    """A feed that keeps the rules of RFC 4287 as far as they bear on what ours says; its elements."""
    feed = ElementTree.fromstring(text.encode())
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        # 4.1.1 and 4.1.2: exactly one id, title and updated, and no two links of one kind.
        assert [len(each.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        UUID(each.findtext(f"{ATOM}id", "").removeprefix("urn:uuid:"))
        links = [(link.get("rel"), link.get("type")) for link in each.findall(f"{ATOM}link")]
        assert len(links) == len(set(links)) > 0
        for name in ("updated", "published"):
            for moment in each.findall(f"{ATOM}{name}"):
                assert datetime.strptime(moment.text or "", "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007
        for child in each:
            assert child.tag.startswith(ATOM)
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    moments = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    return feed


def titles(feed: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in feed.findall(f"{ATOM}entry")]


def test_the_feed_of_the_example_keeps_the_rules(example: Directory) -> None:
    feed = read_feed(render_feed(example, to_news(example, {})))
    assert len(titles(feed)) == MOST
    assert feed.findtext(f"{ATOM}subtitle") == "Invented example: no such town, no such groups."
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "https://pellbridge.example.org/feed.xml"


def test_what_has_ended_or_is_withheld_is_never_in_it(example: Directory) -> None:
    gone = [listing for listing in example.listings.values() if not listing.is_found]
    assert {listing.status for listing in gone} == {"ended", "withheld"}
    now = datetime(2026, 11, 22, tzinfo=UTC)
    text = render_feed(example, to_news(example, {listing.slug: Touched(now, now) for listing in gone}))
    for listing in gone:
        assert f"activity/{listing.slug}/" not in text
        assert listing.name not in text


def test_without_a_history_what_is_noted_counts(example: Directory) -> None:
    garden = example.listings["riverside-community-garden"]
    [news] = to_news(replace(example, listings={garden.slug: garden}), {})
    assert (news.updated.date(), news.published and news.published.date()) == (date(2026, 10, 1), date(2024, 4, 9))
    assert not news.is_new
    assert "<summary>Changed: Grow vegetables" in render_feed(example, [news])


def test_the_newest_comes_first_and_says_that_it_is_new(example: Directory) -> None:
    moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    feed = read_feed(render_feed(example, to_news(example, {"riverside-community-garden": Touched(moment, moment)})))
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == example.listings["riverside-community-garden"].name
    assert (entry.findtext(f"{ATOM}summary") or "").startswith("New: ")
    assert feed.findtext(f"{ATOM}updated") == "2026-11-22T09:30:00Z"


def test_an_entry_keeps_its_name_when_its_page_gets_another(example: Directory) -> None:
    garden = example.listings["riverside-community-garden"]
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    before = News(replace(garden, slug="garden", renamed_from=()), moment, None)
    after = News(replace(garden, slug="new-garden", renamed_from=("garden",)), moment, None)
    ids = [read_feed(render_feed(example, [news])).findtext(f"{ATOM}entry/{ATOM}id") for news in (before, after)]
    assert ids[0] == ids[1]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=80))
def test_no_words_break_the_feed(example: Directory, words: str) -> None:
    named = replace(example.listings["riverside-community-garden"], name=words)
    feed = read_feed(render_feed(example, [News(named, datetime(2026, 1, 1, tzinfo=UTC), None)]))
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = [letter for letter in plain if letter in "\t\n" or (ord(letter) >= 32 and letter not in "\ufffe\uffff")]
    assert titles(feed) == ["".join(kept)]


# Git's history.


def git(folder: Path, *words: str, day: str = "2026-11-01") -> None:
    """Git, at noon of a day, as nobody in particular."""
    when = f"{day}T12:00:00Z"
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A"}
    dates = {"GIT_COMMITTER_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, env={**os.environ, **who, **dates}
    )


def commit(folder: Path, name: str, text: str, day: str) -> None:
    file = folder / "listings" / "riverside" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "change", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two listings, one of them changed later, and one changed after today."""
    folder = tmp_path / "town"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, "choir.yml", "name: Choir", "2026-09-01")
    commit(folder, "garden.yml", "name: Garden", "2026-10-01")
    commit(folder, "choir.yml", "name: Choir again", "2026-11-02")
    commit(folder, "garden.yml", "name: Later", "2027-01-01")
    return folder


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def test_the_history_tells_when_a_listing_was_added_and_last_changed(repository: Path) -> None:
    assert read_history(repository / "listings", TODAY) == {
        "choir": Touched(noon("2026-11-02"), noon("2026-09-01")),
        "garden": Touched(noon("2026-10-01"), noon("2026-10-01")),
    }


def test_a_history_that_was_cut_off_makes_nothing_new(repository: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut"
    git(tmp_path, "clone", "-q", "--depth", "2", repository.as_uri(), str(cut))
    assert read_history(cut / "listings", TODAY) == {}
    later = read_history(cut / "listings", date(2027, 1, 2))
    assert later == {"garden": Touched(noon("2027-01-01"), None)}


def test_a_listing_that_was_only_checked_again_has_not_changed(repository: Path) -> None:
    checked = "name: Tea\nchecked: {date: 2026-09-01, how: phone}\nsource: {from: the-group}\n"
    commit(repository, "tea.yml", checked, "2026-09-02")
    commit(repository, "tea.yml", checked.replace("09-01", "11-01"), "2026-11-01")
    block = checked.replace("{date: 2026-09-01, how: phone}", "\n  date: 2026-11-02\n  what: [{times: asked}]")
    commit(repository, "tea.yml", block, "2026-11-03")
    assert read_history(repository / "listings", TODAY)["tea"] == Touched(noon("2026-09-02"), noon("2026-09-02"))
    commit(repository, "tea.yml", block.replace("Tea", "Coffee"), "2026-11-04")
    assert read_history(repository / "listings", TODAY)["tea"] == Touched(noon("2026-11-04"), noon("2026-09-02"))


def test_where_there_is_no_history_nothing_is_known(tmp_path: Path) -> None:
    assert read_history(tmp_path, TODAY) == {}
    assert read_history(tmp_path / "nowhere", TODAY) == {}
