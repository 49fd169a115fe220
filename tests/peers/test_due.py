"""A backup lasts no longer than what is kept of young people."""

from __future__ import annotations

import datetime as dt

from declic.kernel import clock
from declic.peers.actions import deeds, handing
from declic.peers.models import Energy
from declic.peers.queries.due import KEPT, first_due
from declic.web.lasting import until
from tests.peers.place import Place, at_the_page
from tests.peers.test_doing import log

DAY = dt.timedelta(days=1)


def test_nothing_is_due_where_nobody_did_anything(ours: Place) -> None:
    ours.card()
    assert first_due() is None


def test_a_backup_made_late_lasts_only_for_the_days_that_are_left(ours: Place) -> None:
    now, member = clock.now(), ours.card().member
    log(member)
    energy = Energy.objects.get()
    due = dt.datetime.combine(energy.on, dt.time(), dt.UTC) + KEPT
    assert first_due() == due
    late = now + KEPT - 5 * DAY
    assert until(late) == due
    deeds.expire(due + DAY)
    assert first_due() is None


def test_an_opened_browser_is_due_and_so_is_a_hand_over_that_was_acted_on(ours: Place) -> None:
    before, card = clock.now(), ours.card()
    at_the_page(card.code)
    opened = first_due()
    assert opened is not None
    assert opened >= before + KEPT
    asked = handing.ask(member=card.member, once=ours.point.pk, without_coach=False, at=before)
    asked.acted_at = before - DAY
    asked.save()
    assert first_due() == before - DAY + KEPT
