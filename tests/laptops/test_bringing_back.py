"""What comes back: whole or not at all, from whom it says, once, whatever the order."""

from __future__ import annotations

import datetime as dt
import random
from functools import partial

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.courses.actions.aging import COURSES_STAY
from declic.courses.models import CourseDate, State
from declic.courses.tests.office import AT, dated, member
from declic.kernel.ids import new_id
from declic.laptops.actions import bringing
from declic.laptops.actions.bringing import bring
from declic.laptops.actions.expiring import expire
from declic.laptops.actions.handing import hand_in
from declic.laptops.actions.packing import pack
from declic.laptops.models import (
    Bundle,
    Laptop,
    Outgoing,
    Receipt,
    Result,
)
from declic.laptops.queries import programmes_of
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import Envelope, UnfitError, read, written
from declic.live.models import Answer, Session
from declic.live.tasks import purge
from declic.people.models import Role
from tests.laptops.sides import (
    ALL_ON,
    Side,
    bytes_of,
    carried,
    held,
    packed,
    prepared_office,
    press,
    refused,
    results,
    sessions,
    stored,
)

OFFSETS = 200


def test_results_cut_at_any_of_200_places_are_refused_whole(side: Side) -> None:
    _, _, made = carried(side)
    data, before = bytes_of(made), stored()
    for at in random.Random(1).sample(range(len(data)), OFFSETS):  # noqa: S311  # only places
        refused("strange", partial(bring, data=data[:at], by=None, at=AT))
    assert stored() == before


def test_results_with_one_of_200_bits_changed_are_refused_whole(side: Side) -> None:
    _, _, made = carried(side)
    data, before = bytes_of(made), stored()
    for at in random.Random(2).sample(range(len(data)), OFFSETS):  # noqa: S311
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        with pytest.raises(UnfitError):
            bring(data=changed, by=None, at=AT)
    assert stored() == before


def test_results_of_a_laptop_that_was_given_nothing_are_refused(side: Side) -> None:
    prepared, _, made = carried(side)
    ticket = "x" * 22
    for changes in ({"ticket": ticket}, {"bundle": new_id()}):
        data = results(side, prepared, made, **changes)
        refused("bundle", partial(bring, data=data, by=None, at=AT))
    assert not Laptop.objects.exists()


def test_whoever_signs_sealed_results_of_another_as_the_own_is_refused(side: Side) -> None:
    _, _, made = carried(side)
    thief = Ed25519PrivateKey.generate()
    envelope = read(bytes_of(made), bodies.RESULTS)
    sender = thief.public_key().public_bytes_raw()
    data = written(Envelope(bodies.RESULTS, sender, envelope.to, envelope.body), thief.sign)
    refused("sealed", lambda: bring(data=data, by=None, at=AT))


def test_a_body_that_names_another_laptop_than_its_signer_is_refused(side: Side) -> None:
    prepared, _, made = carried(side)
    data = results(side, prepared, made, laptop="0" * 64)
    refused("strange", lambda: bring(data=data, by=None, at=AT))


def test_a_second_laptop_with_the_same_file_brings_its_own_sessions_and_no_other(
    side: Side,
) -> None:
    prepared, _, made = carried(side)
    bring(data=bytes_of(made), by=None, at=AT)
    second = Ed25519PrivateKey.generate()
    stolen = results(side, prepared, made, key=second)
    refused("conflict", lambda: bring(data=stolen, by=None, at=AT))
    own = sessions(side, made, session=new_id())
    bring(data=results(side, prepared, made, key=second, sessions=own), by=None, at=AT)
    assert (Result.objects.count(), Laptop.objects.count()) == (2, 2)


def test_a_copied_laptop_that_tells_something_else_is_noticed(side: Side) -> None:
    prepared, _, made = carried(side)
    bring(data=bytes_of(made), by=None, at=AT)
    facts = list(sessions(side, made)[0].facts)
    facts[2] = facts[2].model_copy(update={"data": {"present": 3}})
    other = sessions(side, made, facts=facts)
    data = results(side, prepared, made, sessions=other)
    refused("conflict", lambda: bring(data=data, by=None, at=AT))
    assert Result.objects.get().facts[2]["data"] == {"present": 18}


def test_the_same_name_for_another_file_is_refused(side: Side) -> None:
    prepared, _, made = carried(side)
    bring(data=bytes_of(made), by=None, at=AT)
    refused(
        "conflict",
        lambda: bring(data=results(side, prepared, made, id=made.pk), by=None, at=AT),
    )


def test_sessions_of_dates_that_did_not_go_out_are_refused(side: Side) -> None:
    prepared, _, made = carried(side)
    other = dated(side.of, side.course)
    for change in ({"date": other.pk}, {"course": new_id()}):
        data = results(side, prepared, made, sessions=sessions(side, made, **change))
        refused("date", partial(bring, data=data, by=None, at=AT))
    gap = sessions(side, made, facts=sessions(side, made)[0].facts[1:])
    data = results(side, prepared, made, sessions=gap)
    refused("strange", lambda: bring(data=data, by=None, at=AT))
    assert not Result.objects.exists()


def test_one_bad_session_in_a_file_keeps_the_good_ones_out_too(side: Side) -> None:
    prepared, _, made = carried(side)
    good = sessions(side, made)[0]
    bad = good.model_copy(update={"session": new_id(), "date": new_id()})
    data = results(side, prepared, made, sessions=[good, bad])
    refused("date", lambda: bring(data=data, by=None, at=AT))
    assert (Result.objects.count(), Laptop.objects.count()) == (0, 0)
    assert CourseDate.objects.get(pk=side.date.pk).session is None


def test_another_organisation_takes_nothing_in_and_learns_nothing(side: Side) -> None:
    prepared, _, made = carried(side)
    other = prepared_office("Zeewind")
    before = stored()
    refused("office", lambda: bring(data=bytes_of(made), by=other.trainer, at=AT))
    refused("office", lambda: bring(data=bytes_of(made), by=other.of.coordinator, at=AT))
    packed(other)
    to = results(side, prepared, made, to=str(other.of.organisation.pk))
    refused("sealed", lambda: bring(data=to, by=None, at=AT))
    for strange in ("somebody", str(new_id())):
        data = results(side, prepared, made, to=strange)
        with pytest.raises(UnfitError):
            bring(data=data, by=None, at=AT)
    assert stored() == before


def test_control_without_the_look_at_the_programmes_another_organisation_takes_them_in(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, made = carried(side)
    other = prepared_office("Zeewind")
    everything = programmes_of
    monkeypatch.setattr(bringing, "programmes_of", lambda _who, on: everything(None, on=on))
    bring(data=bytes_of(made), by=other.trainer, at=AT)
    assert Result.objects.count() == 1


def test_who_only_helps_or_coaches_takes_nothing_along_and_brings_nothing(side: Side) -> None:
    helper = member(side.of.programme, Role.Kind.CO_FACILITATOR, "helper@example.org")
    dates = [side.date.pk]
    refused("dates", lambda: pack(dates=dates, allowed=ALL_ON, address="", by=helper, at=AT))
    _, _, made = carried(side)
    refused("office", lambda: bring(data=bytes_of(made), by=helper, at=AT))


def test_rehearsals_and_demos_never_come_along_in_results(side: Side) -> None:
    prepared, session, _ = carried(side)
    Outgoing.objects.all().delete()
    for purpose in (Session.Purpose.REHEARSAL, Session.Purpose.DEMO):
        Session.objects.filter(pk=session).update(purpose=purpose)
        refused("nothing", lambda: hand_in(prepared=prepared, at=AT))
    Session.objects.filter(pk=session).update(purpose=Session.Purpose.REAL)
    assert hand_in(prepared=prepared, at=AT).told


def test_who_deleted_the_own_answers_is_in_no_file_made_after_it(side: Side) -> None:
    prepared, session, made = carried(side)
    Answer.objects.filter(session=session, respondent="seat:a").delete()
    later = hand_in(prepared=prepared, at=AT + dt.timedelta(minutes=1))
    assert later.pk != made.pk
    # In whatever order the two come, the later one counts.
    for order in ((made, later), (later, made)):
        Receipt.objects.all().delete()
        Result.objects.all().delete()
        for each in order:
            bring(data=bytes_of(each), by=None, at=AT)
        assert len(Result.objects.get().rows) == 4


def test_a_file_made_before_the_purge_is_sent_again_as_it_was(side: Side) -> None:
    prepared, _, made = carried(side)
    later = AT + dt.timedelta(days=2)
    purge(at=later)
    assert bytes_of(hand_in(prepared=prepared, at=later)) == bytes_of(made)


def four_files(side: Side) -> list[bytes]:
    """Two editions of one session, another session of that laptop, and one of a second laptop."""
    prepared, session, first = carried(side)
    press(session, "present", present="20")
    second = hand_in(prepared=prepared, at=AT + dt.timedelta(minutes=5))
    held(side, prepared, present=7)
    third = hand_in(prepared=prepared, at=AT + dt.timedelta(minutes=9))
    own = sessions(side, first, session=new_id(), ended_at=AT - dt.timedelta(days=1))
    other = results(side, prepared, first, key=Ed25519PrivateKey.generate(), sessions=own)
    return [bytes_of(first), bytes_of(second), bytes_of(third), other]


def test_in_whatever_order_the_files_of_two_laptops_come_the_office_holds_the_same(
    side: Side,
) -> None:
    files = four_files(side)

    @settings(max_examples=30)
    @given(st.permutations([*files, *files]))
    def comes(order: list[bytes]) -> None:
        for model in (Receipt, Result, Laptop):
            model.objects.all().delete()
        CourseDate.objects.update(session=None, ended_at=None, present=None)
        for data in order:
            bring(data=data, by=None, at=AT)
        found = Result.objects.order_by("present").values_list("present", flat=True)
        date = CourseDate.objects.get(pk=side.date.pk)
        assert list(found) == [7, 18, 20]
        # Of three sessions for one date the one that ended first holds it.
        assert (date.present, date.ended_at) == (18, AT - dt.timedelta(days=1))
        assert Receipt.objects.count() == 4

    comes()


def test_a_host_who_answered_before_the_laptop_came_home_has_confirmed(side: Side) -> None:
    _, _, made = carried(side)
    CourseDate.objects.filter(pk=side.date.pk).update(host_took_place=True)
    bring(data=bytes_of(made), by=None, at=AT)
    side.course.refresh_from_db()
    assert side.course.state == State.DELIVERED


def test_what_was_confirmed_is_not_changed_by_what_comes_later(side: Side) -> None:
    _, _, made = carried(side)
    CourseDate.objects.filter(pk=side.date.pk).update(
        session=new_id(), session_purpose="real", ended_at=AT, present=5, confirmed_at=AT
    )
    bring(data=bytes_of(made), by=None, at=AT)
    assert CourseDate.objects.get(pk=side.date.pk).present == 5
    assert Result.objects.get().present == 18


def test_seven_years_after_its_last_date_nothing_is_kept_of_what_came_back(side: Side) -> None:
    later = packed(side).bundle
    _, _, made = carried(side)
    bring(data=bytes_of(made), by=None, at=AT)
    years = side.date.ends_at + COURSES_STAY
    expire(years - dt.timedelta(hours=1))
    assert Result.objects.exists()
    # Of a later file the same laptop brought something: that, and whose it is, stays.
    Bundle.objects.filter(pk=later.pk).update(expires_at=years)
    row = Result.objects.get()
    row.pk, row.bundle = new_id(), later
    row.save(force_insert=True)
    assert expire(years) == 1
    assert [each.bundle_id for each in (Result.objects.get(), Laptop.objects.get())] == [
        later.pk
    ] * 2
    assert not Receipt.objects.exists()
    expire(years + COURSES_STAY)
    assert not any(model.objects.exists() for model in (Bundle, Laptop))
