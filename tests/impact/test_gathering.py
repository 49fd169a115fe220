"""What a session on this server leaves behind is taken before the purge loosens it."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.courses.actions import held as courses
from declic.courses.tests.office import AT
from declic.impact.actions.gathering import gather
from declic.impact.models import Gathered
from declic.impact.queries import figures_of, sources
from declic.kernel.envelopes import with_check
from declic.kernel.steps import Way
from declic.laptops.actions.bringing import bring
from declic.laptops.actions.handing import hand_in
from declic.laptops.models import Result
from declic.live import tasks
from declic.live.actions.sheets import Sheet, enter_sheet
from declic.live.machine.decide import Refused
from declic.live.machine.script import Place
from declic.live.models import Answer, Code, Session
from declic.live.tasks import purge
from tests.laptops.conftest import folder, side
from tests.laptops.sides import Side, bytes_of, carried, held, opened, packed

__all__ = ["folder", "side"]
LATER = AT + dt.timedelta(hours=25)


def held_here(side: Side) -> Session:
    """A session of the date that ended on this very server."""
    row = Session.objects.get(pk=held(side, opened(packed(side).contents)))
    courses.begun(date=side.date.pk, session=row.pk, purpose="real")
    courses.ended(session=row.pk, present=18, at=AT)
    return row


def both(side: Side) -> int:
    return figures_of(sources(side.course)).participation.paired


def test_the_purge_takes_the_rows_first_so_that_before_and_after_stay_one_person_s(
    side: Side,
) -> None:
    row = held_here(side)
    purge(at=LATER)
    assert {answer.respondent[:5] for answer in Answer.objects.filter(session=row)} == {"gone:"}
    assert both(side) == 2


def test_rows_hold_no_seat_and_are_taken_anew_when_a_sheet_was_added(side: Side) -> None:
    row = held_here(side)
    assert (gather(AT), gather(AT)) == (1, 0)
    assert "seat" not in str(Gathered.objects.get().rows)
    Answer.objects.create(
        session=row, activity="before", item="page", ask="k1", respondent="paper:9",
        way=Way.PAPER, choices="T",
    )  # fmt: skip
    assert gather(AT) == 1
    assert Gathered.objects.get().answers == 15


def test_what_a_laptop_brought_back_counts_like_what_was_held_here(side: Side) -> None:
    _, _, made = carried(side)
    bring(data=bytes_of(made), by=side.trainer, at=AT)
    who = figures_of(sources(side.course)).participation
    assert (who.present, who.before, who.after, who.paired) == (18, 4, 3, 2)


def test_a_session_that_goes_on_is_not_taken(side: Side) -> None:
    row = held_here(side)
    Session.objects.filter(pk=row.pk).update(ended_at=None)
    assert gather(AT) == 0


def paper(row: Session, activity: str, number: int, code: str) -> None:
    """Type a form from paper, with its code."""
    place, sheet = Place(activity, "page"), {"k1": "T", "k2": "N"}
    done = enter_sheet(row.pk, Sheet(place, number, sheet, code), by=None, at=AT).result()
    assert not isinstance(done, Refused)


def test_forms_on_paper_that_are_typed_after_the_purge_are_paired_by_their_codes(
    side: Side,
) -> None:
    row = held_here(side)
    codes = [with_check(f"{letter}B7P3") for letter in "ABC"]
    for number, code in enumerate(codes, 2):
        paper(row, "before", number, code)
    purge(at=LATER)
    assert not Code.objects.exists()
    for number, code in enumerate(codes, 1):
        paper(row, "after", number, code)
    gather(LATER)
    assert both(side) == 2 + 3
    purge(at=LATER + dt.timedelta(days=1))
    assert both(side) == 2 + 3


def test_without_rows_that_are_kept_in_that_moment_nobody_is_found_again(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(tasks, "keep_rows", lambda _session: None)
    row = held_here(side)
    code = with_check("AB7P3")
    paper(row, "before", 2, code)
    purge(at=LATER)
    paper(row, "after", 1, code)
    gather(LATER)
    assert both(side) == 0


def test_a_laptop_that_hands_in_late_brings_the_pairs_and_the_codes(side: Side) -> None:
    prepared = opened(packed(side).contents)
    row = Session.objects.get(pk=held(side, prepared))
    paper(row, "before", 2, with_check("AB7P3"))
    purge(at=LATER)
    bring(data=bytes_of(hand_in(prepared=prepared, at=LATER)), by=side.trainer, at=LATER)
    assert both(side) == 2
    assert "AB7" in str(Result.objects.get().rows)
    assert "seat" not in str(Result.objects.get().rows)


def test_two_cards_before_one_screen_are_two_people(side: Side) -> None:
    row = held_here(side)
    Code.objects.create(session=row, activity="before", respondent="seat:a", code="A")
    Code.objects.create(session=row, activity="after", respondent="seat:a", code="B")
    gather(AT)
    assert both(side) == 1
