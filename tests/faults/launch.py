"""Start the program with one defence taken away, or dying at a named point.

`python tests/faults/launch.py NAME serve ...`: a control starts its server so, to show that the
attack which the defence stops then succeeds. A point of death waits until the file `armed` lies
in the data folder; that file says at which batch with answers the program dies.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

# Models can be imported only after Django is set up.
from django.db import connection  # noqa: E402
from uvicorn.protocols.http.flow_control import FlowControl  # noqa: E402

from declic.live import hub, ledger, queries, rooms, seals, writer  # noqa: E402
from declic.live.machine.decide import Refused  # noqa: E402
from declic.live.models import Console, Session  # noqa: E402
from declic.live.wire import request as wire_request  # noqa: E402
from declic.web import cli  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.faults import dying, handing, posting, writing  # noqa: E402
from tests.faults.writing import replace  # noqa: E402


def lets_any_console_in() -> None:
    """Take any token for the right to lead."""

    def console(session: Any, token: str) -> Any:
        del token
        return Console.objects.filter(session_id=session).exclude(token=None).first()

    replace(queries, "console", console)


def private_is_private() -> None:
    """Count private answers like all others."""
    from declic.live import results  # noqa: PLC0415

    asks = vars(results)["_asks"]

    def closed(room: Any) -> Any:
        for place, found in room.state.results.items():
            yield from ((place, ask, found.get(ask.id, {})) for ask in asks(room, place))

    replace(results, "_closed", closed)


def leads_at_a_look() -> None:
    """Give an owner's browser the lead as soon as it opens the console."""
    from declic.live.actions import consoles  # noqa: PLC0415

    taken = vars(consoles)["take"]
    replace(
        consoles, "take", lambda *given, **named: taken(*given, **{**named, "takes_over": True})
    )


def takes_a_peer_for_the_facilitator() -> None:
    """Let whoever leads one activity do whatever the console does."""
    from declic.live import peers, queries  # noqa: PLC0415
    from declic.live.views import peers as pages  # noqa: PLC0415
    from declic.live.views import rights  # noqa: PLC0415

    whole, leads = rights.console_of, vars(pages)["lead"]

    def any_right(request: Any, session: Any) -> Any:
        token = request.COOKIES.get(peers.cookie_name(session), "")
        return whole(request, session) or queries.peer(session, token)

    replace(rights, "console_of", any_right)
    replace(pages, "lead", lambda *given, **named: leads(*given, **{**named, "only": ""}))


def presses_by_looking() -> None:
    """Use a one-time link as soon as somebody, or something, opens it."""
    from declic.live.views import arriving, office  # noqa: PLC0415

    for views, press in ((arriving, arriving.enter), (office, office.owner)):

        def offer(request: Any, *_given: Any, press: Any = press) -> Any:
            request.method = "POST"
            return press(request, **request.resolver_match.kwargs)

        replace(views, "_offer", offer)


def asks_who_switches_on() -> None:
    """Open real sessions in whatever language, without asking who answers for it."""
    from declic.live.actions import sessions  # noqa: PLC0415

    replace(sessions, "_check_reviewed", lambda *_given: None)


def tells_everybody() -> None:
    """Send the screens of one room to the phones and walls of all."""
    told = hub.Hub._tell_screens  # noqa: SLF001

    async def tell_screens(self: hub.Hub, session: Any, _watch: hub.Watch) -> None:
        everybody = {
            one
            for watch in self._watches.values()
            for one in watch.listeners
            if one.role != "console" or one.session == session
        }
        await told(self, session, hub.Watch(everybody))

    replace(hub.Hub, "_tell_screens", tell_screens)


def believes_every_origin() -> None:
    """Take forms from any page."""
    replace(wire_request, "foreign", lambda **_headers: False)


def seals_nothing() -> None:
    """Keep texts as they were written."""
    replace(seals, "seal", lambda text, *, day: (text.encode(), day.isoformat()))
    replace(seals, "open_seal", lambda sealed, _key: bytes(sealed).decode())


def forgets_the_ledger() -> None:
    """Seal nothing, and after a restore erase nothing again."""
    seals_nothing()
    from declic.web import prepare  # noqa: PLC0415  # it binds the name when it is imported

    replace(prepare, "replay_purges", lambda: 0)


def keeps_every_draft() -> None:
    """Keep what a host began to ask for and never sent."""
    from declic.live import tasks  # noqa: PLC0415  # it binds the name when it is imported

    replace(tasks, "forget_drafts", lambda **_when: 0)


def strikes_nothing() -> None:
    """Keep in the ledger which seats forgot their answers."""
    replace(ledger, "strike", lambda _sessions: None)


def keeps_no_number_of_seats() -> None:
    """Keep texts as they were written, and of a session's end only the time."""
    seals_nothing()
    from declic.live import tasks  # noqa: PLC0415
    from declic.live.actions import facts  # noqa: PLC0415

    def end(room: Any, at: Any) -> None:
        Session.objects.filter(pk=room.id).update(ended_at=at)

    replace(facts, "_end", end)
    replace(tasks, "_keep_number", lambda _session: None)


def keeps_seat_and_card_apart() -> None:
    """Let a seat pick a card, and go on answering as a seat."""
    replace(rooms.Room, "respondent", lambda _room, seat: rooms.seat_of(seat))


def takes_stale_commands() -> None:
    """Do what was pressed, whatever the room was like when it was decided."""
    from declic.live.actions import leading  # noqa: PLC0415

    decided = vars(leading)["decide"]

    def decide(room: Any, command: Any) -> Any:
        made = decided(room, command)
        stale = isinstance(made, Refused) and made.reason == "stale"
        newer = type(command)(command.name, command.fields, room.state.seq)
        return decided(room, newer) if stale else made

    replace(leading, "decide", decide)


def never_minds_slow_readers() -> None:
    """Keep for each listener whatever it does not take."""
    replace(FlowControl, "pause_writing", lambda _self: None)


def answers_after_closing() -> None:
    """Take answers whether or not they are open."""
    from declic.live.actions import seats  # noqa: PLC0415
    from declic.live.machine.state import current  # noqa: PLC0415

    def answerable(room: Any, _given: Any) -> Any:
        return current(room.script, room.state)

    replace(seats, "_answerable", answerable)


def hides_what_is_not_saved() -> None:
    """Take a full disk for any other mishap."""
    replace(writer, "is_of_the_disk", lambda _error: False)


def forgets_how_far_it_was() -> None:
    """Read a room from disk without what was shown last."""
    from declic.live.machine.facts import ItemShown  # noqa: PLC0415

    folded = vars(rooms)["fold_all"]

    def fold_all(state: Any, happened: Any) -> Any:
        told = list(happened)
        last = max(at for at, (fact, _) in enumerate(told) if isinstance(fact, ItemShown))
        kept = folded(state, (each for at, each in enumerate(told) if at != last))
        return type(kept)(**{**{n: getattr(kept, n) for n in kept.__slots__}, "seq": len(told)})

    replace(rooms, "fold_all", fold_all)


def takes_what_comes_last() -> None:
    """Keep whatever comes last, however old it is."""
    from declic.live.actions import seats  # noqa: PLC0415

    newer = "WHERE excluded.counter = -1 OR excluded.counter > live_answer.counter"
    assert newer in seats.WRITE
    replace(seats, "WRITE", seats.WRITE.replace(newer, ""))


def calls_it_saved() -> None:
    """Say "saved" to an old answer that is not kept, and tell a page of no counter."""
    from declic.live.actions import seats  # noqa: PLC0415

    replace(seats, "_see_newer", lambda *_given: None)
    replace(queries, "counter", lambda *_given: 0)


def counts_each_copy() -> None:
    """Take each answer for that of somebody new."""
    replace(rooms.Room, "respondent", lambda _room, _seat: rooms.seat_of(uuid4()))


def believes_every_number() -> None:
    """Take what a phone sends as its counter for a number."""
    from declic.live.door import sending  # noqa: PLC0415

    given = vars(sending)["_given"]

    def read(request: Any) -> Any:
        int(request.one("n") or 0)
        return given(request)

    replace(sending, "_given", read)


def reads_bodies_without_end() -> None:
    """Keep a request's body however long it is."""
    from declic.web import guard  # noqa: PLC0415

    replace(guard, "LARGEST_BODY", 1 << 40)
    replace(wire_request, "BODY_MOST", 1 << 40)


def hears_everybody_out() -> None:
    """Read on whatever is sent, though it is refused already."""
    from declic.web import guard  # noqa: PLC0415

    replace(guard, "CLOSE", (b"x-nothing", b"here"))


def waits_for_no_lock() -> None:
    """Give up at once when another program holds the database, from when `armed` is there."""
    written = writer.Writer.write

    def write(self: writer.Writer, batch: list[Any]) -> Any:
        if writing.ARMED.exists():
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 0")
        return written(self, batch)

    replace(writer.Writer, "write", write)


def sends_the_long_way() -> None:
    """Send every screen through the server's own framing."""
    from declic.live import stream  # noqa: PLC0415

    replace(stream, "wire_of", lambda _send: None)


def waits_for_no_disk() -> None:
    """Commit without waiting until the disk has it."""
    from declic.web.sqlite import base  # noqa: PLC0415

    usual = base.PRAGMAS
    replace(base, "PRAGMAS", tuple(each.replace("FULL", "NORMAL") for each in usual))
    replace(base, "FULL", 1)


def keeps_no_seat_for_those_who_scan() -> None:
    """Give all seats to whoever types the code first."""
    from declic.live.actions import seats  # noqa: PLC0415

    replace(seats, "TYPED_MOST", seats.SEATS_MOST)


def seats_who_keeps_no_cookie() -> None:
    """Give a seat to browsers that cannot keep it."""
    from declic.live.door import joining  # noqa: PLC0415

    replace(joining, "_keeps_cookies", lambda _request: True)


def lets_anybody_keep_facts() -> None:
    """Take everybody for the owner of the computer."""
    from declic.people import access  # noqa: PLC0415

    replace(access, "is_owner", lambda _request: True)


DEFENCES: dict[str, Callable[[], None]] = {
    made.__name__: made
    for made in (
        writing.dies_after_write,
        writing.dies_after_commit,
        writing.dies_before_acknowledging,
        writing.acknowledges_early,
        writing.keeps_no_answer,
        writing.commits_each,
        posting.dies_before_a_mail,
        posting.dies_after_a_mail,
        posting.dies_after_a_mail_that_has_no_name,
        posting.settles_before_a_mail_and_dies,
        posting.lives_an_hour_later,
        posting.marks_no_mail,
        lets_any_console_in,
        leads_at_a_look,
        takes_a_peer_for_the_facilitator,
        asks_who_switches_on,
        private_is_private,
        keeps_every_draft,
        presses_by_looking,
        tells_everybody,
        believes_every_origin,
        seals_nothing,
        forgets_the_ledger,
        strikes_nothing,
        keeps_no_number_of_seats,
        keeps_seat_and_card_apart,
        takes_stale_commands,
        never_minds_slow_readers,
        waits_for_no_disk,
        sends_the_long_way,
        waits_for_no_lock,
        reads_bodies_without_end,
        hears_everybody_out,
        believes_every_number,
        takes_what_comes_last,
        calls_it_saved,
        counts_each_copy,
        forgets_how_far_it_was,
        hides_what_is_not_saved,
        answers_after_closing,
        keeps_no_seat_for_those_who_scan,
        seats_who_keeps_no_cookie,
        lets_anybody_keep_facts,
        handing.dies_at_a_handover,
        handing.answers_before_a_handover_is_kept,
        *dying.MADE,
    )
}

if __name__ == "__main__":
    DEFENCES[sys.argv[1]]()
    sys.exit(cli.main(sys.argv[2:]))
