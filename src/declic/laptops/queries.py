"""What went out and came back, and what is prepared here; each from what its reader may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from declic.kernel.codes import fingerprint
from declic.laptops.models import Bundle, Opened, Outgoing, Prepared, Receipt, Result
from declic.laptops.rules import bodies
from declic.laptops.rules.bodies import PreparedDate, TakeAlong
from declic.laptops.rules.envelope import read
from declic.live.queries.carried import Held, held
from declic.people.models import Person, Programme, Right
from declic.people.queries import programmes_with


def programmes_of(who: Person | None, *, on: dt.date) -> QuerySet[Programme]:
    """Give the programmes whose files somebody may take along and bring back.

    None is the machine's owner, who may all.
    """
    leads = programmes_with(who, Right.LEAD, on=on)
    return leads | programmes_with(who, Right.COORDINATE, on=on)


def bundles_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Bundle]:
    """Give what went out: coordinators see their programmes', trainers what they took along."""
    if who is None:
        return Bundle.objects.all()
    kept = Bundle.objects.filter(programme__in=programmes_with(who, Right.COORDINATE, on=on))
    own = Bundle.objects.filter(programme__in=programmes_of(who, on=on), made_by=who)
    return kept | own


def bundles_out(who: Person | None, *, at: dt.datetime) -> QuerySet[Bundle]:
    """Give the files that are out and still good, or lost, the last first."""
    rows = bundles_visible_to(who, on=at.date()).filter(expires_at__gt=at)
    rows = rows.annotate(number=Count("results")).select_related("programme", "made_by")
    return rows.defer("contents").order_by("-made_at", "pk")


def results_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Result]:
    """Give what came back of the bundles that one sees, the last first."""
    seen = bundles_visible_to(who, on=on).values("pk")
    rows = Result.objects.filter(bundle__in=seen).select_related("bundle__programme")
    return rows.order_by("-received_at", "session")


def receipts_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Receipt]:
    """Give the receipts of the programmes whose files somebody may bring back."""
    return Receipt.objects.filter(bundle__programme__in=programmes_of(who, on=on))


def sessions_in(receipt: Receipt) -> int:
    """Count the sessions that a receipt names."""
    envelope = read(bytes(receipt.contents), bodies.RECEIPT)
    return len(bodies.body_of(bodies.Receipt, envelope.body).sessions)


def bundle_of_secret(secret: str, *, at: dt.datetime) -> Bundle | None:
    """Give the file that a secret address leads to, while it is good."""
    known = Bundle.objects.filter(secret=fingerprint(secret), ended_at=None)
    found = known.filter(expires_at__gt=at)
    return found.exclude(contents=None).first()


@dataclass(frozen=True, slots=True)
class Here:
    """A prepared date on this laptop, and its sessions, the newest first.

    `received`: how many of its sessions the office has.
    """

    prepared: Prepared
    date: PreparedDate
    title: str
    sessions: tuple[Held, ...]
    received: int
    expired: bool

    @property
    def running(self) -> Held | None:
        """The session that goes on."""
        return next((each for each in self.sessions if each.ended_at is None), None)

    @property
    def to_bring(self) -> int:
        """How many of its sessions have ended and are not received."""
        return sum(each.ended_at is not None and not each.received_at for each in self.sessions)


def prepared_here(language: str, *, at: dt.datetime) -> list[Here]:
    """Give the prepared dates of this laptop in the order of time, for its owner."""
    rows = Prepared.objects.select_related("office")
    found = [here for row in rows for here in _dates(row, language, at)]
    return sorted(found, key=lambda here: (here.date.starts_at, here.date.group))


def _dates(row: Prepared, language: str, at: dt.datetime) -> Iterator[Here]:
    body = told(row)
    opened = list(Opened.objects.filter(prepared=row).order_by("-at"))
    for date in body.dates:
        mine = [each for each in opened if each.date == date.date]
        titles = body.plans[date.plan]["title"]
        yield Here(
            prepared=row,
            date=date,
            title=titles.get(language) or next(iter(titles.values())),
            sessions=tuple(reversed(held([each.session for each in mine]))),
            received=sum(each.received_at is not None for each in mine),
            expired=at >= row.expires_at,
        )


def told(row: Prepared) -> TakeAlong:
    """Read what was opened; it was checked when it came."""
    return TakeAlong.model_validate(row.body)


def to_bring(prepared: Prepared) -> list[Held]:
    """Give the sessions of a file that have ended and that the office has not received."""
    opened = Opened.objects.filter(prepared=prepared, received_at=None)
    found = held(list(opened.values_list("session", flat=True)))
    return [each for each in found if each.ended_at and not each.received_at]


def prepared_of(session: UUID) -> Prepared | None:
    """Give the file for whose date a session was opened, while the office has not received it."""
    opened = Opened.objects.filter(session=session, received_at=None)
    found = opened.select_related("prepared__office").first()
    return found.prepared if found else None


def waiting_files(prepared: Prepared) -> QuerySet[Outgoing]:
    """Give the results files that wait for their receipt, the last first.

    One whose sessions all came to the office in another file waits no longer, and is empty.
    """
    waiting = Outgoing.objects.filter(prepared=prepared, received_at=None).exclude(contents=None)
    return waiting.order_by("-made_at", "-pk")


def outgoing_waits(prepared: Prepared) -> Outgoing | None:
    """Give the last results file for which no receipt has come."""
    return waiting_files(prepared).first()
