"""The request form is open to everybody, its draft to its secret, its switch to who coordinates."""

from __future__ import annotations

from django.urls import reverse

from declic.courses.asking_doors import DOORS
from declic.people.doors import VISITORS
from declic.web.roles import addresses
from tests.office.asking_things import ASKING, draft
from tests.office.matrix import Cast


def test_each_address_of_the_form_has_its_door() -> None:
    said = {name for name in addresses() if name.startswith("ask-") or name == "held"}
    assert set(DOORS) == said | {"request_forms"}


def test_the_switch_tells_nobody_of_another_organisations_form(cast: Cast) -> None:
    theirs = ASKING["request form"](cast.theirs, cast.foreigner).named["address"]
    ours = ASKING["request form"](cast.ours, cast.foreigner).named["address"]
    pages = {
        visitor.name: cast.browser(visitor).get(reverse("request_forms")).content.decode()
        for visitor in VISITORS
        if not visitor.is_owner
    }
    assert [name for name, page in pages.items() if str(theirs) in page] == []
    assert [name for name, page in pages.items() if str(ours) in page] != []


def test_a_draft_is_told_to_its_secret_alone(cast: Cast) -> None:
    thing = draft(cast.ours, cast.foreigner)
    address = reverse("ask-front", kwargs={"address": thing.named["address"]})
    for visitor in VISITORS:
        client = cast.browser(visitor)
        assert "Host of" not in client.get(address).content.decode()
        assert "Host of" in client.get(reverse("ask-on", kwargs=dict(thing.named))).content.decode()
