"""Every page of accounts can be drawn, with nobody, one and several."""

from __future__ import annotations

import pytest
from django.test import Client

from declic.people.models import Person, RoleKind
from declic.people.tests import makers

pytestmark = pytest.mark.django_db

SIGNING = ("sign-in", "closed", "forgotten", "forgotten/sent", "forgotten/done")
OWN = (
    "", "/sessions", "/email", "/password", "/second-step", "/second-step/app",
    "/second-step/keys", "/second-step/keys/new", "/second-step/codes/new", "/confirm",
    "/second-step/confirm", "/sign-out",
)  # fmt: skip


@pytest.mark.parametrize("page", SIGNING)
def test_a_stranger_sees_the_pages_of_signing_in(page: str) -> None:
    answer = Client().get(f"/account/{page}", headers={"Accept-Language": "nl"})
    assert answer.status_code == 200
    assert 'lang="nl"' in answer.content.decode()


@pytest.mark.parametrize("page", OWN)
def test_somebody_sees_the_pages_of_the_own_account(page: str) -> None:
    ann = makers.person("Ann", RoleKind.COORDINATOR)
    answer = makers.signed_in(ann).get(f"/account{page}", follow=True)
    assert answer.status_code == 200
    assert 'lang="fr"' in answer.content.decode()


def test_whoever_signs_in_with_the_owners_browser_sees_the_own_account(ann: Person) -> None:
    page = makers.owner()
    page.post("/account/sign-in", {"login": ann.email, "password": makers.PASSWORD})
    assert ann.email in page.get("/account").content.decode()
    assert page.get("/account/sessions").status_code == 200
