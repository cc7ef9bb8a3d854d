"""The site's scripts and styles lose their comments on the way to the reader, and nothing else."""

import json
import subprocess
from pathlib import Path

import pytest

from building import PROJECT
from hereabouts.press.lighten import lighten_script, lighten_style
from node import node

ASSETS = PROJECT / "overrides" / "assets"
SCRIPTS = sorted(ASSETS.glob("javascripts/*.mjs"))
STYLES = sorted(ASSETS.glob("stylesheets/*.css"))
TOKENS = """
import { tokenize } from 'espree';
import { readFileSync } from 'node:fs';
const asked = { ecmaVersion: 'latest', sourceType: 'module' };
const tokens = (text) => tokenize(text, asked).map(({ type, value }) => `${type} ${value}`);
const [one, other] = JSON.parse(readFileSync(0)).map(tokens);
process.stdout.write(JSON.stringify(one.join('\\n') === other.join('\\n') && one.length > 0));
"""


def has_the_same_tokens(one: str, other: str) -> bool:
    """Asks the linter's own parser."""
    command = [node(), "--input-type=module", "--eval", TOKENS]
    ended = subprocess.run(command, cwd=PROJECT, input=json.dumps([one, other]), capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_keeps_every_token(file: Path):
    text = file.read_text(encoding="utf-8")
    light = lighten_script(text)
    assert len(light) < len(text)
    assert has_the_same_tokens(text, light)


def test_a_lost_token_would_be_noticed():
    assert not has_the_same_tokens("const a = 1; const b = 2;", "const a = 1;")


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_a_style_sheet_keeps_every_rule(file: Path):
    text = file.read_text(encoding="utf-8")
    light = lighten_style(text)
    for mark in "{};":
        outside = "".join(part.partition("*/")[2] if number else part for number, part in enumerate(text.split("/*")))
        assert light.count(mark) == outside.count(mark)


def test_a_comment_behind_code_and_a_text_that_looks_like_one_stay():
    text = "const a = 'x'; // why\nconst b = '// no comment';\n  // gone\n/* gone\n too */\nconst c = 1;\n"
    assert lighten_script(text) == "const a = 'x'; // why\nconst b = '// no comment';\nconst c = 1;\n"
