"""What stands beside a sponsor's figures: its logo, and sentences of adults."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from declic.funding.actions.logos import drop_logo, take_logo
from declic.funding.actions.quotes import approve_quote, drop_quote, write_quote
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.forms.showing import LogoForm, QuoteForm
from declic.funding.models import Quote, Sponsor
from declic.funding.queries.quotes import quotable
from declic.funding.rules.pictures import MOST_BYTES
from declic.funding.views import grant as grants
from declic.funding.views import payers
from declic.funding.views.page import (
    UNREADABLE,
    acting,
    kept_course,
    kept_grant,
    kept_sponsor,
    office,
    status_of,
)
from declic.funding.words import refusal

DONE = {"approve": "quote_approved", "end": "quote_gone"}


def picture(sponsor: Sponsor) -> HttpResponse:
    """Give a logo as the picture that it is; 404 where there is none."""
    found = getattr(sponsor, "logo", None)
    if found is None:
        raise Http404
    answer = HttpResponse(bytes(found.png), content_type="image/png")
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
@office
def logo(request: HttpRequest, sponsor: UUID) -> HttpResponseBase:
    """Show the logo to the office."""
    return picture(kept_sponsor(request, sponsor))


@require_POST
@office
def logo_new(request: HttpRequest, sponsor: UUID) -> HttpResponseBase:
    """Take a logo, in place of an older one."""
    found = kept_sponsor(request, sponsor)
    form = LogoForm(request.POST, request.FILES)
    if not form.is_valid():
        return payers.page(request, found, status=UNREADABLE, logo_form=form)
    given: UploadedFile[Any] = form.cleaned_data["logo"]
    try:
        # A byte more than what is taken says that it is too large.
        take_logo(sponsor=found, data=given.read(MOST_BYTES + 1), **acting(request))
    except FundingRefusedError as error:
        form.add_error("logo", refusal(error))
        return payers.page(request, found, status=status_of(error), logo_form=form)
    return redirect(f"/office/sponsors/{found.pk}?done=logo")


@require_POST
@office
def logo_end(request: HttpRequest, sponsor: UUID) -> HttpResponseBase:
    """Remove the logo."""
    found = kept_sponsor(request, sponsor)
    drop_logo(sponsor=found, **acting(request))
    return redirect(f"/office/sponsors/{found.pk}?done=logo_gone")


@require_POST
@office
def quote_new(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Write down what an adult said."""
    found = kept_grant(request, grant)
    form = QuoteForm(request.POST, offered=quotable(found))
    if not form.is_valid():
        return grants.page(request, found, status=UNREADABLE, new_quote=form)
    told = form.cleaned_data
    try:
        course = kept_course(request, told.pop("course"))
        write_quote(grant=found, course=course, **told, **acting(request))
    except FundingRefusedError as error:
        form.add_error("text", refusal(error))
        return grants.page(request, found, status=status_of(error), new_quote=form)
    return redirect(f"/office/grants/{found.pk}?done=quote#quotes")


@require_POST
@office
def quote_step(request: HttpRequest, grant: UUID, quote: UUID, act: str) -> HttpResponseBase:
    """Approve a sentence that somebody else wrote down, or take it out."""
    found = kept_grant(request, grant)
    said = Quote.objects.filter(grant=found, pk=quote).select_related("grant__programme").first()
    if said is None or act not in DONE:
        raise Http404
    try:
        (approve_quote if act == "approve" else drop_quote)(quote=said, **acting(request))
    except FundingRefusedError as error:
        return grants.refused(request, found.pk, error)
    return redirect(f"/office/grants/{found.pk}?done={DONE[act]}#quotes")
