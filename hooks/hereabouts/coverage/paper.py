"""The report on one side of A4, as a PDF that a screen reader can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hereabouts.guidance.print.compiler import MAIN, compile_pdf
from hereabouts.guidance.print.glyph import letters_of, mend
from hereabouts.guidance.print.template import TEMPLATES

NAMES = ("look.typ", "report.typ")
DATA = "report.json"


def report_pdf(view: Mapping[str, Any], project: Path, today: date) -> bytes:
    """The bytes of the PDF. Words reach the template as data: nothing in them is taken for a command."""
    held = mend(dict(view), letters_of(project))
    files = {name: (TEMPLATES / name).read_bytes() for name in NAMES}
    main = f'#import "report.typ": report\n#show: report.with(json("{DATA}"))\n'
    return compile_pdf({**files, MAIN: main.encode(), DATA: json.dumps(held).encode()}, project, today)
