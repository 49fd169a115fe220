"""What was chosen of a plan, from the command line to the list of sessions."""

from __future__ import annotations

from argparse import Namespace
from uuid import UUID

import pytest

from declic.kernel import clock
from declic.live import commands, queries, rooms
from declic.live.models import Session
from declic.live.rooms import Room
from declic.packs.models import ResolvedPlan


def asked(**choose: str) -> Namespace:
    names = {"responsible": "Ada Example", "deputy": "Ben Example", "unreviewed": "all"}
    place = dict.fromkeys(("trusted", "place", "until"), "")
    return Namespace(plan="help-a-friend", lang="fr", json=True, choose=choose, **names, **place)


@pytest.mark.usefixtures("folder", "transactional_db")
def test_a_session_keeps_what_was_chosen_and_its_list_tells_it() -> None:
    assert commands.session_new(asked(story="mila", phones="away")) == 0
    plan = ResolvedPlan.model_validate(Session.objects.get().plan)
    assert (plan.choices, plan.phones) == ({"story": "mila", "phones": "away"}, "away")
    assert {"mila", "agreement-away"} <= {activity.id for activity in plan.activities}
    (listed,) = queries.running(None, on=clock.now().date())
    assert listed.differences is not None
    assert listed.differences["fr"] == "Mila · Les téléphones restent rangés"


@pytest.mark.usefixtures("folder", "transactional_db")
def test_an_option_that_the_plan_does_not_have_opens_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.session_new(asked(story="nobody")) == commands.REFUSED
    assert "It has: milan, mila." in capsys.readouterr().err
    assert not Session.objects.exists()


def test_a_session_of_the_first_format_is_led_on_and_listed(room: Room, session: UUID) -> None:
    row = Session.objects.get(pk=session)
    for name in ("choices", "differences", "wall"):
        del row.plan[name]
    row.plan |= {"format": 1, "variant": "mila"}
    row.save()
    rooms.forget_all()
    found = rooms.latest(session)
    assert found is not None
    assert [step.id for step in found.script.steps] == [step.id for step in room.script.steps]
    assert found.played.plan.choices == {"variant": "mila"}
    (listed,) = queries.running(None, on=clock.now().date())
    assert listed.differences is None
