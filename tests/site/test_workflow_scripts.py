"""The workflows' own scripts, run here on a change that was made to do harm."""

import json
import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from building import PROJECT, TODAY
from fresh_copy import git, make_copy, plain_environ
from hereabouts.home import Home
from hereabouts.source import parse_mapping
from html_page import Page
from town import LISTING

HOSTILE = PROJECT / "tests/hostile/pull-request.json"
PAYLOAD = json.loads(HOSTILE.read_text(encoding="utf-8"))


def scripts_of(workflow: str, job: str) -> list[str]:
    jobs = yaml.safe_load((PROJECT / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8"))["jobs"]
    return [step["run"] for step in jobs[job]["steps"] if "run" in step]


def run_script(copy: Path, script: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """As a runner does it: bash, stopping at the first failure; the event's words in its variables."""
    pull = PAYLOAD["pull_request"]
    variables = {
        "TODAY": TODAY,
        "GITHUB_EVENT_PATH": str(HOSTILE),
        "GITHUB_HEAD_REF": pull["head"]["ref"],
        "GITHUB_REF_NAME": pull["head"]["ref"],
        "GITHUB_REPOSITORY": "town/list",
        "GITHUB_RUN_ID": "7",
        "GITHUB_STEP_SUMMARY": str(copy.parent / "summary.md"),
        "GITHUB_OUTPUT": str(copy.parent / "output"),
        "RUNNER_TEMP": str(copy.parent),
        **environ,
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=copy, env=plain_environ(**variables), capture_output=True, text=True)


def to_listing(**changes: object) -> str:
    data = {**parse_mapping(LISTING.encode()), **changes}
    data["where"] = [{"venue": {"name": "A hut", "area": "riverside"}}]
    return json.dumps(data, ensure_ascii=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A copy with a hostile change as its newest commit, on a hostile branch."""
    folder = make_copy(tmp_path_factory.mktemp("hostile") / "list")
    git(folder, "switch", "-q", "-c", PAYLOAD["pull_request"]["head"]["ref"])
    for name in PAYLOAD["file_names"]:
        (folder / "directory" / name).write_text(LISTING, encoding="utf-8")
    cells = PAYLOAD["cells"]
    listing = to_listing(name=cells["name"], summary=cells["summary"], description=cells["cell"])
    (folder / "directory/listings/riverside/tea.yml").write_text(listing, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", PAYLOAD["pull_request"]["title"])
    return folder


@pytest.fixture(scope="module")
def checked(copy) -> list[subprocess.CompletedProcess[str]]:
    """What each script of the check ended with; the last, which builds the site, is left out."""
    return [run_script(copy, script) for script in scripts_of("check", "directory") if script != "make site"]


def test_nothing_of_it_is_ever_obeyed(copy, checked):
    assert len(checked) == 3  # set up, changes, check
    lying = [path for path in copy.parent.rglob("*CANARY*") if path.name == "CANARY"]
    assert lying == []


def test_the_check_fails_on_its_file_names_and_says_so_on_lines(checked):
    assert checked[2].returncode == 1
    lines = checked[1].stdout.splitlines()
    assert len([line for line in lines if line.startswith("::error ")]) >= len(PAYLOAD["file_names"])
    for line in lines[:-2]:
        assert re.match(r"::(error|warning) file=directory/[^,:]*,line=\d+,title=\w+::", line), line
    assert " files checked: " in lines[-2]


def test_the_summary_holds_no_link_mention_picture_or_command_of_theirs(copy, checked):
    assert checked[1].returncode == 0, checked[1].stderr
    summary = (copy.parent / "summary.md").read_text(encoding="utf-8")
    assert "tea" in summary
    assert not re.search(r"@|\]\(|!\[|https?:|<script|<img|::", summary)
    outside = re.sub(r"<code>[A-Za-z0-9 &#;]*</code>", "", summary)
    assert not re.search(r"<(?!br>)", outside), outside


def test_the_page_shows_it_as_text_and_may_load_and_run_nothing(copy, checked):
    html = (copy / "changes.html").read_text(encoding="utf-8")
    page = Page(html)
    assert page.all("script") == page.all("img") == []
    assert "default-src 'none'" in page.one("meta", http_equiv="Content-Security-Policy").get("content")
    assert PAYLOAD["cells"]["name"] in page.root.words
    attributes = {name for one in page.elements for name in one.attributes}
    assert not {name for name in attributes if name.startswith("on")}


def test_a_pull_request_from_the_inbox_is_opened_in_the_directorys_name_with_fixed_words(copy, tmp_path):
    calls = tmp_path / "calls"
    fake = fake_gh(tmp_path)
    pushed = tmp_path / "pushed.git"
    subprocess.run(["git", "init", "-q", "--bare", pushed], check=True)
    (copy / "directory/listings/riverside/from-inbox.yml").write_text(LISTING, encoding="utf-8")
    patch = scripts_of("inbox", "sort")[-1]
    before = git(copy, "rev-parse", "HEAD").strip()
    assert run_script(copy, patch).returncode == 0
    assert (copy.parent / "output").read_text() == "found=yes\n"
    git(copy, "reset", "-q", "--hard", before)
    git(copy, "config", "url." + str(pushed) + ".insteadOf", "https://github.com/town/list.git")
    environ = {"BRANCH": "inbox-7", "PATH": f"{fake}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    ended = run_script(copy, scripts_of("inbox", "propose")[0], **environ)
    assert ended.returncode == 0, ended.stderr
    shown = subprocess.run(
        ["git", "-C", pushed, "log", "-1", "--format=%an <%ae> %s", "inbox-7"], capture_output=True, text=True
    ).stdout
    assert shown == "The directory <directory@users.noreply.github.com> What came into the inbox\n"
    assert calls.read_text().splitlines() == [
        "auth setup-git",
        "pr create --head inbox-7 --title What came into the inbox --body-file .github/inbox-says.md",
        "workflow run check.yml --ref inbox-7",
    ]


def fake_gh(folder: Path, downloads: str = "") -> Path:
    """A `gh` that writes down what it is asked, and downloads what it is given; the folder it lies in."""
    fake = folder / "bin"
    fake.mkdir()
    (fake / "gh").write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{folder}/calls"\n'
        'case "$*" in "run list"*) echo 41;; "run download"*) '
        f"{downloads or 'exit 1'};; esac\n"
    )
    (fake / "gh").chmod(0o755)
    return fake


def test_the_monthly_list_names_dead_links_with_what_they_did_before(tmp_path):
    copy = make_copy(tmp_path / "list")
    dead = f"http://{'x' * 70}.uk/"  # no name server need be asked for so long a name
    (copy / "directory/listings/riverside/tea-talk.yml").write_text(
        to_listing(name="Tea talk", contact=[{"url": dead}]), encoding="utf-8"
    )
    kept = Home(copy, copy / "directory", date.fromisoformat(TODAY)).own_cache("links").with_suffix(".json").name
    before = json.dumps({dead: [["2026-10-01", "fails", "there is no such web server"]]})
    (tmp_path / "before.json").write_text(before, encoding="utf-8")
    fake = fake_gh(tmp_path, f"cp {tmp_path}/before.json .cache/hereabouts/{kept}")
    environ = {"PATH": f"{fake}:{os.environ['PATH']}", "HOME": str(tmp_path)}

    for script in scripts_of("freshness", "list"):
        ended = run_script(copy, script, **environ)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    for script in scripts_of("freshness", "tell"):
        assert run_script(copy, script, **environ).returncode == 0

    review = (tmp_path / "review.md").read_text(encoding="utf-8")
    assert dead in review
    assert "It failed 2 times since 1 October 2026; it never answered." in review
    assert len([*(tmp_path / "links").glob("links-*.json")]) == 1
    last = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()[-1]
    assert re.fullmatch(r"issue create --title To check in \w+ \d{4} --body-file \S+/issue\.md", last)


def test_without_a_run_before_and_without_answers_the_list_comes_all_the_same(tmp_path):
    copy = make_copy(tmp_path / "list")
    environ = {"PATH": f"{fake_gh(tmp_path)}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    for script in scripts_of("freshness", "list"):
        ended = run_script(copy, script, **environ)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    assert (tmp_path / "review.md").stat().st_size > 100


def test_the_hook_stops_a_commit_with_a_mistake_and_names_the_line(tmp_path):
    copy = make_copy(tmp_path / "list")
    assert run_script(copy, "make hooks").returncode == 0
    good = copy / "directory/listings/riverside/tea-talk.yml"
    good.write_text(to_listing(name="Tea talk"), encoding="utf-8")
    git(copy, "add", "-A")
    git(copy, "commit", "-q", "-m", "Tea")
    good.write_text(to_listing(name="Tea talk", kind="nothing"), encoding="utf-8")
    git(copy, "add", "-A")
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    ended = subprocess.run(
        ["git", *who, "commit", "-m", "x"], cwd=copy, capture_output=True, text=True, env=plain_environ()
    )
    assert ended.returncode != 0
    assert "directory/listings/riverside/tea-talk.yml:1:" in ended.stdout + ended.stderr
