"""What every answer of Django carries, and what it refuses before any view is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from declic.design.headers import OWN_POLICIES, SECURITY_HEADERS
from declic.kernel.origin import foreign
from declic.live import writer
from declic.live.writer import NotSavedError
from declic.web.errors import forbidden, not_saved

Answer = Callable[[HttpRequest], HttpResponse]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def security_headers(answer: Answer) -> Answer:
    """Add the security headers. A view cannot loosen them; one may ask for camera or microphone."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in SECURITY_HEADERS:
            if response.headers.get(name) not in OWN_POLICIES:
                response[name] = value
        return response

    return with_headers


class SayWhatIsNotSaved:
    """Turn a disk that takes nothing more into a page that says so; a retry may succeed."""

    def __init__(self, answer: Answer) -> None:
        """Stand around whoever answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer what a view could not save."""
        lost = isinstance(error, NotSavedError) or writer.is_of_the_disk(error)
        return not_saved(request) if lost else None


def refuse_foreign_forms(answer: Answer) -> Answer:
    """Refuse what another site's page sends in a visitor's name. There is no token to steal."""

    def refuse_or_answer(request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE and foreign(
            site=request.headers.get("Sec-Fetch-Site"),
            origin=request.headers.get("Origin"),
            host=request.headers.get("Host"),
        ):
            return forbidden(request)
        return answer(request)

    return refuse_or_answer
