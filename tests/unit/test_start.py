"""`hereabouts start`: its questions, the ground it finds, and what it refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from hereabouts.cli import commands
from hereabouts.home import PROJECT, find_home
from hereabouts.source import parse_mapping
from hereabouts.start.answers import address_of, edit_address, read_area, to_areas
from hereabouts.start.files import quoted
from hereabouts.start.ground import District, GroundError, find_districts, map_of, middle_of, reach_km
from town import run_command

FLAGS = ["--place", "Stirling", "--postcodes", "FK9", "--team", "The list team", "--email", "list@stirling.example"]


def begin(folder: Path, *words: str, answers: str = "") -> tuple[int, str]:
    """The exit code and everything said."""
    ended = CliRunner(env={"TODAY": "2026-11-23"}).invoke(
        commands, ["start", str(folder), *words], input=answers, standalone_mode=False
    )
    code = 2 if ended.exception and not isinstance(ended.exception, SystemExit) else ended.exit_code
    return code, ended.output + str(ended.exception or "")


def settings_of(folder: Path) -> dict:
    return parse_mapping((folder / "settings.yml").read_bytes())


def test_it_asks_for_what_it_is_not_told(tmp_path):
    answers = "Callander\nFK17,FK18\nCallander\nCallander\nscotland\n\n\nlist@callander.example\n01877 000000\n"
    code, said = begin(tmp_path / "town", answers=answers)
    assert code == 0, said
    settings = settings_of(tmp_path / "town")
    assert settings["place"] == "Callander"
    assert settings["nation"] == "scotland"
    assert settings["team"]["name"] == "The Callander list team"
    assert settings["team"]["phone"] == "01877 000000"
    assert settings["serves"]["postcodes"] == ["FK17", "FK18"]
    areas = parse_mapping((tmp_path / "town/terms/areas.yml").read_bytes())["terms"]
    assert [(area["label"], area["districts"]) for area in areas] == [("Callander", ["FK17", "FK18"])]
    assert "The address of the site is not known yet" in said


def test_with_flags_it_asks_nothing(tmp_path):
    code, said = begin(tmp_path / "town", *FLAGS)
    assert code == 0, said
    assert "?" not in said
    assert "make check" in said


def test_a_town_without_listings_passes_the_check_in_every_nation(tmp_path):
    for number, nation in enumerate(["england", "wales", "scotland", "northern-ireland"]):
        folder = tmp_path / f"town-{number}"
        assert begin(folder, *FLAGS, "--nation", nation)[0] == 0
        checked = run_command("check", directory=folder)
        assert checked.returncode == 0, checked.stdout


def test_northern_ireland_can_begin_by_postcodes_though_their_places_are_not_known(tmp_path):
    words = [word if word != "FK9" else "BT1,BT2" for word in FLAGS]
    code, said = begin(tmp_path / "town", *words, "--nation", "northern-ireland")
    assert code == 0, said
    assert "map" not in settings_of(tmp_path / "town")["serves"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--postcodes", "QX1"], "No postcode begins with QX1"),
        (["--postcodes", "fk 9"], "9 does not begin a postcode"),
        (["--council", "Stirling"], "STIRLING is no council code"),
        (["--council", "S12999999"], "No postcode lies in a council with the code S12999999"),
        (["--council", "N09000003"], "Northern Ireland"),
        (["--postcodes", "FK9", "--area", "Allan"], '"Allan" names no area'),
        (["--postcodes", "FK9", "--area", "Allan=FK7"], "FK7 of the area Allan does not lie here"),
        (["--postcodes", "FK9", "--area", "Allan=FK9", "--area", "Bridge=FK9"], "stands in two areas"),
        (["--postcodes", "FK9,FK7", "--area", "FK 7=FK9", "--area", "fk-7=FK7"], "Two areas would be called fk-7"),
        (["--postcodes", "FK9", "--email", "nobody"], "e-mail"),
        (["--postcodes", "FK9", "--phone", "ring us"], "phone number"),
        (["--postcodes", "FK9", "--address", "list"], "address"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_left(tmp_path, words, told):
    base = ["--place", "Stirling", "--team", "The list team"]
    mail = [] if "--email" in words else ["--email", "list@stirling.example"]
    code, said = begin(tmp_path / "town", *base, *mail, *words)
    assert code == 2
    assert told in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path):
    (tmp_path / "town").mkdir()
    (tmp_path / "town/notes.txt").write_text("mine")
    code, said = begin(tmp_path / "town", *FLAGS)
    assert (code, "is not empty" in said) == (2, True)
    assert [file.name for file in (tmp_path / "town").iterdir()] == ["notes.txt"]


def test_a_run_that_is_stopped_half_way_leaves_nothing(tmp_path):
    code, said = begin(tmp_path / "town", answers="Callander\n")
    assert code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_council_is_found_by_its_code_and_a_sliver_is_no_area():
    districts = find_districts({"S12000030"}, ())
    by_code = {district.code: district for district in districts}
    assert list(by_code)[:4] == ["FK2", "FK5", "FK6", "FK7"]
    assert len(by_code["FK18"].points) < 20
    assert "FK18" not in to_areas(districts, {})
    assert "FK21" in to_areas(districts, {})


def test_one_district_is_not_another_that_begins_like_it():
    assert [district.code for district in find_districts((), ["FK1"])] == ["FK1"]
    assert {district.code for district in find_districts((), ["G"])}.isdisjoint({"GL1", "GU1"})


@given(st.lists(st.tuples(st.integers(0, 700_000), st.integers(0, 1_200_000)), min_size=1, max_size=60))
def test_the_middle_lies_among_the_postcodes_and_the_map_holds_them_all(points):
    east, north = middle_of(points)
    assert min(points)[0] <= east <= max(points)[0]
    assert north in {point[1] for point in points}
    box = map_of([District("FK7", points)])
    assert all(box["west"] <= east <= box["east"] and box["south"] <= north <= box["north"] for east, north in points)
    assert float(reach_km(points)) >= 0.5


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_words_come_back_from_the_file_as_they_were_given(text):
    if text.isprintable():
        assert parse_mapping(f"name: {quoted(text)}\n".encode()) == {"name": text}


@pytest.mark.parametrize(
    ("repository", "address", "edit"),
    [
        ("https://github.com/You/List", "https://you.github.io/List/", "https://github.com/You/List/edit/main/"),
        (
            "https://github.com/you/you.github.io",
            "https://you.github.io/",
            "https://github.com/you/you.github.io/edit/main/",
        ),
        ("https://codeberg.org/you/list", "https://stirling.invalid/", "https://codeberg.org/you/list/_edit/main/"),
        ("https://gitlab.com/you/list.git", "https://stirling.invalid/", "https://gitlab.com/you/list/-/edit/main/"),
        ("https://git.example/you/list", "https://stirling.invalid/", ""),
        ("", "https://stirling.invalid/", ""),
    ],
)
def test_the_address_follows_from_the_repository_where_it_can(repository, address, edit):
    assert address_of(repository, "Stirling") == address
    assert edit_address(repository) == edit


def test_an_area_is_written_as_a_name_and_its_districts():
    assert read_area("Bridge of Allan = fk9, FK15") == ("Bridge of Allan", ["FK9", "FK15"])
    for text in ("=FK9", "Allan=", "Allan", "?=FK9"):
        with pytest.raises(GroundError):
            read_area(text)


def test_the_town_file_decides_where_no_variable_does(tmp_path, monkeypatch):
    (tmp_path / "stirling").mkdir()
    (tmp_path / "town.txt").write_text("stirling\n")
    monkeypatch.setattr("hereabouts.home.PROJECT", tmp_path)
    assert find_home({}).directory == tmp_path / "stirling"
    assert find_home({"DIRECTORY": str(PROJECT)}).directory == PROJECT
