"""The office opens its request form, changes it and closes it."""

from __future__ import annotations

import pytest

from declic.courses.models import RequestForm
from declic.courses.tests.browser import Browser
from declic.courses.tests.guests import opened
from declic.courses.tests.office import Office, office

pytestmark = pytest.mark.django_db
HERE = "/office/courses/form"


def told(of: Office, **more: str) -> dict[str, str]:
    return {"programme": str(of.programme.pk), "address": "clairiere", "is_open": "on", **more}


def test_an_office_gives_its_form_an_address_and_closes_it_again() -> None:
    of, owner = office(), Browser(None)
    assert owner.post(HERE, told(of, email="a@b.example")).location == f"{HERE}?done=kept"
    assert "/ask/clairiere" in owner.get(HERE).text
    owner.post(HERE, {**told(of), "is_open": ""})
    form = RequestForm.objects.get()
    assert (form.is_open, form.email) == (False, "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "A b"},
        {"address": ""},
        {"address": "taken"},
        {"email": "a@"},
        {"phone": "x" * 41},
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(wrong: dict[str, str]) -> None:
    opened(office("Other"), "taken")
    of = office()
    page = Browser(None).post(HERE, {**told(of), **wrong})
    assert page.status == 422
    assert 'aria-invalid="true"' in page.text
    assert not RequestForm.objects.filter(programme=of.programme).exists()


def test_a_programme_of_nobody_changes_nothing() -> None:
    assert Browser(None).post(HERE, {"programme": "x", "address": "a"}).status == 422
    assert "no programme" in Browser(None).get(HERE).text
