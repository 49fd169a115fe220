"""The group's page, for young people: what they did, when they meet, and a rest."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.kernel import clock
from declic.kernel.ids import new_id
from declic.peers.actions import deeds as actions
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.forms import LogForm
from declic.peers.models import Part, Point
from declic.peers.queries.aliases import aliases
from declic.peers.queries.boosters import running
from declic.peers.queries.deeds import does_much, latest, next_booster, next_meeting
from declic.peers.queries.handing import of_member
from declic.peers.queries.missions import missions_of
from declic.peers.queries.papers import GUIDES
from declic.peers.queries.points import adults_there
from declic.peers.rules.deeds import AGENDA, Kind
from declic.peers.rules.hours import HERE
from declic.peers.views.device import Here, member_only, shown
from declic.peers.young import AGENDA as AGENDA_WORDS
from declic.peers.young import DEED_STATES, KINDS, SAID

UNREADABLE = 422


@require_safe
@member_only
def group(request: HttpRequest, *, here: Here) -> HttpResponseBase:
    """Show what there is for whoever is here."""
    point, today = here.member.point, clock.now().date()
    there = adults_there([point.pk], on=today).get(point.pk, {})
    told = {
        "alias": aliases().said(here.member.alias, here.language),
        "reviewed": aliases().reviewed,
        "coach": there.get(Part.COACH),
        "second": there.get(Part.SECOND),
        "member": here.member,
        "much": does_much(here.member, today=today),
        "said": SAID.get(request.GET.get("done", ""), ""),
        "stands": of_member(here.member, at=clock.now()),
        **of_group(point, here.language),
    }
    return shown(request, "peers/group.html", told, host=point.host)


def of_group(point: Point, language: str) -> dict[str, object]:
    """Give what is the same for everybody of the group."""
    return {
        "meeting": next_meeting(point),
        "agenda": [(AGENDA_WORDS[step], minutes) for step, minutes in AGENDA.items()],
        "booster": next_booster(point, today=clock.now().date()),
        "going": running(point, at=clock.now()),
        "once": new_id(),
        "missions": missions_of(point, language),
        "menu": [(kind, KINDS[kind], kind in GUIDES) for kind in Kind if kind != Kind.ASKED],
        "deeds": [(each, KINDS[each.kind], DEED_STATES[each.state]) for each in latest(point)],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@member_only
def log(request: HttpRequest, *, here: Here) -> HttpResponseBase:
    """Log an action."""
    today = timezone.localdate(clock.now(), HERE)
    form = LogForm(request.POST or None, once=new_id(), today=today)
    if request.method != "POST":
        return _form(request, form, 200)
    if not form.is_valid():
        return _form(request, form, UNREADABLE)
    try:
        actions.log(member=here.member, told=form.told(), at=clock.now())
    except PointRefusedError:
        return _form(request, LogForm(once=new_id(), today=today), UNREADABLE)
    return redirect("/group?done=logged")


def _form(request: HttpRequest, form: LogForm, status: int) -> HttpResponse:
    numbers = [form["took_part"], form["heard"], form["asked"]]
    told = {"form": form, "numbers": numbers}
    return shown(request, "peers/group_log.html", told, status=status)


@require_POST
@member_only
def rest(request: HttpRequest, *, here: Here) -> HttpResponseBase:
    """Rest, or come back."""
    rests = request.POST.get("rests") == "yes"
    actions.rest(member=here.member, rests=rests, at=clock.now())
    return redirect(f"/group?done={'resting' if rests else 'back'}")
