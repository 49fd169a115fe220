"""Error pages: what happened, that nothing is lost, what to do. In the visitor's language.

Django calls them by name, with `exception` by name where it has one.
"""

from __future__ import annotations

import logging
import sys

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from declic.kernel.languages import language
from declic.live import writer

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001
    """Answer a request that cannot be read."""
    return _page(
        request,
        400,
        _("This request could not be read."),
        _("Nothing was changed. Go back, reload the page and try again."),
    )


def forbidden(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001
    """Answer a request that this visitor may not make, or that came from another site."""
    return _page(
        request,
        403,
        _("This page is not open to you."),
        _("Nothing was changed. Open the link you were given again, or ask whoever gave it."),
    )


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001
    """Answer an address where nothing is."""
    return _page(
        request,
        404,
        _("There is no page here."),
        _("Check the address, or start again from the first page."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when something broke on our side, or when the disk did after the view was done."""
    if writer.is_of_the_disk(sys.exception()):
        return not_saved(request)
    return _page(
        request,
        500,
        _("Something went wrong on our side."),
        _("What was saved is safe. Wait a moment and load the page again."),
    )


def not_saved(request: HttpRequest) -> HttpResponse:
    """Answer when the disk is full or broken; scripts of our pages show the sentence."""
    what = _("Not saved: the disk of this computer is full, or cannot be written.")
    remedy = _("Make room on it and press again. Phones keep what they have, and send it again.")
    if "application/json" in request.headers.get("Accept", ""):
        told = {"ok": False, "reason": "not_saved", "sentence": f"{what} {remedy}"}
        return JsonResponse(told, status=507)
    return _page(request, 507, what, remedy)


def _page(request: HttpRequest, status: int, what: str, remedy: str) -> HttpResponse:
    """Render the page; in plain text when even that breaks, since nothing may hide the answer."""
    context = {"what": what, "remedy": remedy, "language": language(get_language() or "en")}
    try:
        body = render_to_string("web/error.html", context, request)
    except Exception:
        logger.exception("the error page itself broke")
        return HttpResponse(f"{what} {remedy}\n", "text/plain; charset=utf-8", status)
    return HttpResponse(body, status=status)
