"""The group's page, for young people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from declic.kernel import clock
from declic.peers.models import Part
from declic.peers.queries.aliases import aliases
from declic.peers.queries.points import adults_there
from declic.peers.views.device import Here, member_only, shown


@require_safe
@member_only
def group(request: HttpRequest, *, here: Here) -> HttpResponseBase:
    """Show what there is for whoever is here."""
    point = here.member.point
    there = adults_there([point.pk], on=clock.now().date()).get(point.pk, {})
    told = {
        "alias": aliases().said(here.member.alias, here.language),
        "reviewed": aliases().reviewed,
        "coach": there.get(Part.COACH),
        "second": there.get(Part.SECOND),
    }
    return shown(request, "peers/group.html", told, host=point.host)
