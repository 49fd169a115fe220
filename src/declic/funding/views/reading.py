"""Who reads a sponsor's pages: a link that can be ended, and accounts."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from declic.funding.actions.links import add_reader, drop_reader, end_link, renew_link
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.forms.grants import WhichReader
from declic.funding.models import Reader
from declic.funding.queries.readers import could_read
from declic.funding.queries.seen import sponsors_visible_to
from declic.funding.views.grant import page, refused
from declic.funding.views.page import acting, kept_grant, office, who
from declic.kernel import clock
from declic.people.links import link as address_of


@require_POST
@office
def link(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Make a new link, which ends the older one, and show it this once."""
    found = kept_grant(request, grant)
    secret = renew_link(grant=found, **acting(request))
    fresh = kept_grant(request, grant)
    answer = page(request, fresh, link=address_of(f"/sponsor/{secret}"))
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@office
def link_end(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """End the link."""
    end_link(grant=kept_grant(request, grant), **acting(request))
    return redirect(f"/office/grants/{grant}?done=link_ended#sponsor")


@require_POST
@office
def reader(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Let an account read the pages of the grant's sponsor."""
    found = kept_grant(request, grant)
    offered = could_read(found.sponsor, on=clock.now().date())
    form = WhichReader(request.POST, offered=offered)
    try:
        if not form.is_valid():
            raise FundingRefusedError("reader")  # noqa: TRY301  # answered as the action's own
        person = form.cleaned_data["person"]
        add_reader(sponsor=found.sponsor, person=person, **acting(request))
    except FundingRefusedError as error:
        return refused(request, grant, error)
    return redirect(f"/office/grants/{grant}?done=reader#sponsor")


@require_POST
@office
def reader_end(request: HttpRequest, grant: UUID, reader: UUID) -> HttpResponseBase:
    """Let an account read them no more."""
    found = kept_grant(request, grant)
    sponsors = sponsors_visible_to(who(request), on=clock.now().date())
    rows = Reader.objects.filter(sponsor__in=sponsors, sponsor=found.sponsor)
    reads = rows.select_related("sponsor__programme").filter(pk=reader).first()
    if reads is None:
        raise Http404
    drop_reader(reader=reads, **acting(request))
    return redirect(f"/office/grants/{grant}?done=reader_gone#sponsor")
