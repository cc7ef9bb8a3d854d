"""What the workflows may do: read before they run anywhere, by a linter and by rules of our own."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from building import PROJECT

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
PIN = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")


def read(file: Path) -> dict[str, Any]:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def jobs_of(file: Path) -> dict[str, Any]:
    return read(file)["jobs"]


def steps_of(file: Path) -> list[dict[str, Any]]:
    return [step for job in jobs_of(file).values() for step in job["steps"]]


each = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)


def test_there_are_the_four():
    assert [file.stem for file in WORKFLOWS] == ["check", "freshness", "inbox", "publish"]


def keys_written_twice(node: yaml.Node) -> list[str]:
    """GitHub refuses a file that holds one; a reader of YAML takes the last and says nothing."""
    if isinstance(node, yaml.SequenceNode):
        return [key for part in node.value for key in keys_written_twice(part)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    twice = [f"{key.value}, line {key.start_mark.line + 1}" for key, _ in node.value if keys.count(key.value) > 1]
    return twice + [found for _, part in node.value for found in keys_written_twice(part)]


@each
def test_no_key_is_written_twice(file):
    assert keys_written_twice(yaml.compose(file.read_text(encoding="utf-8"))) == []


def test_a_key_written_twice_is_found():
    text = "jobs:\n  - with:\n      depth: 0\n      name: x\n      depth: 1\n"
    assert keys_written_twice(yaml.compose(text)) == ["depth, line 3", "depth, line 5"]


def test_the_linter_finds_nothing_even_at_its_strictest():
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--no-progress", "--persona=auditor", PROJECT / ".github/workflows"]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_linter_is_awake(tmp_path):
    bad = tmp_path / "bad.yml"
    title = "${{ github.event.pull_request.title }}"
    steps = f"      - uses: actions/checkout@v4\n      - run: echo {title}\n"
    bad.write_text(f"name: x\non: pull_request\njobs:\n  x:\n    runs-on: ubuntu-24.04\n    steps:\n{steps}")
    zizmor = Path(sys.executable).with_name("zizmor")
    ended = subprocess.run([zizmor, "--offline", "--no-progress", bad], capture_output=True, text=True)
    assert ended.returncode != 0
    assert "template-injection" in ended.stdout
    assert "unpinned-uses" in ended.stdout


@each
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(file):
    text = file.read_text(encoding="utf-8")
    assert len(re.findall(r"\buses:", text)) == len(PIN.findall(text)) > 0


def test_one_action_has_one_commit_everywhere():
    pins = {pin for file in WORKFLOWS for pin in re.findall(r"uses: (\S+@\S+)", file.read_text(encoding="utf-8"))}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


@each
def test_no_word_of_an_event_stands_in_a_shell_line(file):
    for step in steps_of(file):
        assert "${{" not in step.get("run", ""), step["name"]


@each
def test_nothing_is_allowed_but_what_a_job_asks_for(file):
    assert read(file)["permissions"] == {}
    for name, job in jobs_of(file).items():
        assert isinstance(job["permissions"], dict), name
        assert job["timeout-minutes"] <= 20, name


@each
def test_no_job_both_runs_the_project_and_may_write(file):
    for name, job in jobs_of(file).items():
        runs_ours = any(re.search(r"\bmake\b|\.venv/", step.get("run", "")) for step in job["steps"])
        writes = "write" in job["permissions"].values()
        assert not (runs_ours and writes), name


@each
def test_no_secret_is_used_and_no_token_is_left_lying_in_the_folder(file):
    assert "secrets." not in file.read_text(encoding="utf-8")
    for step in steps_of(file):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_a_change_from_a_fork_is_looked_at_without_any_right_to_write():
    check = PROJECT / ".github/workflows/check.yml"
    assert set(read(check)[True]) == {"pull_request", "workflow_dispatch"}
    for job in jobs_of(check).values():
        assert set(job["permissions"].values()) == {"read"}


def test_publishing_waits_for_a_clean_build_and_keeps_every_timed_workflow_awake():
    publish = PROJECT / ".github/workflows/publish.yml"
    jobs = jobs_of(publish)
    assert jobs["deploy"]["needs"] == "build"
    assert [step["run"] for step in jobs["build"]["steps"] if "run" in step] == ["make site"]
    timed = {file.name for file in WORKFLOWS if "schedule" in read(file)[True]}
    awake = jobs["stay-awake"]["steps"][0]["run"]
    assert set(re.findall(r"\w+\.yml", awake)) == timed
