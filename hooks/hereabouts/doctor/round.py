"""The doctor's round: everything that ages, of every kind."""

from __future__ import annotations

from hereabouts.doctor.ager import Ager, worst_first
from hereabouts.doctor.checks import check_agers
from hereabouts.doctor.data import data_agers
from hereabouts.doctor.papers import paper_agers
from hereabouts.doctor.running import running_agers
from hereabouts.doctor.seen import Seen
from hereabouts.doctor.software import software_agers

KINDS = (check_agers, data_agers, running_agers, software_agers, paper_agers)


def go_round(seen: Seen) -> list[Ager]:
    """Everything that ages, the worst first."""
    return worst_first((ager for kind in KINDS for ager in kind(seen)), seen.today)
