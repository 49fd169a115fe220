"""A browser of somebody of the office, and what its pages say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from declic.people.access import OWNER
from declic.people.models import Person
from declic.people.queries import has_second_step


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: its status, its words, where it leads."""

    status: int
    text: str
    location: str


class Browser:
    """Somebody's browser, in English unless it says otherwise; None is the machine's owner."""

    def __init__(self, who: Person | None, language: str = "en") -> None:
        self.client = Client(headers={"Accept-Language": language})
        if who is None:
            session = self.client.session
            session[OWNER] = True
            session.save()
        else:
            if not has_second_step(who):
                TOTP.activate(who, generate_totp_secret())
            self.client.force_login(who)

    def get(self, address: str, **asked: Any) -> Page:
        return _page(self.client.get(address, asked))

    def post(self, address: str, typed: Mapping[str, Any] | None = None, **more: Any) -> Page:
        return _page(self.client.post(address, {**(typed or {}), **more}))


def _page(answer: Any) -> Page:
    return Page(answer.status_code, answer.content.decode(), answer.headers.get("Location", ""))
