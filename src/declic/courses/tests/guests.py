"""A host at the request form: a plain client that reads pages and sends forms, at any time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from declic.courses.actions.request_forms import Reached, keep_form
from declic.courses.models import RequestForm
from declic.courses.rules.asking import STEPS
from declic.courses.tests.office import AT, Office
from declic.kernel import clock

ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "place": {
        "kind": "school",
        "name": "École des Tilleuls",
        "street": "Rue du Parc 12",
        "postcode": "4000",
        "city": "Liège",
    },
    "group": {
        "audience": "young",
        "age_least": "13",
        "age_most": "15",
        "group_size": "22",
        "groups": "2",
        "languages": ["fr", "ar"],
        "languages_other": "türkçe",
        "guardians": "not_yet",
    },
    "room": {"phones": "away", "phones_by": "Direction, 3/11", "room": "Classe", "wall": "yes"},
    "adults": {
        "contact_name": "Anne Peeters",
        "contact_function": "Directrice",
        "contact_email": "a.peeters@tilleuls.example",
        "contact_phone": "04 222 33 44",
        "coach": "other",
        "coach_name": "C. Diallo",
        "coach_email": "diallo@tilleuls.example",
        "responsible": "C. Diallo",
        "deputy": "A. Peeters",
        "adults_present": "2",
    },
    "wishes": {"wished": "Un mardi en mars", "interpreter": "Arabe", "needs": "Deux fauteuils"},
}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
TYPED = re.compile(r'<input id="id-(\w+)"[^>]* value="([^"]*)"')
TICKED = re.compile(r'name="(\w+)" value="(\w+)" checked')


def opened(of: Office, address: str = "clairiere", *, is_open: bool = True) -> RequestForm:
    """Give an office its request form."""
    return keep_form(
        programme=of.programme,
        address=address,
        reached=Reached("cours@clairiere.example", "02 555 01 23"),
        is_open=is_open,
        by=of.coordinator,
        at=AT,
    )


class Guest:
    """One browser without script. `wait` makes time pass; nothing is really slow."""

    def __init__(self, patch: pytest.MonkeyPatch, address: str = "clairiere") -> None:
        self.client = Client()
        self.home = f"/ask/{address}"
        self.now = AT
        self.page = ""
        self.speaks = "fr"
        patch.setattr(clock, "now", lambda: self.now)

    def wait(self, seconds: float = 10) -> None:
        self.now += dt.timedelta(seconds=seconds)

    def get(self, name: str = "") -> HttpResponse:
        return self._seen(
            self.client.get(self.path(name), headers={"accept-language": self.speaks})
        )

    def post(self, name: str, fields: Mapping[str, Any]) -> HttpResponse:
        """Send what stands in the form of the page, and these fields."""
        hidden = {key: unescape(value) for key, value in HIDDEN.findall(self.page)}
        told = {**hidden, **fields}
        return self._seen(
            self.client.post(self.path(name), told, headers={"accept-language": self.speaks})
        )

    def path(self, name: str) -> str:
        if name.startswith("/"):
            return name
        return f"{self.home}{name}" if name[:1] in {"", "?"} else f"{self.home}/{name}"

    def _seen(self, answer: HttpResponseBase) -> HttpResponse:
        assert isinstance(answer, HttpResponse)
        self.page = answer.content.decode()
        return answer

    def fill(self, *steps: str, **more: object) -> HttpResponse:
        """Fill in these steps, one after the other; all of them if none is named."""
        answer = self.get()
        for name in steps or STEPS:
            answer = self.get(name)
            self.wait()
            answer = self.post(name, {**ANSWERS[name], **more})
        return answer

    def send(self) -> HttpResponse:
        """Look at everything, and send it."""
        self.get("check")
        self.wait()
        return self.post("send", {})

    def typed(self) -> dict[str, str]:
        """Give what the page's fields hold."""
        return {name: unescape(value) for name, value in TYPED.findall(self.page)}

    def ticked(self) -> set[tuple[str, str]]:
        """Give the answers that are chosen on the page."""
        return set(TICKED.findall(self.page))
