"""The secret link to a grant's page: made, shown once, ended."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from declic.funding.actions.links import end_link, renew_link
from declic.funding.views.grant import page
from declic.funding.views.page import acting, kept_grant, office
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
