from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from declic.people.rules import (
    KEEP,
    LONGEST_VETTING,
    RIGHTS,
    SECOND_FACTOR,
    SOON,
    VETTED,
    Ground,
    Right,
    RoleKind,
    Seen,
    Standing,
    holds,
    holds_until,
    kinds_with,
    needs_second_step,
    standing,
    vetted,
    vetting_faults,
)

TODAY = dt.date(2026, 11, 28)
DAY = dt.timedelta(days=1)
days = some.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1))
notes = some.lists(some.builds(Seen, days, some.none() | days))


def test_every_kind_has_a_right_and_every_right_a_kind() -> None:
    assert set(RIGHTS) == set(RoleKind)
    assert frozenset[Right]().union(*RIGHTS.values()) == set(Right)
    for right in Right:
        assert kinds_with(right)
    assert KEEP not in set(Right)


def test_who_sees_the_affairs_of_others_needs_a_second_step() -> None:
    assert kinds_with(Right.COORDINATE) == SECOND_FACTOR
    assert needs_second_step([RoleKind.COORDINATOR, RoleKind.COACH], keeps=False)
    assert needs_second_step([], keeps=True)
    assert not needs_second_step([RoleKind.TRAINER], keeps=False)


def test_who_stands_before_young_people_is_vetted() -> None:
    assert {RoleKind.TRAINER, RoleKind.CO_FACILITATOR, RoleKind.COACH} == VETTED


def test_a_role_holds_on_its_first_and_on_its_last_day() -> None:
    assert [holds(TODAY, TODAY + DAY, TODAY + DAY * n) for n in (-1, 0, 1, 2)] == [
        False,
        True,
        True,
        False,
    ]
    assert holds(TODAY, None, dt.date.max)


@pytest.mark.parametrize(
    ("ahead", "stands"),
    [(-1, Standing.ENDED), (0, Standing.SOON), (60, Standing.SOON), (61, Standing.HOLDS)],
)
def test_a_vetting_ends_and_is_told_of_sixty_days_before(ahead: int, stands: Standing) -> None:
    seen = [Seen(TODAY - DAY * 900, TODAY + DAY * ahead)]
    assert standing(seen, TODAY) is stands
    assert vetted(seen, TODAY) is (stands in {Standing.HOLDS, Standing.SOON})
    assert holds_until(seen, TODAY) == TODAY + DAY * ahead


def test_nothing_seen_and_something_seen_tomorrow_are_missing() -> None:
    assert standing([], TODAY) is Standing.MISSING
    assert standing([Seen(TODAY + DAY, None)], TODAY) is Standing.MISSING
    assert holds_until([], TODAY) is None


@given(notes, days)
def test_the_note_that_holds_longest_counts(seen: list[Seen], today: dt.date) -> None:
    told = [
        each.check_again_on is None or each.check_again_on >= today
        for each in seen
        if each.seen_on <= today
    ]
    assert vetted(seen, today) is any(told)
    assert (standing(seen, today) is Standing.MISSING) is (not told)


@given(notes, days, some.builds(Seen, days, some.none() | days))
def test_one_more_note_takes_nothing_away(seen: list[Seen], today: dt.date, more: Seen) -> None:
    assert vetted([*seen, more], today) >= vetted(seen, today)


@given(notes, days)
def test_until_when_it_holds_is_when_it_ends(seen: list[Seen], today: dt.date) -> None:
    until = holds_until(seen, today)
    if until is None:
        assert standing(seen, today) in {Standing.MISSING, Standing.HOLDS}
    else:
        assert (standing(seen, today) is Standing.ENDED) is (until < today)
        assert (standing(seen, today) is Standing.SOON) is (today <= until <= today + SOON)


def faults(
    ground: Ground = Ground.MINORS,
    *,
    seen_on: dt.date = TODAY,
    issued_on: dt.date | None = TODAY - DAY,
    check_again_on: dt.date | None = TODAY + DAY,
    exemption: str = "",
) -> list[tuple[str, str]]:
    return [
        *vetting_faults(
            ground,
            seen_on=seen_on,
            issued_on=issued_on,
            check_again_on=check_again_on,
            exemption=exemption,
            today=TODAY,
        )
    ]


def test_a_note_may_be_written() -> None:
    assert faults() == []
    assert faults(issued_on=TODAY) == []
    assert faults(Ground.EMPLOYER, issued_on=None) == []
    assert faults(Ground.EXEMPT, issued_on=None, check_again_on=None, exemption="one day") == []
    assert faults(check_again_on=TODAY + LONGEST_VETTING) == []


def test_what_cannot_be_so_is_told_field_by_field() -> None:
    assert faults(seen_on=TODAY + DAY, check_again_on=TODAY + DAY * 2) == [("seen_on", "future")]
    assert faults(issued_on=None) == [("issued_on", "needed")]
    assert faults(issued_on=TODAY + DAY) == [("issued_on", "after_seen")]
    assert faults(check_again_on=None) == [("check_again_on", "needed")]
    assert faults(Ground.EMPLOYER, check_again_on=None) == [("check_again_on", "needed")]
    assert faults(check_again_on=TODAY) == [("check_again_on", "before_seen")]
    assert faults(check_again_on=TODAY + LONGEST_VETTING + DAY) == [("check_again_on", "too_far")]
    assert faults(Ground.EXEMPT) == [("exemption", "needed")]
