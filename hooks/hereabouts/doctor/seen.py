"""What the doctor looks at: the checked directory, its records, and where it lies. Read once for all that ages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hereabouts.check import Checked, check_directory
from hereabouts.directory import Directory, make_directory
from hereabouts.home import Home


@dataclass(frozen=True, slots=True)
class Seen:
    """One directory, as far as it can be read; what has errors is left out, as in every list."""

    home: Home
    checked: Checked
    directory: Directory

    @property
    def today(self) -> date:
        """The day the doctor looks on."""
        return self.home.today

    def file(self, name: str) -> str:
        """A file of the directory as a contributor writes it; ours where the directory has none of its own."""
        return self.home.shown(self.home.shared_file(name))

    def is_lent(self, name: str) -> bool:
        """True where the directory has no such file, so that the one of the example stands in."""
        return not self.home.is_ours and not (self.home.directory / name).exists()


def look(home: Home) -> Seen:
    """Reads the directory; raises nothing for what is wrong in it."""
    checked = check_directory(home, advice=False)
    return Seen(home, checked, make_directory(checked.context, checked.shared.help_now, list(checked.listings), home))


def to_days(texts: Iterable[object]) -> list[date]:
    """The dates among some values, in order: texts and dates alike; what is no date is passed over."""
    found = []
    for text in texts:
        try:
            found.append(text if isinstance(text, date) else date.fromisoformat(str(text)))
        except ValueError:
            continue
    return sorted(found)


def count(number: int, one: str, many: str) -> str:
    """ "1 number", "3 numbers"."""
    return f"{number} {one if number == 1 else many}"
