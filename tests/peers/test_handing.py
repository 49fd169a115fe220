"""“Please talk with me” reaches two adults, is never said to be read before it was, and is not
forgotten until a person has acted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.test import Client

from declic.courses.models import Course, CourseDate
from declic.kernel import clock
from declic.peers.actions import handing, points
from declic.peers.actions.points import Beside
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Handover, Member, Notice, Reading
from declic.peers.queries import handing as queries
from declic.peers.queries.handing import of_member, waiting
from declic.people.models import Person, RoleKind
from declic.people.tests import makers
from declic.post.models import Mail, State
from tests.peers.place import Place, at_the_page, spoken, vetted

# Ten in the morning in Brussels, a Monday.
AT = dt.datetime(2027, 3, 1, 9, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def ask(of: Member, *, past: bool = False, at: dt.datetime = AT) -> Handover:
    return handing.ask(member=of, once=uuid4(), without_coach=past, at=at)


def told() -> Counter[str]:
    """Who was written to, how often."""
    return Counter(Mail.objects.values_list("to", flat=True))


def state_of(member: Member) -> str:
    return of_member(member, at=AT)[0].state


def test_both_adults_are_told_at_once_by_mails_that_tell_nothing(ours: Place) -> None:
    member = ours.card().member
    ask(member)
    assert told() == {ours.coach.email: 1, ours.second.email: 1}
    for mail in Mail.objects.all():
        assert member.alias.partition("-")[0] not in mail.text.lower()
        assert "talk" not in f"{mail.subject} {mail.text}"
    for adult in (ours.coach, ours.second):
        assert waiting(adult, on=AT.date()).count() == 1


def test_it_is_kept_delivered_read_and_acted_on_and_never_more_than_that(ours: Place) -> None:
    card = ours.card()
    browser, coach = at_the_page(card.code), makers.signed_in(ours.coach)
    browser.post("/group/talk", {"once": str(uuid4())})
    row = Handover.objects.get()
    assert "Nobody has read it yet" in browser.get("/group/talk").text
    Mail.objects.update(state=State.SENT)
    assert "A mail is on its way" in browser.get("/group").text
    # Looking, prefetching, listing: none of it is reading.
    for page in (f"/office/handovers/{row.pk}", ours.address, "/office/points"):
        assert coach.get(page).status_code == 200
    assert state_of(card.member) == "delivered"
    assert coach.post(f"/office/handovers/{row.pk}/act", {"what": "talked"}).status_code == 422
    coach.post(f"/office/handovers/{row.pk}/read")
    assert "<bdi>Coach</bdi></b> read it" in browser.get("/group").text
    coach.post(f"/office/handovers/{row.pk}/act", {"what": "talked"})
    assert "You have talked." in browser.get("/group").text


def test_control_reading_by_looking_would_be_told_as_read(
    ours: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = ours.card().member
    row = ask(member)
    real = queries.has_read

    def looks(handover: Handover, who: Person | None) -> bool:
        handing.read(handover=handover, by=who, at=AT)
        return real(handover, who)

    monkeypatch.setattr("declic.peers.views.handing.has_read", looks)
    makers.signed_in(ours.coach).get(f"/office/handovers/{row.pk}")
    assert state_of(member) == "read"


def test_who_it_is_stands_there_only_after_it_was_opened(ours: Place) -> None:
    ask(ours.card().member)
    row = Handover.objects.get()
    coach = makers.signed_in(ours.coach)
    assert "Go to" not in coach.get(f"/office/handovers/{row.pk}").text
    page = coach.post(f"/office/handovers/{row.pk}/read", follow=True).text
    assert "Go to" in page


def test_the_owner_of_the_machine_has_no_name_and_opens_nothing(ours: Place) -> None:
    row = ask(ours.card().member)
    answer = makers.owner().post(f"/office/handovers/{row.pk}/read")
    assert (answer.status_code, Reading.objects.count()) == (422, 0)


def test_the_same_page_sent_twice_asks_once_and_so_does_asking_again(ours: Place) -> None:
    browser, once = at_the_page(ours.card().code), str(uuid4())
    for told_once in (once, once, str(uuid4()), "x"):
        browser.post("/group/talk", {"once": told_once})
    assert Handover.objects.count() == 1
    assert sum(told().values()) == 2


def test_a_neighbour_sees_nothing_of_it(ours: Place) -> None:
    first, neighbour = ours.card(), at_the_page(ours.card().code)
    before = neighbour.get("/group").content
    ask(first.member)
    assert neighbour.get("/group").content == before


def test_each_reminder_comes_at_its_minute_and_once(ours: Place) -> None:
    member = ours.card().member
    ask(member)
    # Two hours later; six o'clock in Brussels; the next mornings at nine.
    for hours in (2, 8, 23, 47):
        at = AT + hours * HOUR
        before = handing.remind(at=at - dt.timedelta(seconds=1))
        assert (before, handing.remind(at=at), handing.remind(at=at)) == (0, 1, 0)
    assert all(each.at == each.due_at for each in Notice.objects.all())


def test_the_clock_may_jump_and_nothing_is_told_twice_or_left_out(ours: Place) -> None:
    ask(ours.card().member)
    for hours in (3, -10, 0, 3, 30, -2, 30):
        handing.remind(at=AT + hours * HOUR)
    steps = set(Notice.objects.values_list("step", flat=True))
    assert steps == {"at_once", "two_hours", "day_end", "day_1"}
    # What was missed while the machine was off is said once, not as often as it was missed.
    assert told()[ours.coach.email] == 3


def test_control_without_its_mark_a_reminder_comes_again_and_again(
    ours: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(ours.card().member)
    monkeypatch.setattr("declic.peers.actions.handing.Notice", _Forgetful)
    assert [handing.remind(at=AT + 3 * HOUR) for _ in range(3)] == [1, 1, 1]


class _Forgetful:
    """Keeps no mark."""

    class objects:  # noqa: N801
        @staticmethod
        def create(**_told: object) -> None:
            """Keep nothing."""


def test_after_the_day_the_heads_are_told_too_and_not_before(ours: Place) -> None:
    head = spoken(makers.person("Head", RoleKind.ADMINISTRATOR, at=ours.point.programme))
    ask(ours.card().member)
    handing.remind(at=AT + 2 * HOUR)
    assert not waiting(head, on=AT.date()).exists()
    handing.remind(at=AT + 8 * HOUR)
    assert told()[head.email] == 1
    assert waiting(head, on=AT.date()).exists()


def test_nobody_is_reminded_any_more_when_a_person_has_acted(ours: Place) -> None:
    row = ask(ours.card().member)
    handing.remind(at=AT + 30 * HOUR)
    handing.read(handover=row, by=ours.second, at=AT)
    assert handing.remind(at=AT + 54 * HOUR) == 1
    handing.act(handover=row, what="passed_on", by=ours.second, at=AT)
    assert handing.remind(at=AT + 200 * HOUR) == 0


@pytest.mark.parametrize(("reads", "wanted"), [(False, 1), (True, 0)])
def test_while_a_course_is_held_there_one_is_told_again_after_a_quarter_of_an_hour(
    ours: Place,
    reads: bool,  # noqa: FBT001
    wanted: int,
) -> None:
    host = ours.point.host
    course = Course.objects.create(
        programme=host.programme, host=host, year=2027, number=1, made_at=AT
    )
    CourseDate.objects.create(course=course, starts_at=AT - HOUR, ends_at=AT + HOUR)
    row = ask(ours.card().member)
    if reads:
        handing.read(handover=row, by=ours.coach, at=AT)
    assert handing.remind(at=AT + dt.timedelta(minutes=14)) == 0
    assert handing.remind(at=AT + dt.timedelta(minutes=15)) == wanted


def past_the_coach(ours: Place) -> tuple[bytes, ...]:
    """What the coach sees, before and after somebody asks for anybody but the coach."""
    card, coach = ours.card(), makers.signed_in(ours.coach)
    pages = ("/office/points", ours.address)
    before = [coach.get(page).content for page in pages]
    row = ask(card.member, past=True, at=clock.now())
    after = [coach.get(page).content for page in pages]
    own = coach.get(f"/office/handovers/{row.pk}").status_code
    return (*before, *after, str(own).encode())


def test_past_the_coach_the_coach_sees_not_a_byte_of_it(ours: Place) -> None:
    first, second, third, fourth, own = past_the_coach(ours)
    assert (first, second, own) == (third, fourth, b"404")
    assert told() == {ours.second.email: 1, ours.coordinator.email: 1}
    for other in (ours.second, ours.coordinator):
        assert waiting(other, on=clock.now().date()).count() == 1


def test_control_without_the_exception_the_coach_would_see_it(
    ours: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QuerySet, "exclude", lambda self, *_, **__: self)
    first, _, third, _, own = past_the_coach(ours)
    assert first != third
    assert own == b"200"


def test_a_successor_gets_what_is_open_and_whoever_left_does_not(ours: Place) -> None:
    ask(ours.card().member)
    new = vetted(
        makers.person("New", RoleKind.COACH, at=ours.point.programme), ours.point.programme
    )
    points.name_adults(
        point=ours.point, adults=Beside(new, ours.second), by=ours.coordinator, at=AT
    )
    assert waiting(new, on=AT.date()).exists()
    assert not waiting(ours.coach, on=AT.date()).exists()
    handing.remind(at=AT + 2 * HOUR)
    assert (told()[new.email], told()[ours.coach.email]) == (1, 1)


def test_with_one_adult_alone_the_head_is_told_from_the_beginning(ours: Place) -> None:
    ours.coach.roles.all().delete()
    ask(ours.card_by(ours.second).member)
    assert told() == {ours.second.email: 1, ours.coordinator.email: 1}
    assert waiting(ours.coordinator, on=AT.date()).exists()


@pytest.mark.parametrize("kind", [RoleKind.TRAINER, RoleKind.SPONSOR, RoleKind.CO_FACILITATOR])
def test_a_trainer_or_a_sponsor_never_sees_it(ours: Place, kind: RoleKind) -> None:
    row = ask(ours.card().member)
    other = makers.signed_in(makers.person("Other", kind, at=ours.point.programme))
    for page in (f"/office/handovers/{row.pk}", ours.address, "/office/points"):
        assert other.get(page).status_code == 404


def test_a_young_person_without_a_card_asks_nothing(ours: Place) -> None:
    del ours
    assert Client().post("/group/talk").status_code == 401
    assert not Handover.objects.exists()


def test_it_is_forgotten_ninety_days_after_somebody_acted_and_never_before(ours: Place) -> None:
    row = ask(ours.card().member)
    handing.expire(AT + 9000 * HOUR)
    handing.read(handover=row, by=ours.coach, at=AT)
    handing.act(handover=row, what="fine", by=ours.coach, at=AT)
    handing.expire(AT + 89 * 24 * HOUR)
    assert Handover.objects.exists()
    handing.expire(AT + 91 * 24 * HOUR)
    assert not Handover.objects.exists()


def test_what_is_done_is_of_a_list_and_by_somebody_who_may_see_it(ours: Place) -> None:
    row = ask(ours.card().member)
    handing.read(handover=row, by=ours.coach, at=AT)
    with pytest.raises(PointRefusedError, match="reason"):
        handing.act(handover=row, what="told everybody", by=ours.coach, at=AT)
    with pytest.raises(PointRefusedError, match="gone"):
        handing.read(handover=row, by=ours.coordinator, at=AT)
