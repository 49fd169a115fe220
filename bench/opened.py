"""Open rooms and take their seats, in the data folder that `DECLIC_DATA` names.

`python -m bench.opened ROOMS SEATS` prints each room's addresses and its seats' cookies as JSON.
Nobody comes in by the door here: how people arrive is a measure of its own.
"""

from __future__ import annotations

import json
import os
import sys
from uuid import UUID

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

# Models can be imported only after Django is set up.
from declic.kernel import clock  # noqa: E402
from declic.live import rooms  # noqa: E402
from declic.live.actions.consoles import new_link  # noqa: E402
from declic.live.actions.seats import Asked, take_seat  # noqa: E402
from declic.live.actions.sessions import Adults, Allowed, open_session  # noqa: E402
from declic.live.rules import Sitting  # noqa: E402
from declic.live.wire.seats import COOKIE  # noqa: E402
from declic.live.writer import writer  # noqa: E402
from declic.packs.queries import resolve  # noqa: E402
from declic.web.prepare import prepare  # noqa: E402

LANGUAGES = ("fr", "nl", "ar")


def opened() -> UUID:
    """Open one room."""
    plan = resolve("help-a-friend")
    return open_session(
        plan=plan,
        languages=tuple(plan.languages),
        staff_language="en",
        wall=("fr",),
        adults=Adults("Alex", "Sam"),
        purpose="real",
        by=None,
        at=clock.now(),
        allowed=Allowed(LANGUAGES, "Alex"),
    )


def told(session: UUID, seats: int) -> dict[str, object]:
    """Take a room's seats, and tell how to come in."""
    asked = [Asked(session, LANGUAGES[at % 3], "star") for at in range(seats)]
    taken = [waiting.result() for waiting in [take_seat(each) for each in asked]]
    key = new_link(session, takes_over=True, at=clock.now()).result()
    room = rooms.read(session)
    return {
        "id": str(session),
        "secret": room.secret if room else "",
        "code": room.code if room else "",
        "host": f"/host/{session}/enter/{key.secret}",
        "cookies": [f"{COOKIE}={seat.token}" for seat in taken if isinstance(seat, Sitting)],
    }


if __name__ == "__main__":
    prepare()
    many, seats = int(sys.argv[1]), int(sys.argv[2])
    sys.stdout.write(json.dumps([told(opened(), seats) for _ in range(many)]))
    writer.stop()
