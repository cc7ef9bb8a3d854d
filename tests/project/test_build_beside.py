"""`make site`: whatever fails, the site that stood before stands after."""

import subprocess

import pytest

from build_site import PROJECT, NotASite, build_beside, change_over
from other_generator import GENERATORS


def writes(text, code=0):
    def build(folder):
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")
        (folder / "404.html").write_text("not here", encoding="utf-8")
        return code

    return build


@pytest.fixture
def site(tmp_path):
    out = tmp_path / "site"
    assert build_beside(out, writes("old")) == 0
    return out


def text_of(site):
    return (site / "index.html").read_text(encoding="utf-8")


def left_beside(site):
    return [path.name for path in site.parent.iterdir() if path != site]


def test_a_good_build_takes_the_place(site):
    assert build_beside(site, writes("new")) == 0
    assert text_of(site) == "new"
    assert left_beside(site) == []


def test_a_failed_build_changes_nothing(site):
    assert build_beside(site, writes("half", code=1)) == 1
    assert text_of(site) == "old"
    assert left_beside(site) == []


def test_a_build_that_is_stopped_changes_nothing(site):
    def build(folder):
        writes("half")(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_beside(site, build)
    assert text_of(site) == "old"


def test_a_changeover_that_fails_puts_the_old_site_back(site):
    with pytest.raises(OSError, match="site.new"):
        change_over(site)
    assert text_of(site) == "old"


def test_a_changeover_that_was_cut_off_is_mended_by_the_next(site):
    site.rename(site.with_name("site.old"))
    assert build_beside(site, writes("half", code=1)) == 1
    assert text_of(site) == "old"


def test_remains_of_a_build_that_was_cut_off_do_not_get_into_the_next(site):
    remains = site.with_name("site.new")
    remains.mkdir()
    (remains / "withheld.html").write_text("gone", encoding="utf-8")
    assert build_beside(site, writes("new")) == 0
    assert not (site / "withheld.html").exists()


def test_a_folder_that_is_not_a_site_is_left_alone(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotASite, match="not a built site"):
        build_beside(papers, writes("new"))
    assert (papers / "letter.txt").read_text(encoding="utf-8") == "mine"


def make_dry(generator: str) -> subprocess.CompletedProcess[str]:
    """What make would do for a site by this generator, without doing it."""
    words = ["make", "--dry-run", "--no-print-directory", "site", f"GENERATOR={generator}"]
    return subprocess.run(words, cwd=PROJECT, capture_output=True, text=True)


@pytest.mark.parametrize("generator", ["mkdocs", *GENERATORS])
def test_make_knows_each_generator(generator):
    assert make_dry(generator).returncode == 0


def test_a_generator_that_is_none_is_refused_before_anything_is_set_up():
    ended = make_dry("nonsense")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"GENERATOR is nonsense. Write one of: mkdocs, {', '.join(GENERATORS)}." in ended.stderr
