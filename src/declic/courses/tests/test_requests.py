"""A request is begun, kept and sent once; robots and crowds are told so kindly."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from declic.courses.actions import request_mails
from declic.courses.actions import requests as actions
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.request_forms import Reached, keep_form
from declic.courses.actions.requests import RequestRefusedError, forget_drafts, save, send, start
from declic.courses.models import Contact, Course, Host, Request, Step
from declic.courses.queries.hosts import same_perhaps
from declic.courses.queries.requests import form_at
from declic.courses.rules.asking import STEPS, Value, read, typed
from declic.courses.tests.guests import ANSWERS, opened
from declic.courses.tests.office import AT, Office, member, office
from declic.people.models import Programme, Role
from declic.post.models import Mail

pytestmark = pytest.mark.django_db


def said() -> dict[str, Value]:
    """Give all that is said in a usual request, as it is kept."""
    lists = {
        name: [value] if isinstance(value, str) else value
        for step in ANSWERS.values()
        for name, value in step.items()
    }
    return {name: value for step in STEPS for name, value in read(step, lists).values.items()}


def begun(of: Office, **more: Value) -> Request:
    told = {**said(), **more}
    return start(programme=of.programme, language="fr", said=told, at=AT)[0]


def test_a_sent_request_is_a_course_with_everything_filled_in() -> None:
    of = office()
    course = send(request=begun(of), at=AT)
    assert (course.state, course.label, course.programme) == ("received", "2027-001", of.programme)
    assert (course.host.name, course.host.province, course.host.community) == (
        "École des Tilleuls",
        "WLG",
        "fr",
    )
    assert (course.group_size, course.groups, course.languages) == (22, 2, ["fr", "ar"])
    assert (course.phones, course.wall, course.guardians) == ("away", True, "not_yet")
    assert course.needs == "Deux fauteuils\nAutres langues\xa0: türkçe"
    assert course.host_adult is not None
    assert course.coach is not None
    assert (course.host_adult.email, course.coach.is_coach) == ("a.peeters@tilleuls.example", True)
    assert [step.after for step in Step.objects.filter(course=course)] == ["received"]


def test_whoever_asks_may_be_the_coach_and_nothing_may_be_known_yet() -> None:
    of = office()
    course = send(request=begun(of, coach="same", phones="open", wall="unknown"), at=AT)
    assert course.coach == course.host_adult
    assert (course.phones, course.wall) == ("", None)
    assert send(request=begun(of, coach="later"), at=AT).coach is None


def test_sending_again_gives_the_same_course() -> None:
    request = begun(office())
    assert send(request=request, at=AT) == send(request=request, at=AT)
    assert (Course.objects.count(), Host.objects.count(), Contact.objects.count()) == (1, 1, 2)
    assert Mail.objects.count() == 2


def test_without_reading_it_again_a_second_press_would_make_a_second_course(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = begun(office())
    stale = Request.objects.get(pk=request.pk)
    monkeypatch.setattr(actions, "_as_it_is", lambda given: given)
    assert send(request=request, at=AT) != send(request=stale, at=AT)


def test_a_request_is_sent_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise OSError

    request = begun(office())
    monkeypatch.setattr(request_mails, "tell_office", broken)
    with pytest.raises(OSError), transaction.atomic():  # noqa: PT011  # ours, of this test
        send(request=request, at=AT)
    assert not Course.objects.exists()
    assert not Host.objects.exists()
    assert not Mail.objects.exists()
    assert Request.objects.get().sent_at is None


def test_what_is_not_finished_is_not_sent() -> None:
    of = office()
    request, _ = start(programme=of.programme, language="fr", at=AT)
    save(request=request, said={"kind": "school", "group_size": 20}, at=AT)
    with pytest.raises(RequestRefusedError, match="missing") as refused:
        send(request=request, at=AT)
    assert refused.value.detail == tuple(STEPS)


@pytest.mark.parametrize("wrong", [{"child": "A"}, {"group_size": "many"}, {"kind": "prison"}])
def test_what_no_field_takes_is_refused_whole(wrong: dict[str, Value]) -> None:
    of = office()
    request, _ = start(programme=of.programme, language="fr", at=AT)
    with pytest.raises(RequestRefusedError, match="field"):
        save(request=request, said={"name": "École", **wrong}, at=AT)
    assert Request.objects.get().said == {}


def test_what_was_sent_stays_as_it_is() -> None:
    request = begun(office())
    send(request=request, at=AT)
    with pytest.raises(RequestRefusedError, match="sent"):
        save(request=request, said={"city": "Namur"}, at=AT)
    actions.forget(request=request)
    assert Request.objects.get().said["city"] == "Liège"


def test_a_host_of_the_same_name_is_offered_and_never_joined() -> None:
    of = office()
    first = send(request=begun(of), at=AT).host
    second = send(request=begun(of, name="école  des TILLEULS"), at=AT).host
    alone = {"name": "Else", "postcode": "5000", "contact_email": "b@b.example", "coach": "later"}
    send(request=begun(of, **alone), at=AT)
    assert Host.objects.count() == 3
    assert same_perhaps([second])[second.pk] == [first]
    told = Mail.objects.filter(kind="request_new").values_list("text", flat=True)
    assert ["known already" in text for text in told].count(True) == 1


def test_hosts_of_another_programme_are_not_told() -> None:
    send(request=begun(office("Other")), at=AT)
    host = send(request=begun(office()), at=AT).host
    assert not same_perhaps([host]).get(host.pk)


def test_both_sides_are_written_to_in_their_language_and_no_word_of_a_field_goes_out() -> None:
    of = office("Clairiere")
    opened(of)
    dutch = member(of.programme, Role.Kind.COORDINATOR, "els@clairiere.example")
    dutch.language = "nl"
    dutch.save()
    member(of.programme, Role.Kind.TRAINER, "trainer@clairiere.example")
    send(request=begun(of), link="https://declic.example/ask/clairiere/on/x", at=AT)
    mails = {mail.to: mail for mail in Mail.objects.all()}
    assert set(mails) == {"a.peeters@tilleuls.example", of.coordinator.email, dutch.email}
    assert (
        mails["a.peeters@tilleuls.example"].subject == "Nous avons votre demande, numéro 2027-001"
    )
    assert "02 555 01 23" in mails["a.peeters@tilleuls.example"].text
    assert mails[dutch.email].subject == "Nieuwe aanvraag: 2027-001"
    for mail in mails.values():
        assert not [each for each in ("Deux", "mardi", "Diallo", "Peeters") if each in mail.text]


def test_a_mail_names_no_reception_centre() -> None:
    of = office()
    send(request=begun(of, kind="reception_centre", name="Centre du Hêtre"), at=AT)
    assert "Hêtre" not in "".join(mail.text + mail.subject for mail in Mail.objects.all())


def test_an_hour_takes_so_many_requests_of_a_programme_and_no_more() -> None:
    of, other = office(), office("Other")
    for _ in range(2):
        send(request=begun(of), most_an_hour=2, at=AT)
    third = begun(of)
    with pytest.raises(RequestRefusedError, match="often"):
        send(request=third, most_an_hour=2, at=AT + dt.timedelta(minutes=59))
    send(request=begun(other), most_an_hour=2, at=AT)
    send(request=third, most_an_hour=2, at=AT + dt.timedelta(minutes=61))
    send(request=begun(of), at=AT)  # control: without the limit it is taken
    assert Course.objects.filter(programme=of.programme).count() == 4


def test_drafts_of_an_hour_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    of = office()
    monkeypatch.setattr(actions, "DRAFTS_AN_HOUR", 2)
    begun(of), begun(of)
    with pytest.raises(RequestRefusedError, match="often"):
        begun(of)
    start(programme=of.programme, language="fr", at=AT + dt.timedelta(minutes=61))


def test_drafts_are_erased_after_thirty_days_and_what_was_sent_is_not() -> None:
    of = office()
    draft, sent = begun(of), begun(of)
    send(request=sent, at=AT)
    save(request=draft, said={}, at=AT + dt.timedelta(days=1))
    assert forget_drafts(at=AT + dt.timedelta(days=30, hours=23)) == 0
    assert forget_drafts(at=AT + dt.timedelta(days=31)) == 1
    assert list(Request.objects.all()) == [sent]


def test_what_a_host_wrote_is_erased_after_two_years_and_the_course_stays() -> None:
    course = send(request=begun(office()), at=AT)
    assert forget_drafts(at=AT + dt.timedelta(days=729)) == 0
    assert forget_drafts(at=AT + dt.timedelta(days=730)) == 1
    assert forget_drafts(at=AT + dt.timedelta(days=731)) == 0
    assert (Request.objects.get().said, Request.objects.get().course) == ({}, course)


def test_the_way_back_is_mailed_three_times_at_most() -> None:
    request = begun(office())
    for _ in range(3):
        actions.send_way_back(request=request, to="a@b.example", link="https://d.example/x", at=AT)
    with pytest.raises(RequestRefusedError, match="links"):
        actions.send_way_back(request=request, to="a@b.example", link="https://d.example/x", at=AT)
    assert Mail.objects.filter(kind="request_draft").count() == 3
    with pytest.raises(RequestRefusedError, match="field"):
        actions.send_way_back(request=begun(office("B")), to="a@", link="https://d.example", at=AT)


def test_a_form_is_found_by_its_address_or_its_programme() -> None:
    of = office()
    form = opened(of)
    assert form_at("clairiere") == form_at(str(of.programme.pk)) == form
    assert [form_at(each) for each in ("", "nowhere", "x" * 5000, str(form.pk), "\0")] == [None] * 5


@pytest.mark.parametrize(
    "address", ["", "Big", "a b", "a/b", "-a", "a--b", "é", "x" * 61, "0" * 32, "taken"]
)
def test_an_address_is_plain_and_belongs_to_one(address: str) -> None:
    opened(office("Other"), "taken")
    of = office()
    with pytest.raises(CourseRefusedError, match="address"):
        opened(of, address)


def test_only_who_coordinates_gives_a_programme_its_form() -> None:
    of, other = office(), office("Other")
    told: dict[str, Any] = {"programme": of.programme, "address": "a", "reached": Reached()}
    with pytest.raises(CourseRefusedError, match="may"):
        keep_form(**told, by=other.coordinator, at=AT)
    assert keep_form(**told, by=None, at=AT) == keep_form(**told, is_open=False, by=None, at=AT)


def test_a_demonstration_is_asked_for_demonstrations() -> None:
    of = office(purpose=Programme._meta.get_field("purpose").choices[2][0])  # type: ignore[index]
    assert send(request=begun(of), at=AT).purpose == "demo"


def test_the_language_of_a_request_is_one_that_the_office_writes() -> None:
    of = office()
    with translation.override("ar"):
        request, _ = start(programme=of.programme, language="ar", at=AT)
    assert request.language == "en"
    assert save(request=request, said={}, language="de", at=AT).language == "de"
    assert typed({"group_size": None}) == {"group_size": []}
