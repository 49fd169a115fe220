"""The mails of the own organisation are seen, sent once more, or held back."""

from __future__ import annotations

from typing import Any

import pytest

from declic.courses.queries.post import counted, mails_about
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, DAY, Office, course, office
from declic.post.actions import queue
from declic.post.models import Button, Mail, State

pytestmark = pytest.mark.django_db


def mail(of: Office, **more: Any) -> Mail:
    told = {"to": "host@example.org", "language": "fr", "subject": "Votre formation"}
    told |= {"text": "Bonjour\n<b>à vous</b>", "kind": "test", "key": f"k{Mail.objects.count()}"}
    return queue(**{**told, "organisation": of.organisation.pk, "at": AT, **more})


def test_only_the_mails_of_the_own_organisation_are_there() -> None:
    of, theirs = office(), office("Elsewhere")
    mine, other = mail(of), mail(theirs, subject="Secret")
    browser = Browser(of.coordinator)
    page = browser.get("/office/post")
    assert "Votre formation" in page.text
    assert "Secret" not in page.text
    assert browser.get(f"/office/post/{other.pk}").status == 404
    assert "&lt;b&gt;à vous" in browser.get(f"/office/post/{mine.pk}").text
    assert "Secret" in Browser(None).get("/office/post").text


def test_a_mail_of_nobody_is_the_owners_alone() -> None:
    of = office()
    found = mail(of, organisation=None)
    assert Browser(of.coordinator).get(f"/office/post/{found.pk}").status == 404
    assert Browser(None).get(f"/office/post/{found.pk}").status == 200


def test_a_mail_about_an_account_is_its_readers_and_the_owners_alone() -> None:
    of = office()
    found = mail(of, kind="account", key="reset:1", subject="Choose a password")
    browser = Browser(of.coordinator)
    for address in ("/office/post", "/office/post?state=waiting"):
        assert "Choose a password" not in browser.get(address).text
    assert browser.get(f"/office/post/{found.pk}").status == 404
    assert browser.post(f"/office/post/{found.pk}", do="hold", seen="waiting").status == 404
    assert "Choose a password" in Browser(None).get("/office/post").text


def test_mails_about_accounts_are_neither_counted_nor_on_a_timeline() -> None:
    of = office()
    on = course(of)
    mail(of, kind="account", key=f"account:{on.pk}")
    assert counted(of.coordinator, on=DAY)[State.WAITING] == 0
    assert mails_about(on, ()) == []
    mail(of, kind="confirmation", key=f"confirmation:{on.pk}")
    assert counted(of.coordinator, on=DAY)[State.WAITING] == 1
    assert len(mails_about(on, ())) == 1
    assert counted(None, on=DAY)[State.WAITING] == 2


@pytest.mark.parametrize("way", ["/ask/clairiere/on/", "/held/"])
def test_the_secret_of_a_hosts_link_is_not_shown(way: str) -> None:
    of = office()
    found = mail(of, button=Button("Answer", f"https://declic.example{way}S3cret"))
    page = Browser(of.coordinator).get(f"/office/post/{found.pk}").text
    assert f"https://declic.example{way}…" in page
    assert "S3cret" not in page
    assert "S3cret" in found.text


def test_a_mail_is_held_back_and_sent_after_all() -> None:
    of = office()
    found, browser = mail(of), Browser(of.coordinator)
    address = f"/office/post/{found.pk}"
    assert browser.post(address, do="hold", seen="waiting").status == 302
    assert Mail.objects.get().state == State.HELD
    assert browser.post(address, do="again", seen="held").status == 302
    assert Mail.objects.get().state == State.WAITING


def test_of_what_was_sent_a_copy_is_sent() -> None:
    of = office()
    found = mail(of)
    Mail.objects.filter(pk=found.pk).update(state=State.SENT)
    done = Browser(of.coordinator).post(f"/office/post/{found.pk}", do="again", seen="sent")
    copy = Mail.objects.exclude(pk=found.pk).get()
    assert done.location == f"/office/post/{copy.pk}?done=kept"


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"do": "again", "seen": "waiting"}, 422),
        ({"do": "hold", "seen": "held"}, 409),
        ({"do": "burn"}, 422),
        ({}, 422),
    ],
)
def test_what_cannot_be_done_is_said(typed: dict[str, str], status: int) -> None:
    of = office()
    found = mail(of)
    page = Browser(of.coordinator).post(f"/office/post/{found.pk}", typed)
    assert page.status == status
    assert 'role="alert"' in page.text
    assert Mail.objects.get().state == State.WAITING


def test_mails_are_narrowed_by_their_state() -> None:
    of = office()
    mail(of)
    browser = Browser(of.coordinator)
    assert "Votre formation" in browser.get("/office/post", state="waiting").text
    assert "Votre formation" not in browser.get("/office/post", state="failed").text
    assert browser.get("/office/post", state="burnt").status == 422
