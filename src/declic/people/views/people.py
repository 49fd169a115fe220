"""The people of the programmes that somebody looks after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from declic.kernel import clock
from declic.people import access, pages, queries, words
from declic.people.actions import accounts
from declic.people.actions.refusals import PeopleRefused
from declic.people.models import Change, Ground, Person, Programme, Right, Role, RoleKind, Vetting
from declic.people.queries import Who
from declic.people.rules import holds

LINES = 50


@require_GET
@access.for_right(Right.ADMINISTER)
def everybody(request: HttpRequest) -> HttpResponseBase:
    """List people with their roles, and the invitations that wait."""
    who, now = access.who(request), clock.now()
    programmes = queries.administered(who, on=now.date()).order_by("name")
    chosen = _chosen(request, programmes.all())
    told = {
        "people": [_row(each) for each in queries.listed(who, on=now.date(), programme=chosen)],
        "waiting": [
            (each, words.ROLES[RoleKind(each.kind)], each.expires_at <= now)
            for each in queries.waiting(who, at=now)
            if chosen is None or each.programme_id == chosen.pk
        ],
        "programmes": programmes,
        "chosen": chosen,
        "pressing": len(queries.ending_vettings(who, on=now.date())),
    }
    return pages.page(request, "people", told)


def _chosen(request: HttpRequest, offered: object) -> Programme | None:
    wanted = request.GET.get("programme", "")
    return next((each for each in offered if str(each.pk) == wanted), None)  # type: ignore[attr-defined]


def _row(each: queries.Listed) -> dict[str, object]:
    return {
        "person": each.person,
        "roles": [(role, words.ROLES[RoleKind(role.kind)]) for role in each.roles],
        "has_second_step": each.has_second_step,
        "vetted": [(vetted, words.STANDINGS[vetted.standing]) for vetted in each.vetted],
    }


@require_GET
@access.for_right(Right.ADMINISTER)
def one(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Show one person: roles, vetting, and what was changed about them."""
    who, today = access.who(request), clock.now().date()
    person = queries.visible_to(who, on=today).filter(pk=pk).first()
    return pages.absent(request) if person is None else _page(request, who, person, today)


def _page(request: HttpRequest, who: Who, person: Person, today: dt.date) -> HttpResponse:
    roles = queries.roles_visible_to(who, on=today).filter(person=person).order_by("-starts_on")
    vettings = queries.vettings_visible_to(who, on=today).filter(person=person)
    changes = queries.changes_visible_to(who, on=today).filter(person=person).order_by("-at")
    told = {
        "person": person,
        "roles": [_role(role, today) for role in roles],
        "vettings": [_vetting(each, today) for each in vettings.order_by("-seen_on")],
        "changes": [_change(each) for each in changes[:LINES]],
        "has_second_step": queries.has_second_step(person),
        "is_oneself": who == person,
    }
    return pages.page(request, "person", told)


def _role(role: Role, today: dt.date) -> dict[str, object]:
    is_held = role.ended_at is None and holds(role.starts_on, role.ends_on, today)
    is_over = role.ended_at is not None or (role.ends_on is not None and role.ends_on < today)
    word = words.ROLES[RoleKind(role.kind)]
    return {"role": role, "word": word, "is_held": is_held, "is_over": is_over}


def _vetting(each: Vetting, today: dt.date) -> dict[str, object]:
    is_over = each.check_again_on is not None and each.check_again_on < today
    return {"row": each, "ground": words.GROUNDS[Ground(each.ground)], "is_over": is_over}


def _change(each: Change) -> dict[str, object]:
    role = words.ROLES[RoleKind(each.role)] if each.role else ""
    return {"row": each, "word": words.CHANGES[Change.Kind(each.kind)], "role": role}


@require_POST
@access.for_right(Right.ADMINISTER)
def close(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Close an account."""
    return _do(request, pk, accounts.close)


@require_POST
@access.for_right(Right.ADMINISTER)
def open_again(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Open a closed account again."""
    return _do(request, pk, accounts.open_again)


def _do(request: HttpRequest, pk: UUID, act: Callable[..., None]) -> HttpResponse:
    who, now = access.who(request), clock.now()
    person = queries.visible_to(who, on=now.date()).filter(pk=pk).first()
    if person is None:
        return pages.absent(request)
    try:
        act(person, by=who, at=now)
    except PeopleRefused as refused:
        return pages.refused(request, words.sentence(refused.reason))
    return redirect("person", pk=pk)
