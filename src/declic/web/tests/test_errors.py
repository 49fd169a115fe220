from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from declic.web import errors

PAGES = [
    (errors.bad_request, 400),
    (errors.forbidden, 403),
    (errors.not_found, 404),
    (errors.server_error, 500),
]


@pytest.mark.parametrize(("page", "status"), PAGES)
@pytest.mark.parametrize("language", ["en", "fr", "nl", "de", "ar"])
def test_each_page_says_what_happened_and_what_to_do(
    page: Callable[[HttpRequest], HttpResponse], status: int, language: str
) -> None:
    with translation.override(language):
        answer = page(RequestFactory().get("/"))
    assert answer.status_code == status
    assert f'<html lang="{language}"' in answer.content.decode()


def test_when_the_page_itself_breaks_the_sentence_is_still_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_anything: object) -> str:
        raise ValueError

    monkeypatch.setattr(errors, "render_to_string", broken)
    answer = errors.server_error(RequestFactory().get("/"))
    assert b"What was saved is safe." in answer.content
    assert "the error page itself broke" in caplog.text


@pytest.mark.parametrize(
    ("said", "status"), [("database or disk is full", 507), ("no such table: x", 500)]
)
def test_what_the_disk_did_after_the_view_was_done_is_no_mishap_of_ours(
    said: str, status: int
) -> None:
    def while_it_is_handled() -> HttpResponse:
        try:
            _broken(said)
        except OperationalError:
            return errors.server_error(RequestFactory().get("/"))
        return HttpResponse()

    assert while_it_is_handled().status_code == status


def _broken(said: str) -> None:
    raise OperationalError(said)
