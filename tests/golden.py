"""Expected pages as files: GOLDEN=write writes them anew, and the difference is read in the pull request."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "unit" / "golden"


def check_golden(name: str, text: str) -> None:
    """Holds a text against the file of that name."""
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{name} differs; GOLDEN=write writes it anew"
