"""What the command line does with the room."""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from argparse import Namespace
from pathlib import Path
from uuid import UUID

from django.conf import settings

from declic.courses.actions.example import fill
from declic.kernel import clock
from declic.live import guests, network, rooms, sweeping, tasks
from declic.live.actions.consoles import end_all, new_link
from declic.live.actions.sessions import Adults, Allowed, SessionRefusedError, open_session
from declic.live.models import Session
from declic.live.results import results
from declic.live.rooms import Room
from declic.live.rules import to_switch_on
from declic.live.writer import writer
from declic.packs.models import ResolvedPlan
from declic.packs.queries import CannotResolveError, UnknownPlanError, plans, resolve
from declic.people.access import STAFF, new_owner_link

REFUSED = 1
DEMO_PLAN = "help-a-friend"
GUESTS = "guests.json"


def serve(args: Namespace) -> int:
    """Run the server and print where the owner comes in."""

    def ready(_port: int) -> None:
        link = f"{network.local_url()}/host/owner/{new_owner_link()}"
        _say(f"Declic is running. Open this once, in the browser of this computer:\n\n  {link}\n")
        _say(f"Phones come in by {network.base_url()}\nCtrl-C ends it; what was saved is kept.")
        _open_browser(link)

    return _run(args, ready)


def demo(args: Namespace) -> int:
    """Run a room with simulated guests; a demo that was left open goes on where it was."""
    if args.programme:
        return _demo_of_an_office(args)
    running = Session.objects.filter(purpose=Session.Purpose.DEMO, ended_at=None)
    row = running.order_by("-opened_at").first()
    session = row.pk if row else _open_demo()
    writer.stop()
    rooms.forget_all()

    def ready(_port: int) -> None:
        room = rooms.latest(session)
        if room is not None:
            _print_links(room)
            kept = guests.Cookies(Path(settings.DECLIC_DATA) / GUESTS)
            guests.invite(session, args.guests, cookies=kept)

    return _run(args, ready)


def _demo_of_an_office(args: Namespace) -> int:
    """Fill the office with a year that never was, once, and open it."""
    _say(
        "An example year is made: forty hosts, sixty courses, twelve trainers, "
        "three grants, thirteen contact points."
    )
    fill(at=clock.now())

    def ready(_port: int) -> None:
        link = f"{network.local_url()}/host/owner/{new_owner_link()}"
        _say(f"Open this once, in the browser of this computer:\n\n  {link}\n")
        _say("Ctrl-C ends it. Nothing of the example counts, and no mail is sent.")
        _open_browser(link)

    return _run(args, ready)


def _run(args: Namespace, ready: object) -> int:
    tasks.start_purging()
    code: int = args.start(args.host, args.port, ready)
    return code


def _open_demo() -> UUID:
    language = os.environ.get("LANG", "en")[:2]
    staff = language if language in STAFF else "en"
    resolved = resolve(DEMO_PLAN, beside=staff)
    return open_session(
        plan=resolved,
        languages=tuple(resolved.languages),
        staff_language=staff,
        wall=(staff,),
        adults=Adults("Alex Example", "Sam Example"),
        purpose=Session.Purpose.DEMO,
        by=None,
        at=clock.now(),
    )


def _print_links(room: Room) -> None:
    key = new_link(room.id, takes_over=True, at=clock.now()).result()
    base, here = network.base_url(), network.local_url()
    console = f"{here}/host/{room.id}/enter/{key.secret}"
    _say(network.text_qr(f"{base}/j/{room.secret}"))
    _say(f"  Join      {base}/j/{room.secret}   (code {room.code})")
    _say(f"  Wall      {here}/wall/{room.wall_token}")
    _say(f"  Console   {console}   (works once)")
    _say("\nCtrl-C ends it; start it again and the session goes on where it was.")
    _open_browser(console)


def _open_browser(address: str) -> None:
    screen = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY")
    if screen and sys.stdout.isatty():
        webbrowser.open(address)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return REFUSED


def session_new(args: Namespace) -> int:
    """Open a session and print its addresses."""
    if args.lang not in STAFF:
        return _refuse(f"Facilitators' pages speak {', '.join(STAFF)}. Choose one with --lang.")
    try:
        resolved, allowed = _allowed(args)
        session = open_session(
            plan=resolved,
            languages=tuple(resolved.languages),
            staff_language=args.lang if args.lang in resolved.languages else resolved.languages[0],
            wall=(args.lang if args.lang in resolved.languages else resolved.languages[0],),
            adults=Adults(args.responsible, args.deputy, args.trusted, args.place, args.until),
            purpose=Session.Purpose.REAL,
            by=None,
            at=clock.now(),
            allowed=allowed,
        )
    except UnknownPlanError:
        known = ", ".join(each.id for each in plans())
        return _refuse(f"There is no plan {args.plan}. These are known: {known}.")
    except (CannotResolveError, SessionRefusedError) as refused:
        return _refuse(str(refused))
    _print_addresses(session, as_json=args.json)
    return 0


def _allowed(args: Namespace) -> tuple[ResolvedPlan, Allowed]:
    """Switch unreviewed languages on: those named, or all, and say so where the owner reads it."""
    whole = resolve(args.plan, chosen=args.choose)
    open_ones = to_switch_on(whole.unreviewed, whole.languages, whole.source, whole.partly)
    wanted = open_ones if args.unreviewed == "all" else args.unreviewed.split(",")
    on = tuple(code for code in open_ones if code in wanted)
    kept = [code for code in whole.offered if code not in open_ones or code in on]
    if on:
        sys.stderr.write(
            f"Nobody has reviewed {', '.join(on)}: used in the name of {args.responsible}, "
            "and screens say so. --unreviewed none leaves them out.\n"
        )
    led = resolve(args.plan, languages=kept, chosen=args.choose, beside=args.lang)
    return led, Allowed(on, args.responsible)


def session_link(args: Namespace) -> int:
    """Print a new one-time link, which ends every console that leads now."""
    session = _session(args.id)
    if session is None:
        return _refuse(f"There is no session {args.id}. See the id that `session new` printed.")
    end_all(session, at=clock.now()).result()
    _print_addresses(session, as_json=getattr(args, "json", False))
    return 0


def session_results(args: Namespace) -> int:
    """Print what was counted, from the closed facts."""
    session = _session(args.id)
    room = rooms.read(session) if session else None
    if room is None:
        return _refuse(f"There is no session {args.id}. See the id that `session new` printed.")
    _say(json.dumps(results(room), ensure_ascii=False, indent=None if args.json else 2))
    return 0


def purge(_args: Namespace) -> int:
    """Erase what is due now."""
    erased = tasks.purge(at=clock.now())
    _say(", ".join(f"{what}: {number}" for what, number in erased.items()))
    if not sweeping.swept():
        return _refuse(
            "Traces are left in the database's log, since another program reads it. "
            "Run declic purge again; a running server does so by itself."
        )
    return 0


def _session(given: str) -> UUID | None:
    try:
        session = UUID(given)
    except ValueError:
        return None
    return session if Session.objects.filter(pk=session).exists() else None


def _print_addresses(session: UUID, *, as_json: bool) -> None:
    row = Session.objects.get(pk=session)
    key = new_link(session, takes_over=True, at=clock.now()).result()
    base = network.base_url()
    told = {
        "id": str(session),
        "code": row.code,
        "join_url": f"{base}/j/{row.secret}",
        "host_url": f"{network.local_url()}/host/{session}/enter/{key.secret}",
        "wall_url": f"{network.local_url()}/wall/{row.wall_token}",
    }
    _say(json.dumps(told) if as_json else "\n".join(f"{k:10}{v}" for k, v in told.items()))
