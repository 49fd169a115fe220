"""A young person comes, gets a card, and leaves; a card is given once and ended at once."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from django.db import transaction

from declic.kernel.codes import fingerprint, new_code, new_secret
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Device, Member, Point
from declic.peers.queries.aliases import aliases
from declic.peers.queries.cards import DEVICE_LASTS, card_print, member_of_card
from declic.peers.queries.seen import members_beside, points_beside
from declic.peers.rules.aliases import chosen
from declic.peers.rules.cards import SIGNS
from declic.peers.rules.standing import YOUNG_MOST
from declic.people.models import Person

# A card opens so many browsers; the oldest gives way.
DEVICES_MOST = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A new card. Its code is said here once and stored nowhere."""

    member: Member
    code: str


@transaction.atomic
def welcome(*, point: Point, by: Person | None, at: dt.datetime) -> Card:
    """Take in a young person: with an alias that nobody types, and a card."""
    row = points_beside(by, on=at.date()).filter(pk=point.pk, ended_on=None).first()
    if row is None:
        raise PointRefusedError("ended")
    members = Member.objects.select_for_update().filter(point=row)
    if members.filter(ended_on=None).count() >= YOUNG_MOST:
        raise PointRefusedError("full")
    alias = chosen(aliases(), set(members.values_list("alias", flat=True)), secrets.choice)
    if alias is None:
        raise PointRefusedError("full")
    member = Member.objects.create(point=row, alias=alias, starts_on=at.date())
    return _card(member)


@transaction.atomic
def give_card(*, member: Member, by: Person | None, at: dt.datetime) -> Card:
    """Give a new card; the old one, and every browser that it opened, is ended."""
    row = _going_on(member, by, at)
    row.devices.all().delete()
    return _card(row)


def _card(member: Member) -> Card:
    code = new_code(SIGNS)
    member.card, member.card_ended_at = card_print(code), None
    member.save(update_fields=["card", "card_ended_at"])
    return Card(member, code)


@transaction.atomic
def end_card(*, member: Member, by: Person | None, at: dt.datetime) -> None:
    """End a card: whatever it opened is refused from the next request on."""
    _end_card(_going_on(member, by, at), at)


def _end_card(row: Member, at: dt.datetime) -> None:
    row.devices.all().delete()
    row.card, row.card_ended_at = None, at
    row.save(update_fields=["card", "card_ended_at"])


@transaction.atomic
def farewell(*, member: Member, why: str, by: Person | None, at: dt.datetime) -> None:
    """Let a young person go, for a reason of the list; nobody has to give one."""
    row = _going_on(member, by, at)
    if why not in Member.End.values:
        raise PointRefusedError("reason")
    _end_card(row, at)
    row.ended_on, row.end = at.date(), why
    row.save(update_fields=["ended_on", "end"])


def _going_on(member: Member, by: Person | None, at: dt.datetime) -> Member:
    rows = members_beside(by, on=at.date()).filter(pk=member.pk, ended_on=None)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise PointRefusedError("gone")
    return row


@transaction.atomic
def open_device(*, code: str, at: dt.datetime) -> str | None:
    """Open the group's page in a browser by a card's code; give the token, or None for no card."""
    member = member_of_card(code)
    if member is None:
        return None
    kept = list(member.devices.order_by("-opened_at").values_list("token", flat=True))
    Device.objects.filter(token__in=kept[DEVICES_MOST - 1 :]).delete()
    token = new_secret()
    Device.objects.create(token=fingerprint(token), member=member, opened_at=at)
    return token


def leave_device(*, token: str) -> None:
    """Close the group's page in a browser, for the next person at it."""
    Device.objects.filter(token=fingerprint(token)).delete()


def expire(at: dt.datetime) -> int:
    """Forget browsers that a card opened long ago, and young people who stopped a year ago."""
    old = Device.objects.filter(opened_at__lte=at - DEVICE_LASTS).delete()[0]
    gone = Member.objects.filter(ended_on__lte=at.date() - dt.timedelta(days=365))
    return old + gone.delete()[0]
