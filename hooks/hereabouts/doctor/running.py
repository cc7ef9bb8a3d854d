"""What ages in the running: the last commit, the timed workflows, the name, the certificate, the hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from hereabouts.closing.closed import Closed
from hereabouts.doctor.ager import SITE, Ager, days_on
from hereabouts.doctor.past import count_hands, last_change
from hereabouts.doctor.seen import Seen, count
from hereabouts.session_words import format_day

QUIET_DAYS = 60
SAID_DAYS = 45
HANDS_DAYS = 365
NOTICE_DAYS = 365


def running_agers(seen: Seen) -> Iterator[Ager]:
    """Everything about hosts, names and people."""
    folder, project, today = seen.home.directory, seen.home.project, seen.today
    day = last_change(folder) or last_change(project)
    yield commit_ager(day)
    if (project / ".github" / "workflows" / "publish.yml").is_file():
        yield workflows_ager(day)
    yield from closing_agers(seen.directory.settings.closed, today)
    yield domain_ager(seen.directory.settings.domain_renews, seen.directory.settings.address, seen.file("settings.yml"))
    yield certificate_ager(seen.directory.settings.address)
    yield handover_ager(_hands(folder, today), day, today)


def _hands(folder: Path, today: date) -> int | None:
    return count_hands(folder, max(today, date(1971, 1, 1)) - timedelta(HANDS_DAYS), today)


def commit_ager(day: date | None) -> Ager:
    """What is published can be no newer than the last change that anybody made, but for what each night adds."""
    said = f"last change {format_day(day)}" if day else "Git knows of no change"
    return Ager(
        "last-change",
        f"The directory, {said}",
        days_on(day, SAID_DAYS),
        f"If nothing is published either, pages say “ask before you go” after {SAID_DAYS} days and “not updated” "
        "after 180.",
        "The foot of every page says when it was built. Where that is old: gh workflow run publish.yml, or make site "
        "and publish.",
        warn_days=7,
        grave=SITE,
    )


def workflows_ager(day: date | None) -> Ager:
    """The host's rule of sixty days; publish.yml works against it each night, as long as it runs itself."""
    return Ager(
        "workflows",
        "Timed workflows, which the host stops 60 days after the last commit unless publish.yml wakes them each night",
        days_on(day, QUIET_DAYS),
        "No night publishes and no month reminds, without a word to anybody.",
        "gh workflow list --all shows which are on; gh run list --workflow publish.yml when it last ran; "
        "gh workflow enable publish.yml switches it on.",
        warn_days=15,
        grave=SITE,
    )


def closing_agers(closed: Closed | None, today: date) -> Iterator[Ager]:
    """A site that closes: until its day each page announces it, and for a year after it the notice is needed."""
    if closed is None:
        return
    is_closed = closed.day <= today
    if is_closed:
        what = f"This site closed on {format_day(closed.day)}; its notice leads on for a year"
        then = "The address may go. Until then everybody who kept a link finds where to look now."
        mend = "Keep the address paid for, and the notice published, until that day: guidance/running/leaving.md."
    else:
        what = f"This site closes on {format_day(closed.day)}, and each page says so"
        then = "The pages go on as if it were open, until somebody builds and publishes on that day."
        mend = "make site and publish on that day; hereabouts close --undo takes it back."
    yield Ager(
        "closing", what, days_on(closed.day, NOTICE_DAYS if is_closed else 0), then, mend, warn_days=60, grave=SITE
    )


def domain_ager(renews: date | None, address: str, file: str) -> Ager:
    """The name: only who pays for it knows until when."""
    said = f"paid for until {format_day(renews)}" if renews else "nobody wrote down until when it is paid for"
    return Ager(
        "domain",
        f"The address {address}, {said}",
        renews,
        "The site is gone, and somebody else may buy the name and put anything there.",
        "Ask who pays for it (a page of a Git host’s own needs no renewal), renew it, then write "
        f"domain: {{renews: 2027-12-31}} in {file}.",
        warn_days=60,
        grave=SITE,
    )


def certificate_ager(address: str) -> Ager:
    """It cannot be seen from here, and most hosts renew it by themselves."""
    return Ager(
        "certificate",
        f"The certificate of {address}, which cannot be seen from here",
        None,
        "Browsers refuse the site with a warning.",
        "Open the site, press the sign beside the address and read until when it holds. Most hosts renew it "
        "themselves; on your own server look whether certbot renew --dry-run or Caddy’s log says so.",
        grave=SITE,
    )


def handover_ager(hands: int | None, day: date | None, today: date) -> Ager:
    """With one pair of hands nobody can be ill: that is due at once."""
    said = "Git does not say" if hands is None else f"{count(hands, 'person', 'people')} in the last year"
    due = today if hands == 1 else days_on(day, HANDS_DAYS)
    return Ager(
        "handover",
        f"Who changes the directory: {said}",
        None if hands is None else due,
        "When the one person who knows is ill or leaves, nothing is kept true.",
        "Go through guidance/running/roles.md#handover with a second person.",
        warn_days=30,
    )
