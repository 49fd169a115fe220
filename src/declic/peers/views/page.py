"""What every page of the office about contact points has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.peers.words import DONE
from declic.people import access
from declic.people.models import Person, Right

Row = TypeVar("Row", bound=Model)
KEEPS = (Right.COORDINATE,)
BESIDE = (Right.COORDINATE, Right.COACH)
UNREADABLE = 422
HERE = "points"


def today() -> dt.date:
    """Give the day that roles are asked for."""
    return clock.now().date()


def who(request: HttpRequest) -> Person | None:
    """Give who acts; None is the machine's owner."""
    return access.who(request)


def one(rows: QuerySet[Row], key: object) -> Row:
    """Give a row of those that somebody may see; what is not among them does not exist."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def chosen(rows: QuerySet[Row], told: str | None) -> Row | None:
    """Give the row that a form chose; None for whatever is none."""
    try:
        key = UUID(told or "")
    except ValueError:
        return None
    return rows.filter(pk=key).first()


def shown(
    request: HttpRequest, template: str, told: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page of the office."""
    done = request.GET.get("done", "") if request.method == "GET" else ""
    frame = {
        "language": language_of(access.staff_language(request)),
        "here": HERE,
        "now": clock.now(),
        "done": DONE.get(done, ""),
    }
    return render(request, template, {**frame, **told}, status=status)
