"""A workbook that was made to harm is refused in words by the page's modules, and the rest of the zoo is read."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sheet_cases import ask_page, lay_modules

CANNOT = "{} cannot be read as a workbook. Open it, and save it again as .xlsx."
TOO_LARGE = "{} is too large inside. Cut it into parts."
BOOK = """<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Groups" sheetId="1" r:id="rId1"/></sheets></workbook>"""
LINKS = """<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Area</t></is></c>{}</row>'
SHEET = f"""<?xml version="1.0"?><worksheet><sheetData>{ROW}</sheetData></worksheet>"""
SUMMARY = '<c t="inlineStr"><is><r><t>Sum</t></r><rPh><t>no</t></rPh><r><t>mary</t></r></is></c>'
GOOD: dict[str, str | bytes] = {
    "xl/workbook.xml": BOOK,
    "xl/_rels/workbook.xml.rels": LINKS,
    "xl/worksheets/sheet1.xml": SHEET.format(SUMMARY),
}


def book(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return made.getvalue()


def sheet(text: str) -> bytes:
    return book({**GOOD, "xl/worksheets/sheet1.xml": text})


def lying_about_size(size: int) -> bytes:
    """A zip whose directory names another size than what unpacks."""
    made = book({**GOOD, "xl/worksheets/sheet1.xml": SHEET.format(" " * 5_000_000)})
    at = made.rfind(b"PK\x01\x02")
    return made[: at + 24] + size.to_bytes(4, "little") + made[at + 28 :]


def with_flag(made: bytes, flag: int) -> bytes:
    at = made.find(b"PK\x01\x02")
    return made[: at + 8] + flag.to_bytes(2, "little") + made[at + 10 :]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "more unpacks than was named": (lambda: lying_about_size(100), CANNOT),
    "less unpacks than was named": (lambda: lying_about_size(9_000_000), CANNOT),
    "four gigabytes are named": (lambda: lying_about_size(2**32 - 1), TOO_LARGE),
    "seventy megabytes of blanks": (lambda: sheet(SHEET.format(" " * 70_000_000)), TOO_LARGE),
    "entities of its own": (lambda: sheet(ENTITIES + SHEET.format("<c><v>&b;</v></c>")), CANNOT),
    "an unknown entity": (lambda: sheet(SHEET.format("<c t='str'><v>&b;</v></c>")), CANNOT),
    "a file from elsewhere": (lambda: sheet('<!DOCTYPE x SYSTEM "https://example.org/x">' + SHEET), CANNOT),
    "a cell in the last row": (
        lambda: sheet(SHEET.format("").replace('r="1"', 'r="1048576"').replace('"A1"', '"XFD1048576"')),
        "{} holds something in cell XFD1048576, which is too far out to be read here. Cut it into parts.",
    ),
    "a cell without a place": (lambda: sheet(SHEET.format('<c r="../x"><v>1</v></c>')), CANNOT),
    "a shared text that is not there": (lambda: sheet(SHEET.format('<c t="s"><v>9</v></c>')), CANNOT),
    "a tag without an end": (lambda: sheet(SHEET.format("<c")), CANNOT),
    "no sheet": (lambda: book({**GOOD, "xl/workbook.xml": "<workbook/>"}), CANNOT),
    "a sheet outside": (
        lambda: book({**GOOD, "xl/_rels/workbook.xml.rels": LINKS.replace("work", "../../../work")}),
        CANNOT,
    ),
    "a password": (lambda: with_flag(book(GOOD), 1), CANNOT),
    "cut off": (lambda: book(GOOD)[:-30], CANNOT),
    "nothing": (lambda: b"", CANNOT),
    "only the end of a zip": (lambda: b"PK\x05\x06" + b"\xff" * 18, CANNOT),
    "three thousand files": (lambda: book({**GOOD, **{f"x{n}": "" for n in range(3000)}}), CANNOT),
    "twenty megabytes as it is": (lambda: b"x" * (20 * 1024 * 1024 + 1), "{} is larger than 20 MB. Cut it into parts."),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    room = tmp_path_factory.mktemp("hostile")
    files = {what: room / f"{number}.xlsx" for number, what in enumerate([*HOSTILE, "stored", "good"])}
    for what, (make, _) in HOSTILE.items():
        files[what].write_bytes(make())
    files["stored"].write_bytes(book(GOOD, zipfile.ZIP_STORED))
    files["good"].write_bytes(book(GOOD))
    modules = lay_modules(room / "site")
    return {
        what: (file.name, answer)
        for (what, file), answer in zip(files.items(), ask_page(modules, list(files.values())), strict=True)
    }


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_refused_in_words(what: str, answers: dict[str, Any]) -> None:
    name, answer = answers[what]

    assert answer == {"stopped": HOSTILE[what][1].format(name)}


@pytest.mark.parametrize("what", ["stored", "good"])
def test_the_same_without_harm_is_read(what: str, answers: dict[str, Any]) -> None:
    _, answer = answers[what]

    assert (answer["stopped"], answer["rowCount"]) == ("", 0)


@pytest.mark.parametrize("name", ["list.xlsb", "list.ods", "list.numbers", "list.pdf", "list"])
def test_another_kind_of_file_is_told_what_to_do(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    (answer,) = ask_page(lay_modules(tmp_path / "site"), [tmp_path / name])

    assert answer["stopped"].endswith(
        ". Save its sheet as CSV (UTF-8)." if name[-4:] != ".pdf" and "." in name else " Save it as CSV (UTF-8)."
    )
