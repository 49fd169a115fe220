"""A course goes along, is held, and comes back: counts arrive once, and then it is let go."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from declic.courses.models import CourseDate
from declic.courses.tests.office import AT
from declic.kernel.codes import spaced
from declic.laptops.actions.bringing import bring
from declic.laptops.actions.handing import hand_in, receive, receive_code
from declic.laptops.actions.opening import hold
from declic.laptops.models import Opened, Outgoing, Receipt, Result
from declic.laptops.queries import outgoing_waits
from declic.laptops.rules.envelope import UnfitError
from declic.live import ledger
from declic.live.models import Answer, Fact, Session, Slip
from declic.live.tasks import purge, replay_purges
from tests.laptops.sides import (
    Side,
    answers,
    begun,
    bytes_of,
    carried,
    held,
    opened,
    packed,
    press,
    refused,
)


def test_a_prepared_date_opens_in_one_press_with_all_that_was_prepared(side: Side) -> None:
    prepared = opened(packed(side).contents)
    row = Session.objects.get(pk=begun(side, prepared))
    assert (row.course, row.group, row.part) == (side.course.pk, "A", 1)
    assert (row.responsible, row.deputy) == ("C. Diallo", "A. Peeters")
    assert (row.plan_id, row.staff_language, row.unreviewed_by) == (
        "help-a-friend",
        "fr",
        "C. Diallo",
    )
    assert row.plan["choices"]["phones"] == "away"
    assert set(row.languages) == {"en", "fr", "nl"}


def test_what_was_held_arrives_in_the_office(side: Side) -> None:
    _, session, made = carried(side)
    bring(data=bytes_of(made), by=side.trainer, at=AT)
    row = Result.objects.get()
    assert (row.session, row.date, row.present) == (session, side.date.pk, 18)
    assert row.facts[0]["kind"] == "opened"
    assert row.facts[-1]["kind"] == "ended"
    date = CourseDate.objects.get(pk=side.date.pk)
    assert (date.session, date.present, date.session_purpose) == (session, 18, "real")


def test_rows_are_one_a_respondent_without_seat_or_time(side: Side) -> None:
    _, _, made = carried(side)
    bring(data=bytes_of(made), by=side.trainer, at=AT)
    rows = Result.objects.get().rows
    both = [row for row in rows if set(row["forms"]) == {"before", "after"}]
    # Of three with phone or card two answered twice; of paper nobody knows whose two are one.
    assert (len(rows), len(both)) == (5, 2)
    assert both[0]["forms"]["before"] == {"wave": "before", "chosen": {"k1": "T", "k2": "T"}}
    assert "seat" not in str(rows)
    assert "card" not in str(rows)


def test_twice_is_once_and_gets_the_same_receipt(side: Side) -> None:
    _, _, made = carried(side)
    first = bring(data=bytes_of(made), by=side.trainer, at=AT)
    again = bring(data=bytes_of(made), by=None, at=AT)
    assert bytes(first.contents) == bytes(again.contents)
    assert (Result.objects.count(), Receipt.objects.count()) == (1, 1)


def test_the_laptop_lets_go_only_after_the_receipt_and_for_good(side: Side) -> None:
    prepared, session, made = carried(side)
    receipt = bring(data=bytes_of(made), by=side.trainer, at=AT)
    assert Session.objects.filter(pk=session).exists()
    receive(data=bytes(receipt.contents), at=AT)
    assert not Session.objects.filter(pk=session).exists()
    assert Opened.objects.get().received_at == AT
    assert [entry["which"] for entry in ledger.entries()] == [str(session)]
    with pytest.raises(UnfitError, match="nothing"):
        hand_in(prepared=prepared, at=AT)


def test_a_restore_erases_again_what_was_let_go(side: Side) -> None:
    _, session, made = carried(side)
    row = Session.objects.get(pk=session)
    receipt = bring(data=bytes_of(made), by=side.trainer, at=AT)
    receive(data=bytes(receipt.contents), at=AT)
    row.save(force_insert=True)
    replay_purges()
    assert not Session.objects.exists()


def test_the_code_that_the_office_says_is_a_receipt_too(side: Side) -> None:
    _, session, made = carried(side)
    receipt = bring(data=bytes_of(made), by=side.trainer, at=AT)
    with pytest.raises(UnfitError, match="code"):
        receive_code(typed=f"{receipt.code[:-1]}?", at=AT)
    assert Session.objects.filter(pk=session).exists()
    receive_code(typed=spaced(receipt.code).lower(), at=AT)
    assert not Session.objects.filter(pk=session).exists()


def test_a_session_in_which_a_slip_waits_stays_until_nobodys_waits(side: Side) -> None:
    _, session, made = carried(side)
    slip = Slip.objects.create(
        id=7, session_id=session, sealed=b"x", key="2027-02-01", day=AT.date(), state="adult"
    )
    receipt = bring(data=bytes_of(made), by=side.trainer, at=AT)
    receive(data=bytes(receipt.contents), at=AT)
    assert Session.objects.get(pk=session).received_at == AT
    Slip.objects.filter(pk=slip.pk).update(handed_over_at=AT)
    assert purge(at=AT)["received"] == 1
    assert not Session.objects.exists()


def test_nobody_said_how_many_were_there_so_nothing_is_made(side: Side) -> None:
    prepared = opened(packed(side).contents)
    session = begun(side, prepared)
    press(session, "end")
    with pytest.raises(UnfitError, match="present"):
        hand_in(prepared=prepared, at=AT)
    press(session, "present", present="12")
    bring(data=bytes_of(hand_in(prepared=prepared, at=AT)), by=side.trainer, at=AT)
    assert Result.objects.get().present == 12


def test_after_the_purge_the_file_still_holds_rows_by_respondent_and_no_seat(side: Side) -> None:
    prepared = opened(packed(side).contents)
    session = held(side, prepared)
    later = AT.replace(day=AT.day + 2)
    purge(at=later)
    assert Session.objects.get(pk=session).purged_at == later
    bring(data=bytes_of(hand_in(prepared=prepared, at=later)), by=side.trainer, at=later)
    rows = Result.objects.get().rows
    both = [row for row in rows if set(row["forms"]) == {"before", "after"}]
    assert (len(rows), len(both)) == (5, 2)
    # The answers themselves are loosened: nobody can tell any more whose they were.
    left = Answer.objects.filter(respondent__regex="^(seat:|card:)[ab3]$")
    assert Answer.objects.exists()
    assert not left.exists()
    assert "seat" not in str(rows)


def test_what_was_added_after_the_first_file_comes_in_a_later_one(side: Side) -> None:
    prepared, session, made = carried(side)
    early = bring(data=bytes_of(made), by=side.trainer, at=AT)
    press(session, "present", present="19")
    receive(data=bytes(early.contents), at=AT)
    assert Session.objects.filter(pk=session).exists()
    later = hand_in(prepared=prepared, at=AT)
    receipt = bring(data=bytes_of(later), by=side.trainer, at=AT)
    assert (Result.objects.get().present, CourseDate.objects.get(pk=side.date.pk).present) == (
        19,
        19,
    )
    receive(data=bytes(receipt.contents), at=AT)
    assert not Fact.objects.exists()


def test_what_the_office_has_is_not_opened_again_by_a_page_that_was_left_open(side: Side) -> None:
    prepared, session, made = carried(side)
    receipt = bring(data=bytes_of(made), by=side.trainer, at=AT)
    receive(data=bytes(receipt.contents), at=AT)
    again = partial(hold, prepared=prepared, date=side.date.pk, by=None, at=AT)
    refused("gone", lambda: again(session=session))
    assert not Session.objects.exists()
    # A page that was loaded anew has another session: what is held in it is handed in.
    held(side, prepared, present=9)
    assert hand_in(prepared=prepared, at=AT).told


def test_answers_that_changed_after_the_file_was_made_keep_their_session(side: Side) -> None:
    prepared, session, made = carried(side)
    early = bring(data=bytes_of(made), by=side.trainer, at=AT)
    Answer.objects.filter(session=session, respondent="seat:a").delete()
    receive_code(typed=early.code, at=AT)
    assert Session.objects.filter(pk=session, received_at=None).exists()
    later = hand_in(prepared=prepared, at=AT + dt.timedelta(minutes=1))
    receipt = bring(data=bytes_of(later), by=side.trainer, at=AT)
    assert len(Result.objects.get().rows) == 4
    receive(data=bytes(receipt.contents), at=AT)
    assert not Session.objects.exists()


def test_more_answers_than_the_office_was_told_keep_their_session(side: Side) -> None:
    prepared = opened(packed(side).contents)
    session = begun(side, prepared)
    press(session, "present", present="18")
    press(session, "end")
    early = bring(data=bytes_of(hand_in(prepared=prepared, at=AT)), by=side.trainer, at=AT)
    answers(session)
    receive(data=bytes(early.contents), at=AT)
    assert Answer.objects.filter(session=session).count() == 14


def test_a_file_waits_no_longer_once_a_later_one_brought_all_it_holds(side: Side) -> None:
    prepared, session, made = carried(side)
    early = bring(data=bytes_of(made), by=side.trainer, at=AT)
    press(session, "present", present="19")
    later = hand_in(prepared=prepared, at=AT)
    receipt = bring(data=bytes_of(later), by=side.trainer, at=AT)
    assert outgoing_waits(prepared) == later
    receive(data=bytes(receipt.contents), at=AT)
    assert outgoing_waits(prepared) is None
    assert not Outgoing.objects.exclude(contents=None).exists()
    # Its own receipt may still come, and is no stranger.
    assert receive(data=bytes(early.contents), at=AT) == made


def test_control_a_file_that_holds_more_than_was_received_goes_on_waiting(side: Side) -> None:
    prepared, _, made = carried(side)
    held(side, prepared, present=7)
    both = hand_in(prepared=prepared, at=AT)
    receive(data=bytes(bring(data=bytes_of(made), by=None, at=AT).contents), at=AT)
    assert outgoing_waits(prepared) == both
    assert bytes_of(hand_in(prepared=prepared, at=AT)) != bytes_of(both)
