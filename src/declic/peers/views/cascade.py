"""How it spreads: a picture and tables, which name no place, no day and no person."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from declic.design.queries import forest
from declic.kernel import clock
from declic.peers.actions import reach
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.forms import RecallForm
from declic.peers.queries.cascade import Spread, programmes_to_see, spread
from declic.peers.queries.seen import points_beside
from declic.peers.rules.cascade import (
    COURSE,
    Node,
    Reach,
    drawable,
    estimated,
    points_in,
    rows,
    summed,
    tens,
)
from declic.peers.views.page import BESIDE, chosen, one, shown, today, who
from declic.peers.views.point import page_of
from declic.peers.words import FEW, HOST_KINDS, drawn_words, tree_title
from declic.people import access
from declic.people.models import Right

SEES = (Right.COORDINATE, Right.FUND)


@require_safe
@access.for_right(*SEES)
def cascade(request: HttpRequest) -> HttpResponseBase:
    """Show how it spreads in one programme."""
    programmes = programmes_to_see(who(request), on=today())
    asked = request.GET.get("programme")
    programme = chosen(programmes, asked) if asked else programmes.first()
    if programme is None and asked:
        raise Http404
    told: dict[str, object] = {"here": "cascade", "programmes": programmes, "programme": programme}
    if programme is not None:
        told |= _figures(spread(programme))
    return shown(request, "peers/cascade.html", told)


def _figures(found: Spread) -> dict[str, object]:
    points = list(points_in(found.nodes))
    by_kind = summed((node.kind, node) for _generation, node in points)
    whole = sum((node.reach for _generation, node in points), Reach())
    lines = [
        (depth, drawn_words(node), _size(node), node.sort == COURSE)
        for depth, node in rows(drawable(found.nodes))
    ]
    return {
        # Made of our own shapes; every word is escaped there.
        "picture": mark_safe(forest(lines, title=tree_title())) if lines else "",  # noqa: S308
        "generations": [(key, *_row(*each)) for key, each in summed(points).items()],
        "kinds": [(HOST_KINDS[str(key)], *_row(*each)) for key, each in by_kind.items()],
        "whole": _row(len(points), whole),
        "asked": tens(found.asked),
        "estimated": estimated(whole.confirmed, found.asked, found.remember),
    }


def _size(node: Node) -> int:
    return tens(node.reach.confirmed) or 0


def _row(number: int, reached: Reach) -> tuple[int, int, object, object]:
    return number, reached.deeds, _people(reached.confirmed), _people(reached.reported)


def _people(number: int) -> int | Promise:
    told = tens(number)
    return FEW if told is None else told


@require_POST
@access.for_right(*BESIDE)
def recall(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Note what those remember whom it reached."""
    row = one(points_beside(who(request), on=today()).select_related("host__programme"), point)
    try:
        numbers: Mapping[str, int] = RecallForm(request.POST).numbers()
        reach.note(point=row, **numbers, by=who(request), at=clock.now())
    except PointRefusedError as refused:
        return page_of(request, row, refused.reason)
    return redirect(f"/office/points/{row.pk}?done=recalled")
