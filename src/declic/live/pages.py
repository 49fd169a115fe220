"""Screens as bytes: what a role sees of a room, in a language, drawn by its kind's template.

The same (seq, view, role, language) gives the same bytes for everybody who shares them. What is
one seat's own (what it chose) comes in only in `own`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from declic.activities.models import Seen
from declic.activities.queries import kind, template
from declic.care.models import HelpLine
from declic.care.queries import community, help_lines
from declic.kernel import cells
from declic.kernel.codes import spaced
from declic.kernel.languages import Language
from declic.kernel.languages import language as language_of
from declic.kernel.steps import Ask, Counts, Item, Norm, Sensitivity, total
from declic.live import marks, network, queries, tallies
from declic.live.choices import letters
from declic.live.listening import with_voice
from declic.live.machine.screens import (
    Face,
    Role,
    Show,
    earlier,
    face,
    is_counted,
    takes_tables,
)
from declic.live.machine.state import Phase, current, first_place, form_of
from declic.live.rooms import QUICK_KIND, Room
from declic.live.wall_words import wall_words

LEAST = {
    Sensitivity.NONE: 1,
    Sensitivity.PERSONAL: cells.ROOM,
    Sensitivity.SENSITIVE: cells.SENSITIVE,
}
FOLDED = frozenset({Sensitivity.SENSITIVE, Sensitivity.PRIVATE})


@dataclass(frozen=True, slots=True)
class Counted:
    """How many answered the current item, of how many that could."""

    answered: int = 0
    here: int = 0


def counted(room: Room) -> Counted:
    """Count who answered, and who could: tables where tables answer, else who is present.

    What is private is answered on one's own phone, or on paper that nobody has read yet: there
    nobody waits for those without a phone.
    """
    place, item = room.state.place, current(room.script, room.state)
    answered = tallies.answered(room, place).total if place else 0
    if takes_tables(item):
        return Counted(answered, max(room.state.tables or queries.tables(room.id), answered))
    private = item is not None and any(ask.sensitivity is Sensitivity.PRIVATE for ask in item.asks)
    present = 0 if private else room.state.present
    return Counted(answered, max(present, room.seats, answered))


def screen(room: Room, role: Role, language: str) -> str:
    """Draw a phone's or wall's shared screen; a phone's is drawn once for all.

    The wall shows live counts, and has few readers: it is drawn each time.
    """

    def draw() -> str:
        return _spoken(room, role, language)

    if role is not Role.PHONE:
        return draw()
    # Help lines change without the room: with the date, and when somebody corrects them.
    key = (role, language, _help_lines(room, language))
    return room.drawn.once((room.state.seq, room.view), key, draw)


def _spoken(room: Room, role: Role, language: str) -> str:
    """Draw a screen in the language, or all of it in the one that stands in, marked as such."""
    seen = face(room.script, room.state, role)
    place = seen.place if seen.show is Show.ITEM else None
    spoken = room.played.spoken(place.activity, language) if place else language
    drawn = _draw(f"live/{role}_screen.html", room, role, spoken)
    whole = drawn if spoken == language else _marked_as(language_of(spoken), drawn)
    return with_voice(whole, spoken, language) if role is Role.PHONE else whole


def _marked_as(known: Language, drawn: str) -> str:
    whole = mark_safe(drawn)  # noqa: S308  # drawn by a template
    return format_html('<div lang="{}" dir="{}">{}</div>', known.code, known.direction, whole)


def wall_page(room: Room) -> str:
    """Draw the wall, in one language or two."""
    languages = room.state.wall or room.languages[:1]
    screens = [
        {"language": language_of(code), "html": mark_safe(screen(room, Role.WALL, code))}  # noqa: S308
        for code in languages
    ]
    more: dict[str, Any] = {"screens": screens, "join": _join(room), "wifi": _wifi()}
    more["words"] = wall_words(languages)
    # A kind may draw the clock as a part of its screen; the others have it at the foot.
    more["has_ring"] = any("data-seconds" in str(each["html"]) for each in screens)
    return _draw("live/wall.html", room, Role.WALL, languages[0], **more)


def peer_page(room: Room, code: str, *, extra: Mapping[str, Any]) -> str:
    """Draw the console of a young person who leads one activity."""
    return _draw("live/peer.html", room, Role.PEER, code, **extra)


def _led_as(role: Role) -> Literal["phone", "wall", "console"]:
    """Give the role for which a kind draws: whoever leads for a while has the console's words."""
    if role is Role.PHONE:
        return "phone"
    return "wall" if role is Role.WALL else "console"


def console_page(room: Room, *, extra: Mapping[str, Any]) -> str:
    """Draw the console in the facilitator's language."""
    return _draw("live/console.html", room, Role.CONSOLE, room.staff_language, **extra)


def body(page: str) -> str:
    """Give what stands between the body tags of a page, for a stream to send."""
    start = page.index(">", page.index("<body")) + 1
    return page[start : page.rindex("</body>")].strip()


def _draw(name: str, room: Room, role: Role, code: str, **more: Any) -> str:  # noqa: ANN401
    with translation.override(code):
        return render_to_string(name, {**context(room, role, code), **more})


def context(room: Room, role: Role, code: str) -> dict[str, Any]:
    """Gather what every screen of a role may show, and nothing that it may not."""
    seen = face(room.script, room.state, role)
    shared: dict[str, Any] = {
        "room": room,
        "face": seen,
        "show": seen.show.value,
        "phase": seen.phase.value,
        "answering": seen.answering,
        "item": seen.item,
        "paused": room.state.paused,
        "language": language_of(code),
        "plan_title": room.played.plan.title[code],
        "unreviewed_here": code in room.played.plan.unreviewed,
        "titled": language_of(room.played.titled(code)),
        "without_phones": room.played.plan.phones == "away",
        "without_wall": room.played.plan.wall == "none",
        "help_lines": _help_lines(room, code),
        "values": marks.values(room, code),
        "counted": counted(room),
    }
    if seen.show in {Show.ITEM, Show.EYES_UP, Show.SLIP} and seen.item and seen.item.id:
        shared |= _of_item(room, seen, code)
    if seen.show is Show.ANNOUNCED:
        shared |= {"activity": frame(room, code), "begins": True, "titled": _titled(room, code)}
    if seen.show is Show.SLIP and room.state.slip is not None:
        shared["slip"] = queries.paper(room.id, room.state.slip)
    return shared


def _help_lines(room: Room, code: str) -> tuple[HelpLine, ...]:
    """Give whom to call: one number for a room, wherever the language of a screen has none."""
    return help_lines(code, community(code, room.staff_language))


def _titled(room: Room, code: str) -> Language:
    place = room.state.place
    return language_of(room.played.spoken(place.activity, code) if place else code)


def _of_item(room: Room, seen: Face, code: str) -> dict[str, Any]:
    if seen.place is None or seen.item is None:
        return {}
    activity = room.played.activities.get(seen.place.activity)
    name = activity.kind if activity else QUICK_KIND
    content = (
        room.played.content(activity.id, code)
        if activity
        else room.played.quick_content(room.state.styles[seen.place.activity])
    )
    told = _told(seen)
    norm = kind(name).norm(content, seen.item.id)
    view = kind(name).view(content, seen.item.id, _seen(room, seen, told, norm))
    return {
        "activity": frame(room, code),
        "content": content,
        "view": view,
        "told": told,
        "kind_template": template(name, _led_as(seen.role)),
        "seconds": seen.item.seconds,
        "opened": int(room.state.shown or 0),
        "fold": any(ask.sensitivity in FOLDED for ask in seen.item.asks),
        "unit": seen.item.asks[0].unit.value if seen.item.asks else "",
        "letters": _letters(room, seen.item),
        # Whoever does not choose the one choice, or ticks nothing, is not missing.
        "awaited": any(len(ask.choices) != 1 and not ask.several for ask in seen.item.asks),
        "counts": is_counted(seen.item),
        "hands": kind(name).hands,
        "goes_on": marks.goes_on(room, activity),
        "begins": _begins(room) and seen.phase is Phase.SHOWN,
    }


def _letters(room: Room, item: Item) -> dict[str, str]:
    """Give the letters of cards by choice, where cards are read and choices have no letters."""
    asks = item.asks if room.by_card and len(item.asks) == 1 else ()
    return letters(asks[0].choices) if asks else {}


def _begins(room: Room) -> bool:
    step = room.script.step(room.state.place.activity) if room.state.place else None
    return step is not None and first_place(room.script, room.state, step) == room.state.place


def frame(room: Room, code: str) -> dict[str, Any]:
    place = room.state.place
    activity = room.played.activities.get(place.activity) if place else None
    if activity is None:
        title = translation.gettext("A question from now")
        return {
            "id": place.activity if place else "",
            "kind": QUICK_KIND,
            "care": 0,
            "title": title,
        }
    frame = activity.frame[code].model_dump()
    return {**frame, "id": activity.id, "kind": activity.kind, "care": activity.care}


def _seen(room: Room, seen: Face, told: Mapping[str, cells.Told], norm: Norm | None) -> Seen:
    counts = counted(room)
    here = seen.place.activity if seen.place else ""
    words = any(ask.text_limit for ask in seen.item.asks) if seen.item else False
    return Seen(
        role=_led_as(seen.role),
        phase=seen.phase.value,  # type: ignore[arg-type]  # an item is shown in these four only
        form=form_of(room.script, room.state, here),  # type: ignore[arg-type]  # full or short
        items=_items(room),
        asks=tuple(ask.id for ask in seen.item.asks) if seen.item else None,
        settled=room.state.settled.get(here, ()),
        path=seen.path,
        chosen=seen.chosen,
        results=_results(room, seen),
        told=told,
        answered=counts.answered,
        here=counts.here,
        words=queries.approved_words(room) if words else (),
        tenths=_tenths(room, norm) if norm else None,
        alarmed=_alarmed(room, seen),
    )


def _alarmed(room: Room, seen: Face) -> int | None:
    leads = _led_as(seen.role) == "console"
    return tallies.alarmed(room, seen.place) if leads and seen.place else None


def _results(room: Room, seen: Face) -> Mapping[str, Mapping[str, Counts]]:
    """Add what an adult is counting now: it is nobody's answer, so it may be followed."""
    if seen.place is None or seen.phase is not Phase.OPEN or not is_counted(seen.item):
        return seen.results
    return {**seen.results, seen.place.item: tallies.result(room, seen.place)}


def _tenths(room: Room, norm: Norm) -> int | None:
    return cells.tenths(total(earlier(room.script, room.state, norm.ask)), norm.says)


def _items(room: Room) -> tuple[str, ...]:
    step = room.script.step(room.state.place.activity) if room.state.place else None
    form = form_of(room.script, room.state, step.id) if step else ""
    return tuple(item.id for item in step.items[form]) if step else ()


def _told(seen: Face) -> dict[str, cells.Told]:
    """Tell the current item's result as far as the role may hear it."""
    if seen.item is None or seen.item.id not in seen.results:
        return {}
    result = seen.results[seen.item.id]
    return {
        ask.id: _told_of(ask, total(result.get(ask.id, {})), seen.role) for ask in seen.item.asks
    }


def _told_of(ask: Ask, counts: Mapping[str, int], role: Role) -> cells.Told:
    if role is Role.CONSOLE or ask.sensitivity is Sensitivity.NONE:
        return cells.Told("figures", sum(counts.values()), counts=dict(counts))
    return cells.told(counts, least=LEAST[ask.sensitivity])


def _join(room: Room) -> dict[str, object]:
    base = network.base_url()
    return {
        "code": spaced(room.code),
        "address": base.removeprefix("http://"),
        "svg": network.qr(f"{base}/j/{room.secret}"),
    }


def _wifi() -> dict[str, object] | None:
    known = network.wifi()
    return {"name": known.name, "svg": network.wifi_qr(known)} if known else None
