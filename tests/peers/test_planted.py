"""Whatever is typed about a person is nowhere afterwards: no page, row, mail or log has it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client

from declic.kernel import clock
from declic.people.models import Person
from declic.people.tests import makers
from declic.post.models import Mail
from declic.web.roles import addresses
from tests.peers.place import Place, at_the_page

PLANTED = ("Zzlea", "Zzmoreau", "0470998877", "zz.lea@", "Zzstory")
STORY = "Zzlea Zzmoreau, 0470998877, zz.lea@example.org: Zzstory of a friend"
NAMES = ("name", "text", "story", "who", "note", "friend", "phone", "email", "about", "reason")
ABOUT = re.compile(
    r"group|certificate|office/(points|cascade|certificates|post|hosts|own|results|courses$|tasks)|account$"
)
TYPED = re.compile(r"<textarea|<input(?![^>]*type=)[^>]*>|type=\"(?:text|email|tel|search|url)\"")


def plant(browser: Client) -> None:
    """Type it into every field that there is, and into every one that there is not."""
    every = dict.fromkeys(NAMES, STORY)
    good = {"once": str(uuid4()), "kind": "stand", "on": clock.now().date().isoformat()}
    whole = {**good, "energy": "4", "took_part": "10", "heard": "10", "asked": "10"}
    for name in whole:
        browser.post("/group/log", {**whole, **every, name: STORY})
    browser.post("/group/log", {**whole, **every})
    browser.post("/group/talk", {"once": STORY, "without_coach": STORY, **every})
    browser.post("/group/rest", {"rests": STORY, **every})
    browser.post("/group/enter", {"code": STORY, **every})
    for page in ("/group", "/group/log", "/group/talk"):
        browser.get(page, {**every, "lang": STORY, "done": STORY})


def rows() -> Iterator[str]:
    """Everything that is stored, of every app."""
    for model in apps.get_models():
        for row in model.objects.values():  # type: ignore[attr-defined]
            yield f"{model._meta.label} {row}"
    for session in Session.objects.all():
        yield f"session {session.get_decoded()}"


def pages(ours: Place, group: Client) -> Iterator[str]:
    """Every page that may tell of a contact point, for everybody who may see one."""
    named = [each.strip("^$") for each in addresses().values() if ABOUT.match(each)]
    own = [ours.address, *(f"/{each}" for each in named if "<" not in each)]
    for browser in (group, makers.owner(), *map(makers.signed_in, _adults(ours))):
        for where in own:
            answer = browser.get(where)
            yield f"{where} {getattr(answer, 'content', b'').decode(errors='replace')}"


def _adults(ours: Place) -> tuple[Person, ...]:
    return ours.coach, ours.second, ours.coordinator


def found(told: Iterator[str]) -> list[str]:
    return [each[:80] for each in told if any(word in each for word in PLANTED)]


def test_what_is_typed_about_a_person_is_nowhere(
    ours: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = at_the_page(ours.card().code)
    plant(browser)
    assert found(rows()) == []
    assert found(pages(ours, browser)) == []
    assert found(iter(caplog.messages)) == []
    assert Mail.objects.exists()


def test_control_a_word_that_is_kept_is_found(ours: Place) -> None:
    host = ours.point.host
    host.name = "Zzlea"
    host.save()
    assert found(rows())
    page = makers.signed_in(ours.coach).get(ours.address).text
    assert found(iter([page]))


def test_no_page_of_the_group_has_a_field_that_invites_words(ours: Place) -> None:
    browser = at_the_page(ours.card().code)
    for page in ("/group", "/group/log", "/group/talk"):
        assert TYPED.findall(browser.get(page).text) == []
    # Where a card's code is typed, there is one.
    assert len(TYPED.findall(Client().get("/group").text)) == 1
