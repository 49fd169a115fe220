"""A code says truthfully what a paper is for; of a young person nothing is kept."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from declic.certificates.actions import CertificateRefusedError, end, give, give_own
from declic.certificates.models import Certificate, Kind
from declic.certificates.queries import pages, told
from declic.kernel import clock
from declic.people.models import Person, Programme, Role, RoleKind
from declic.people.tests import makers
from tests.peers.place import Place, place, vetted

AT = clock.now()
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def ours(db: None) -> Place:
    """A contact point and its adults."""
    del db
    return place()


def asked(code: str, **more: str) -> str:
    return Client(headers=ENGLISH).get("/certificate", {"code": code, **more}).text


def given(of: Place, kind: Kind = Kind.PEER, **more: str) -> Certificate:
    return give(kind=kind, programme=of.point.programme, by=of.coach, at=AT, **more)


def own(person: Person) -> Certificate:
    return give_own(role=Role.objects.get(person=person), by=person, at=AT)


def test_many_papers_of_a_month_have_one_code_and_the_next_month_has_another(ours: Place) -> None:
    first = given(ours)
    assert given(ours).code == first.code
    later = AT + dt.timedelta(days=40)
    next_one = give(kind=Kind.PEER, programme=ours.point.programme, by=ours.coach, at=later)
    assert next_one.code != first.code
    assert first.month.day == 1


def test_a_code_says_what_for_who_gives_it_and_which_month_and_no_name(ours: Place) -> None:
    code = given(ours).code
    for typed in (code, code.lower(), f"{code[:4]} {code[4:8]}-{code[8:]}"):
        page = asked(typed)
        assert "Yes, this code is valid." in page
        assert "Peer expert of a contact point" in page
        assert "Schools" in page
        assert f"{AT:%B %Y}" in page
        assert "No name is kept here" in page
        assert "Tilleuls" not in page
        assert "Coach" not in page


def test_what_is_stored_of_a_certificate_is_no_more_than_this() -> None:
    """Of issue 9's attestations too: a kind, a programme, a plan, a month. Nobody's name."""
    assert {each.name for each in Certificate._meta.fields} == {
        "id", "code", "kind", "programme", "plan", "role", "month", "ended_at",
    }  # fmt: skip


def test_a_course_is_named_in_the_readers_language(ours: Place) -> None:
    code = given(ours, Kind.COURSE, plan="coach-briefing").code
    assert "Coach briefing" in asked(code)
    assert "Took part in a course" not in asked(code, lang="fr")


def test_a_wrong_code_is_said_kindly(ours: Place) -> None:
    del ours
    for wrong in ("K7P3 MXQ2 K7P3", "x", "<script>", "ABCD" * 30):
        page = asked(wrong)
        assert "No paper of this organisation has that code" in page
        assert "<script>" not in page


def test_an_ended_code_says_so_and_the_next_paper_gets_another(ours: Place) -> None:
    made = given(ours)
    end(certificate=made, by=ours.coordinator, at=AT)
    assert "was valid, and has ended" in asked(made.code)
    assert given(ours).code != made.code


def test_an_adults_paper_bears_the_name_and_holds_as_long_as_the_role(ours: Place) -> None:
    code = own(ours.coach).code
    assert "bears the name <b><bdi>Coach</bdi></b>" in asked(code)
    Role.objects.filter(person=ours.coach).update(ended_at=AT)
    page = asked(code)
    assert "was valid, and has ended" in page
    assert "<bdi>Coach</bdi>" not in page


@pytest.mark.parametrize("lost", ["account", "vetting"])
def test_it_ends_with_the_account_and_with_what_was_seen(ours: Place, lost: str) -> None:
    code = own(ours.coach).code
    if lost == "account":
        Person.objects.filter(pk=ours.coach.pk).update(is_active=False)
    else:
        ours.coach.vettings.all().delete()
    assert "was valid, and has ended" in asked(code)


def test_control_a_page_that_does_not_ask_for_the_role_believes_for_ever(
    ours: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = own(ours.coach).code
    Role.objects.filter(person=ours.coach).update(ended_at=AT)
    monkeypatch.setattr("declic.certificates.queries._holds", lambda *_: True)
    assert "Yes, this code is valid." in asked(code)


def test_an_erased_account_leaves_no_name(ours: Place) -> None:
    made = own(ours.coach)
    Role.objects.filter(person=ours.coach).delete()
    made.refresh_from_db()
    assert told(made, on=AT.date()).person is None
    assert "was valid, and has ended" in asked(made.code)


def test_nobody_gives_what_is_not_theirs(ours: Place) -> None:
    other = place("Zz")
    with pytest.raises(CertificateRefusedError):
        give(kind=Kind.PEER, programme=other.point.programme, by=ours.coach, at=AT)
    with pytest.raises(CertificateRefusedError):
        give_own(role=Role.objects.get(person=other.coach), by=ours.coach, at=AT)
    with pytest.raises(CertificateRefusedError):
        end(certificate=given(other), by=ours.coordinator, at=AT)


def test_a_sponsor_gives_none(ours: Place) -> None:
    sponsor = makers.person("Sponsor", RoleKind.SPONSOR, at=ours.point.programme)
    with pytest.raises(CertificateRefusedError):
        give(kind=Kind.PEER, programme=ours.point.programme, by=sponsor, at=AT)


def test_a_trainer_prints_the_own_and_takes_it_back(ours: Place) -> None:
    programme = ours.point.programme
    trainer = vetted(makers.person("Trainer", RoleKind.TRAINER, at=programme), programme)
    browser, role = makers.signed_in(trainer), Role.objects.get(person=trainer)
    answer = browser.post(f"/account/certificates/{role.pk}", {"lang": "nl"})
    assert answer.content.startswith(b"%PDF")
    code = Certificate.objects.get().code
    assert "Trainer" in asked(code)
    browser.post(f"/account/certificates/{role.pk}/end")
    assert "was valid, and has ended" in asked(code)


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de", "ar"])
def test_papers_are_printed_in_every_language(ours: Place, language: str) -> None:
    assert pages(given(ours), language=language, copies=2).startswith(b"%PDF")


def test_an_example_stands_for_nothing(ours: Place) -> None:
    code = given(ours).code
    Programme.objects.update(purpose="demo")
    assert "made to look around in" in asked(code)
