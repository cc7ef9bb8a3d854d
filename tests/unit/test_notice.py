"""Notices: what they speak of, and when they are gone."""

from __future__ import annotations

from datetime import date, timedelta

from hereabouts.notice import Notice, is_over, to_notice, touches

DAY = date(2026, 12, 1)
NEXT = DAY + timedelta(days=1)


def test_a_notice_for_one_date() -> None:
    notice = to_notice({"cancelled": "2026-12-01", "because": "The leader is away."})
    assert notice == Notice("cancelled", (DAY,), because="The leader is away.")
    assert [touches(notice, DAY), touches(notice, NEXT)] == [True, False]
    assert [is_over(notice, DAY), is_over(notice, NEXT)] == [False, True]


def test_a_notice_for_several_dates_is_over_after_the_last() -> None:
    notice = to_notice({"full": ["2026-12-08", "2026-12-01"], "because": "All places are taken."})
    assert notice.dates == (DAY, date(2026, 12, 8))
    assert not is_over(notice, date(2026, 12, 8))
    assert is_over(notice, date(2026, 12, 9))


def test_a_notice_for_all_dates_until_a_day() -> None:
    notice = to_notice({"moved": "all", "from": "2026-12-01", "until": "2026-12-02", "because": "To the library."})
    assert (notice.all, notice.dates) == (True, ())
    assert [touches(notice, DAY + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [False, True, True, False]
    assert [is_over(notice, DAY), is_over(notice, date(2026, 12, 3))] == [False, True]


def test_until_keeps_a_notice_longer_than_its_date() -> None:
    notice = to_notice({"changed": "2026-12-01", "until": "2026-12-02", "because": "A new door."})
    assert not is_over(notice, NEXT)
    assert not touches(notice, NEXT)
