"""A build that fails says why, and what stood before stands after."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jinja2 import TemplateSyntaxError

from build_site import build_beside
from building import PROJECT, clean_environ, run_build
from hereabouts.check import check_directory
from hereabouts.pages import edition, fragment
from hereabouts.strip import to_failure
from pressing import home_at, press_into
from town import GARDEN, LISTING, make_town, write

PAGE = "activity/tea/index.html"


@pytest.fixture
def old_site(tmp_path) -> Path:
    """Yesterday's site: an ordinary page and a pressed one."""
    write(tmp_path / "site/index.html", "yesterday")
    write(tmp_path / "site/404.html", "yesterday's")
    write(tmp_path / "site" / PAGE, "tea, as of yesterday")
    return tmp_path / "site"


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> Path:
    return make_town(tmp_path_factory.mktemp("failing") / "town")


def files_of(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}


def with_guidance(folder: Path, name: str, page: bytes) -> Path:
    """Settings of MkDocs for a copy of guidance/ with one page more."""
    docs = shutil.copytree(PROJECT / "guidance", folder / "guidance")
    (docs / name).write_bytes(page)
    settings = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "docs_dir": str(docs),
        "theme": {"custom_dir": str(PROJECT / "overrides")},
        "hooks": [str(PROJECT / "hooks/mkdocs_events.py")],
        "watch": [],
    }
    return write(folder / "mkdocs.yml", yaml.safe_dump(settings))


def build_with(settings: Path, folder: Path, town: Path) -> subprocess.CompletedProcess[str]:
    """A strict build by other settings."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(settings), "-d", str(folder)]
    environ = clean_environ(DIRECTORY=str(town))
    return subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, text=True)


def test_a_mistake_in_a_listing_stops_the_build_before_the_old_site_is_touched(old_site, tmp_path):
    bad = make_town(tmp_path / "bad")
    write(bad / GARDEN, LISTING.replace('"12:30"', '"09:30"'))
    before = files_of(old_site)
    ended = run_build(old_site, DIRECTORY=str(bad))
    assert ended.returncode != 0
    assert "bad/listings/riverside/garden.yml:11: " in ended.stderr + ended.stdout
    assert "[end_is_after_start]" in ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr
    assert files_of(old_site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "site"]


def test_a_build_that_breaks_off_in_the_middle_gives_the_pressed_pages_back(old_site, town, tmp_path):
    settings = with_guidance(tmp_path / "middle", "broken.md", b"---\ntitle: x\n---\n# caf\xe9\n")
    ended = build_with(settings, old_site, town)
    assert ended.returncode != 0
    assert "broken.md" in ended.stderr
    assert (old_site / PAGE).read_text() == "tea, as of yesterday"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_make_site_keeps_yesterdays_site_when_the_build_breaks_off(old_site, town, tmp_path):
    settings = with_guidance(tmp_path / "middle", "broken.md", b"# caf\xe9\n")
    before = files_of(old_site)
    assert build_beside(old_site, lambda folder: build_with(settings, folder, town).returncode) != 0
    assert files_of(old_site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["middle", "site"]


def test_links_of_a_guidance_page_that_lead_nowhere_stop_a_strict_build(town, tmp_path):
    page = b"---\ntemplate: public.html\n---\n# A page {#content}\n\n[one](find.md#nowhere) [two](lost.md)\n"
    ended = build_with(with_guidance(tmp_path / "lost", "my-page.md", page), tmp_path / "out", town)
    said = " ".join(ended.stderr.split())
    assert ended.returncode != 0
    assert "my-page/index.html:1: Link to lost.md leads nowhere. Check its spelling, or take it out." in said
    assert "Link to ../find/#nowhere leads to a place that the page does not have." in said


def test_a_template_that_cannot_be_read_stops_the_build_and_says_where(rendered, town, tmp_path, monkeypatch):
    broken = shutil.copytree(fragment.OURS, tmp_path / "fragments")
    write(broken / "listing.html", "<article>\n{% if %}\n")
    monkeypatch.setattr(edition, "read_fragments", lambda: fragment.read_fragments((broken,)))
    with pytest.raises(TemplateSyntaxError) as error:
        press_into(rendered, tmp_path / "site", town)
    failure = to_failure(error.value, tmp_path)
    assert (failure.path, failure.line) == ("fragments/listing.html", 2)


def test_a_list_of_terms_that_cannot_be_used_is_named_and_no_listing_is_blamed(tmp_path):
    for name in ("directory", "schemas"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "directory/terms/access.yml").unlink()
    write(tmp_path / "directory/terms/areas.yml", "terms: [\n")
    write(tmp_path / "directory/terms/interests.yml", "title: Interests\n")
    found = check_directory(home_at(tmp_path / "directory", tmp_path)).problems
    errors = [(problem.path, problem.rule) for problem in found if problem.severity == "error"]
    assert errors == [
        ("directory/terms/access.yml", "file_is_readable"),
        ("directory/terms/areas.yml", "yaml_is_well_formed"),
        ("directory/terms/interests.yml", "field_is_there"),
    ]
