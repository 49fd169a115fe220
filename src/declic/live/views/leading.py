"""What a console does: its presses, the box, moving to another device."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from declic.design.headers import CAMERA_POLICY
from declic.kernel import clock
from declic.kernel.codes import new_secret
from declic.kernel.languages import language as language_of
from declic.live import choices, consoles, network, queries, rooms
from declic.live import results as counts
from declic.live.actions import consoles as rights_to_lead
from declic.live.actions import slips
from declic.live.actions.cards import CardsKept, begin_cards, read_cards
from declic.live.actions.leading import Done, lead, type_count
from declic.live.actions.texts import Text, number_of, put_text
from declic.live.machine.commands import Command
from declic.live.machine.decide import Refused
from declic.live.machine.script import Place
from declic.live.machine.state import Phase
from declic.live.models import Console
from declic.live.rooms import Room
from declic.live.views import rights
from declic.people import access

CARD = re.compile(r"[0-9]{1,3}[A-D]", re.ASCII)
CARDS_MOST = 250
CONFLICT = frozenset(
    {"stale", "phase", "closed", "ended", "late", "at_start", "not_here", "discarded"}
)


@require_POST
@rights.leader
def consent(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Let a device that asked lead too, or not."""
    del console
    number = request.POST.get("number", "")
    if not number.isascii() or not number.isdigit():
        return _answer(request, room, Refused("field"))
    allow = request.POST.get("allow") == "yes"
    done = rights_to_lead.reply(room.id, int(number[:6]), allow=allow, at=clock.now()).result()
    return _answer(request, room, done)


@require_POST
@rights.leader
def do(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Do what was pressed: 200, or 409 with the newer console."""
    if request.POST.get("command") == "count":
        return _answer(request, room, _count(request, room))
    fields = {
        name: " ".join(value for value in request.POST.getlist(name) if value)[:200]
        for name in request.POST
        if name not in {"command", "at"}
    }
    at = request.POST.get("at", "")
    seq = int(at) if at.isascii() and at.isdigit() and len(at) < 10 else None  # noqa: PLR2004
    command = Command(request.POST.get("command", "")[:40], fields, seq)
    if not _sure(request) and consoles.final(room, command):
        return _ask(request, room, command)
    done = lead(room.id, command, console=console.number, by=access.person(request), at=clock.now())
    return _answer(request, room, done.result())


def _sure(request: HttpRequest) -> bool:
    """Say whether somebody was asked already: by the page's script, or by us."""
    return rights.wants_json(request) or request.POST.get("sure") == "yes"


def _ask(request: HttpRequest, room: Room, command: Command) -> HttpResponse:
    context = {
        "language": language_of(room.staff_language),
        "room": room,
        "plan_title": room.played.plan.title[room.staff_language],
        "command": command.name,
    }
    return render(request, "live/sure.html", context, status=409)


def _count(request: HttpRequest, room: Room) -> Done | Refused:
    number = request.POST.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 4):  # noqa: PLR2004
        return Refused("field")
    where = {"ask": request.POST.get("ask", ""), "choice": request.POST.get("choice", "")}
    return type_count(
        room.id, **where, number=int(number), by=access.person(request), at=clock.now()
    ).result()


def _answer(request: HttpRequest, room: Room, done: Done | Refused | None) -> HttpResponse:
    if not isinstance(done, Refused):
        if rights.wants_json(request):
            seq = done.seq if isinstance(done, Done) else room.state.seq
            return JsonResponse({"ok": True, "seq": seq})
        return redirect("console", session=room.id)
    status = 409 if done.reason in CONFLICT else 422
    sentence = rights.sentence_for(done.reason)
    newer = rooms.latest(room.id) or room
    if rights.wants_json(request):
        told = {"ok": False, "reason": done.reason, "sentence": sentence}
        return JsonResponse({**told, "seq": newer.state.seq}, status=status)
    return HttpResponse(consoles.page(newer, banner=sentence), status=status)


@require_http_methods(["GET", "POST"])
@rights.leader
def box(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Open the box on a page of its own, which closes with the next command."""
    del console
    language = language_of(room.staff_language)
    context = {
        "language": language,
        "room": room,
        "papers": queries.box(room.id, own=language.script),
        "ended": room.state.phase is Phase.ENDED,
        "without_phones": room.played.plan.phones == "away",
        "seq": room.state.seq,
    }
    return render(request, "live/box.html", context)


@require_POST
@rights.leader
def slip(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Decide about a slip, or about several that say the same word."""
    verdict, at = request.POST.get("verdict", ""), clock.now()
    numbers = [_number(each) for each in request.POST.getlist("slip")] or [0]
    if verdict in {"show", "hide"}:
        shown = numbers[0] if verdict == "show" else None
        done = slips.show_slip(room.id, shown, console=console.number, at=at).result()
    elif verdict == "paper":
        done = slips.note_paper(room.id, console=console.number, at=at)
    elif verdict == "handed":
        done = slips.hand_over(room.id, numbers[0], at=at).result()
    else:
        wording, by = request.POST.get("wording"), console.number
        waiting = [
            slips.settle(room.id, each, verdict, wording=wording, console=by, at=at)
            for each in numbers[:SAME_MOST]
        ]
        done = next((refused for each in waiting if (refused := each.result())), None)
    if isinstance(done, Refused) or rights.wants_json(request) or verdict in {"show", "hide"}:
        return _answer(request, room, done)
    return redirect("box", session=room.id)


# How many slips with the same word one press may decide.
SAME_MOST = 200


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 17 else 0  # noqa: PLR2004


@require_POST
@rights.leader
def word(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Take a word that an adult read on paper: whoever types it has approved it."""
    place, at = room.state.place, clock.now()
    mark = new_secret()
    here = (place.activity, place.item) if place else ("", "")
    if not here[0]:
        return _answer(request, room, Refused("phase"))
    given = Text(request.POST.get("text", ""), *here, mark)
    done = put_text(room.id, given, at=at).result()
    if done is None:
        number = number_of(room.id, mark)
        done = slips.settle(
            room.id, number, "approve", wording=None, console=console.number, at=at
        ).result()
    return _answer(request, room, done)


@require_http_methods(["GET", "POST"])
@rights.leader
def cards(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Read printed cards with a camera. Pictures stay in the browser; letters come here.

    A POST says for which place (`activity`, `item`) and what was seen: `cards`, such as `3A 201C`.
    It is answered with what was kept and with the place that takes answers now.
    """
    del console
    if request.method != "POST":
        begin_cards(room.id)
        context = {
            "language": language_of(room.staff_language),
            "room": room,
            "now": consoles.for_cards(room),
        }
        page = render(request, "live/cards.html", context)
        page["permissions-policy"] = CAMERA_POLICY
        return page
    seen = _seen(request.POST.get("cards", ""))
    place = Place(request.POST.get("activity", "")[:60], request.POST.get("item", "")[:60])
    done = read_cards(room.id, place, seen, at=clock.now()).result() if seen else CardsKept(())
    if seen is None or isinstance(done, Refused):
        reason = done.reason if isinstance(done, Refused) else "field"
        told = {"ok": False, "sentence": rights.sentence_for(reason), **consoles.for_cards(room)}
        return JsonResponse(told, status=422 if reason == "field" else 409)
    return JsonResponse({"ok": True, "kept": done.markers, **consoles.for_cards(room)})


def _seen(written: str) -> dict[int, str] | None:
    """Read `3A 201C`; None for what is no list of cards."""
    parts = written.split()
    if len(parts) > CARDS_MOST or not all(CARD.fullmatch(part) for part in parts):
        return None
    return {int(part[:-1]): part[-1] for part in parts}


@require_http_methods(["GET", "POST"])
@rights.leader
def phone(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Show a one-time QR that moves the lead to another device."""
    del console
    context: dict[str, object] = {"language": language_of(room.staff_language), "room": room}
    if request.method == "POST":
        key = rights_to_lead.new_link(room.id, takes_over=True, at=clock.now()).result()
        address = f"{network.base_url()}/host/{room.id}/enter/{key.secret}"
        context |= {"address": address, "svg": network.qr(address)}
    return render(request, "live/phone_link.html", context)


@require_GET
@rights.reader
def results(request: HttpRequest, *, room: Room) -> HttpResponseBase:
    """Show the counts of the session, read from the closed facts."""
    language = room.staff_language
    context = {
        "language": language_of(language),
        "room": room,
        "seats": counts.seats(room),
        "steps": [
            (choices.title(room, activity), rows)
            for activity, rows in counts.read(room, language=language).items()
        ],
    }
    return render(request, "live/results.html", context)


@require_http_methods(["GET", "POST"])
@rights.leader
def reach(request: HttpRequest, *, room: Room, console: Console) -> HttpResponseBase:
    """Test whether phones reach this computer, and say what to do when they do not."""
    del console
    error = ""
    if request.method == "POST":
        name, password = request.POST.get("name", "").strip(), request.POST.get("password", "")
        error = "" if network.keep_wifi(name, password) else rights.sentence_for("wifi")
    # Whoever looks here has perhaps just changed the network.
    known = network.addresses(kept=0)
    local_only = network.serving.host in {"127.0.0.1", "localhost", "::1"}
    context = {
        "language": language_of(room.staff_language),
        "room": room,
        "addresses": known,
        "port": network.port(),
        "local_only": local_only,
        "reached": network.serving.reached,
        "answers": bool(known) and network.reach_own_address(known[0], network.port()),
        "wifi": network.wifi(),
        "base": network.base_url(),
        "name": "" if local_only or not known else network.local_name(),
        "error": error,
    }
    return render(request, "live/reach.html", context, status=422 if error else 200)
