"""Who pays: the list of sponsors, a new one, and the accounts that read and choose for one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.funding.actions.grants import sponsor_called
from declic.funding.actions.links import add_reader, drop_reader
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.forms.grants import NewSponsor, WhichReader
from declic.funding.forms.showing import LogoForm
from declic.funding.models import Reader, Sponsor
from declic.funding.queries.readers import could_read, readers_of
from declic.funding.queries.seen import grants_visible_to, sponsors_visible_to
from declic.funding.views.page import (
    UNREADABLE,
    acting,
    kept_sponsor,
    office,
    shown,
    status_of,
    who,
)
from declic.funding.words import refusal
from declic.kernel import clock
from declic.people.models import Right
from declic.people.queries import programmes_with


@require_http_methods(("GET", "HEAD", "POST"))
@office
def sponsors(request: HttpRequest) -> HttpResponseBase:
    """List the sponsors of the own programmes, and take a new one."""
    on = clock.now().date()
    programmes = programmes_with(who(request), Right.COORDINATE, on=on).order_by("name")
    form = NewSponsor(request.POST or None, programmes=programmes)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            made = sponsor_called(**form.cleaned_data, **acting(request))
            return redirect(f"/office/sponsors/{made.pk}?done=kept")
        status = UNREADABLE
    rows = sponsors_visible_to(who(request), on=on).select_related("programme").order_by("name")
    context = {"form": form, "rows": rows, "any": programmes.exists()}
    return shown(request, "funding/payers.html", context, status=status)


@require_safe
@office
def sponsor(request: HttpRequest, sponsor: UUID) -> HttpResponseBase:
    """Show a sponsor: who reads and chooses for it, and its grants."""
    return page(request, kept_sponsor(request, sponsor))


def page(request: HttpRequest, found: Sponsor, *, status: int = 200, **more: Any) -> HttpResponse:
    """Render the page of a sponsor; `more`: an error."""
    on = clock.now().date()
    context = {
        "sponsor": found,
        "readers": readers_of(found),
        "new_reader": WhichReader(offered=could_read(found, on=on)),
        "logo": getattr(found, "logo", None),
        "logo_form": LogoForm(),
        "grants": grants_visible_to(who(request), on=on).filter(sponsor=found).order_by("-ends_on"),
        **more,
    }
    return shown(request, "funding/payer.html", context, status=status)


@require_POST
@office
def reader(request: HttpRequest, sponsor: UUID) -> HttpResponseBase:
    """Let an account read the pages of a sponsor, or choose for it too."""
    found = kept_sponsor(request, sponsor)
    form = WhichReader(request.POST, offered=could_read(found, on=clock.now().date()))
    try:
        if not form.is_valid():
            raise FundingRefusedError("reader")  # noqa: TRY301  # answered as the action's own
        add_reader(sponsor=found, **form.cleaned_data, **acting(request))
    except FundingRefusedError as error:
        return page(request, found, status=status_of(error), error=refusal(error))
    return redirect(f"/office/sponsors/{found.pk}?done=reader")


@require_POST
@office
def reader_end(request: HttpRequest, sponsor: UUID, reader: UUID) -> HttpResponseBase:
    """Let an account read them no more."""
    found = kept_sponsor(request, sponsor)
    rows = Reader.objects.filter(sponsor=found).select_related("sponsor__programme")
    reads = rows.filter(pk=reader).first()
    if reads is None:
        raise Http404
    drop_reader(reader=reads, **acting(request))
    return redirect(f"/office/sponsors/{found.pk}?done=reader_gone")
