"""What goes out: packed for whom it is, opened where somebody compared, held while it is good."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from declic.courses.actions import held as told_by_the_room
from declic.courses.actions.courses import move
from declic.courses.models import CourseDate, State
from declic.courses.tests.office import AT
from declic.kernel.ids import new_id
from declic.laptops import keys
from declic.laptops.actions.bringing import bring
from declic.laptops.actions.handing import hand_in
from declic.laptops.actions.opening import (
    UnknownOfficeError,
    forget_office,
    hold,
    take_in,
    trust,
)
from declic.laptops.actions.packing import Allowed, pack
from declic.laptops.models import (
    Bundle,
    Opened,
    Prepared,
    Result,
    Waiting,
)
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import UnfitError, read
from declic.live.actions.sessions import Adults, Booked, open_session
from declic.live.models import Session
from declic.live.tasks import purge
from declic.packs.models import ResolvedPlan
from declic.people.models import Person
from tests.laptops.sides import (
    ALL_ON,
    Side,
    begun,
    bytes_of,
    carried,
    opened,
    packed,
    prepared_office,
    press,
    refused,
    rewritten,
    stored,
)

OFFSETS = 200


def test_a_course_cut_or_changed_anywhere_is_refused_whole(side: Side) -> None:
    data = packed(side).contents
    places = random.Random(3).sample(range(len(data)), OFFSETS)  # noqa: S311
    for at in places:
        with pytest.raises(UnfitError):
            take_in(data=data[:at], at=AT)
        with pytest.raises(UnfitError):
            take_in(data=data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :], at=AT)
    assert (stored(), Waiting.objects.count()) == (0, 0)


def test_the_first_file_of_an_office_waits_until_somebody_compared(side: Side) -> None:
    with pytest.raises(UnknownOfficeError) as unknown:
        take_in(data=packed(side).contents, at=AT)
    assert (unknown.value.name, Prepared.objects.count()) == ("Clairière", 0)
    with pytest.raises(UnknownOfficeError):
        trust(waits=unknown.value.waits, compared="ABCD", at=AT)
    trust(waits=unknown.value.waits, compared=unknown.value.fingerprint, at=AT)
    assert (Prepared.objects.count(), Waiting.objects.count()) == (1, 0)
    refused("gone", lambda: trust(waits=unknown.value.waits, compared="", at=AT))


def test_another_key_under_a_trusted_name_is_refused_until_the_office_is_forgotten(
    side: Side,
) -> None:
    contents = packed(side).contents
    opened(contents)
    forged = rewritten(contents, Ed25519PrivateKey.generate(), id=new_id())
    refused("other_key", lambda: take_in(data=forged, at=AT))
    assert Prepared.objects.count() == 1
    forget_office(organisation=side.of.organisation.pk)
    with pytest.raises(UnknownOfficeError):
        take_in(data=contents, at=AT)


def test_an_office_is_not_forgotten_while_its_results_wait_here(side: Side) -> None:
    carried(side)
    refused("not_brought", lambda: forget_office(organisation=side.of.organisation.pk))


def test_what_is_too_old_is_neither_opened_nor_held(side: Side) -> None:
    contents = packed(side).contents
    late = AT + dt.timedelta(days=200)
    refused("expired", lambda: opened(contents, at=late))
    prepared = opened(contents)
    asked = partial(hold, prepared=prepared, date=side.date.pk, session=new_id(), by=None)
    refused("expired", partial(asked, at=late))
    assert not Session.objects.exists()


def test_weeks_later_it_still_opens_and_its_results_may_come_after_it_expired(side: Side) -> None:
    prepared = opened(packed(side).contents)
    weeks = AT + dt.timedelta(days=80)
    session = hold(prepared=prepared, date=side.date.pk, session=new_id(), by=None, at=weeks)
    press(session, "present", present="9")
    press(session, "end")
    made = hand_in(prepared=prepared, at=AT + dt.timedelta(days=300))
    bring(data=bytes_of(made), by=None, at=AT + dt.timedelta(days=300))
    assert Result.objects.get().present == 9


UNPLAYABLE: tuple[Callable[[dict[str, Any]], object], ...] = (
    lambda plan: plan.update(format=99),
    lambda plan: plan["activities"][0].update(kind="from.tomorrow"),
    lambda plan: plan["activities"][0]["content"]["fr"].clear(),
    lambda plan: plan.update(more="x"),
    lambda plan: plan.update(languages=[]),
)


def test_a_plan_that_this_program_cannot_lead_is_refused_before_it_is_kept(side: Side) -> None:
    contents = packed(side).contents
    body = bodies.body_of(bodies.TakeAlong, read(contents, bodies.TAKE_ALONG).body)
    for change in UNPLAYABLE:
        plans = {hash_: dict(plan) for hash_, plan in body.model_copy(deep=True).plans.items()}
        change(next(iter(plans.values())))
        newer = rewritten(contents, plans=plans)
        refused("newer", partial(take_in, data=newer, at=AT))
    assert stored() == 0


def test_a_body_that_names_another_office_or_plan_is_refused(side: Side) -> None:
    contents = packed(side).contents
    for changed in (
        rewritten(contents, organisation=new_id()),
        rewritten(contents, plans={}),
    ):
        refused("strange", partial(take_in, data=changed, at=AT))


def test_a_date_or_session_of_another_file_is_not_held(side: Side) -> None:
    prepared = opened(packed(side).contents)
    asked = partial(hold, prepared=prepared, by=None, at=AT)
    refused("gone", partial(asked, date=new_id(), session=new_id()))
    session = begun(side, prepared)
    again = asked(date=side.date.pk, session=session)
    assert (again, Session.objects.count()) == (session, 1)
    other = opened(packed(side).contents)
    refused(
        "gone",
        lambda: hold(prepared=other, date=side.date.pk, session=session, by=None, at=AT),
    )


def test_what_is_packed_is_one_programmes_ready_and_answered_for(side: Side) -> None:
    def packing(
        *dates: UUID, allowed: Allowed = ALL_ON, by: Person | None = None
    ) -> Callable[[], object]:
        return lambda: pack(dates=dates, allowed=allowed, address="", by=by, at=AT)

    refused("dates", packing())
    refused("dates", packing(new_id()))
    refused("dates", packing(*([side.date.pk] + [new_id() for _ in range(60)])))
    refused("name", packing(side.date.pk, allowed=Allowed(("fr",), " ")))
    other = prepared_office("Zeewind")
    refused("programmes", packing(side.date.pk, other.date.pk))
    refused("dates", packing(other.date.pk, by=side.trainer))
    side.course.plan = "gone"
    side.course.save()
    refused("plan", packing(side.date.pk))
    move(course=other.course, to=State.DATED, reason="ill", by=other.of.coordinator, at=AT)
    refused("not_ready", packing(other.date.pk))
    assert not Bundle.objects.exists()


def test_a_place_of_a_reception_centre_does_not_travel(side: Side) -> None:
    host = side.course.host
    host.kind = "reception_centre"
    host.save()
    body = packed(side).contents
    told = bodies.body_of(bodies.TakeAlong, read(body, bodies.TAKE_ALONG).body)
    assert told.dates[0].host == ""
    assert host.name.encode() not in read(body, bodies.TAKE_ALONG).body


def test_the_facts_go_along_with_their_dates(side: Side) -> None:
    told = bodies.body_of(bodies.TakeAlong, read(packed(side).contents, bodies.TAKE_ALONG).body)
    assert {fact.community for fact in told.facts} == {"fr", "all"}
    assert any(fact.expires for fact in told.facts)


def test_keys_are_read_by_nobody_else_and_a_damaged_one_is_not_replaced(
    side: Side, folder: Path
) -> None:
    packed(side)
    path = folder / keys.FOLDER / f"office-{side.of.organisation.pk}.json"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    path.write_text("{", encoding="ascii")
    with pytest.raises(keys.KeysLostError):
        packed(side)
    assert path.read_text(encoding="ascii") == "{"


def rehearsed(side: Side) -> UUID:
    row = Session.objects.get(pk=begun(side, opened(packed(side).contents)))
    session = open_session(
        plan=ResolvedPlan.model_validate(row.plan),
        languages=tuple(row.languages),
        staff_language="fr",
        wall=("fr",),
        adults=Adults("Alex Example", "Sam Example"),
        purpose=Session.Purpose.REHEARSAL,
        by=None,
        at=AT,
        booked=Booked(side.course.pk, date=side.date.pk),
    )
    press(session, "present", present="12")
    press(session, "end")
    return session


def test_a_rehearsal_of_a_date_belongs_to_no_course_and_leaves_no_trace(side: Side) -> None:
    session = rehearsed(side)
    date = CourseDate.objects.get(pk=side.date.pk)
    assert Session.objects.get(pk=session).course is None
    assert (date.session, date.ended_at, date.present) == (None, None, None)


def test_control_without_the_look_at_the_purpose_a_rehearsal_holds_the_date(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told_by_the_room, "serves", lambda *_given: True)
    session = rehearsed(side)
    date = CourseDate.objects.get(pk=side.date.pk)
    assert (date.session, date.present) == (session, 12)


def test_what_is_too_old_is_erased_unless_its_results_wait(side: Side) -> None:
    given = packed(side)
    prepared = opened(given.contents)
    old = given.bundle.expires_at
    assert purge(at=old - dt.timedelta(seconds=1))["carried"] == 0
    session = begun(side, prepared)
    press(session, "end")
    assert purge(at=old)["carried"] == 1
    assert Bundle.objects.get().contents is None
    assert Prepared.objects.exists()
    Opened.objects.update(received_at=old)
    assert purge(at=old)["carried"] == 1
    assert not Prepared.objects.exists()
