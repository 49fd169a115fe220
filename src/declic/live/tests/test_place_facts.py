"""Who helps here, where and until when: filled in at set-up, and never left as a hole."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.kernel import clock
from declic.live import marks, rooms
from declic.live.actions.sessions import Adults, SessionRefusedError, open_session
from declic.live.models import Session
from declic.live.rooms import Room
from declic.packs.models import ResolvedPlan
from declic.packs.queries import resolve

pytestmark = pytest.mark.django_db(transaction=True)
BOTH = ("Ada", "Ben")


def opened(adults: Adults, plan: ResolvedPlan | None = None) -> Room:
    whole = plan or resolve("help-a-friend")
    session = open_session(
        plan=whole,
        languages=tuple(whole.languages),
        staff_language="en",
        wall=("en",),
        adults=adults,
        purpose=Session.Purpose.REHEARSAL,
        by=None,
        at=clock.now(),
    )
    found = rooms.latest(session)
    assert found is not None
    return found


def saying(text: str, *, adults: bool = True) -> ResolvedPlan:
    """Give a plan whose first title holds a text."""
    plan = resolve("help-a-friend")
    return plan.model_copy(update={"title": {**plan.title, "en": text}, "adults": adults})


def test_the_trusted_adult_is_named_with_the_place() -> None:
    said = marks.values(opened(Adults(*BOTH, "Cleo", "room 12")), "en")
    assert (said["trusted_adult_on_site"], said["help_place"]) == ("Cleo (room 12)", "room 12")


def test_without_a_trusted_adult_the_responsible_one_is_named() -> None:
    said = marks.values(opened(Adults(*BOTH)), "en")
    assert said["trusted_adult_on_site"] == said["safeguarding.lead"] == "Ada"


def test_the_time_until_which_help_is_there_is_told_as_it_was_named() -> None:
    assert marks.values(opened(Adults(*BOTH, until="16:30")), "en")["time"] == "16:30"
    assert marks.values(opened(Adults(*BOTH)), "en")["time"] == "…"


@pytest.mark.parametrize(
    ("shown", "told"), [((14, 0), "16:30"), ((16, 25), "16:30"), ((16, 26), ""), ((17, 0), "")]
)
def test_a_room_that_runs_late_promises_no_time_that_is_over(
    shown: tuple[int, int], told: str
) -> None:
    begun = dt.datetime(2026, 11, 28, 14, 0).astimezone()
    now = begun.replace(hour=shown[0], minute=shown[1]).timestamp()
    assert marks.promise("16:30", begun, now) == told


@pytest.mark.parametrize("until", ["25:00", "4 pm", "16.30", "16:3"])
def test_what_is_no_time_is_refused(until: str) -> None:
    with pytest.raises(SessionRefusedError, match="like 16:30"):
        opened(Adults(*BOTH, until=until))


def test_a_plan_that_names_the_place_is_refused_without_it() -> None:
    plan = saying("Come to {{help_place}}.")
    with pytest.raises(SessionRefusedError, match="Where that adult is found"):
        opened(Adults(*BOTH), plan)
    assert not Session.objects.exists()
    assert opened(Adults(*BOTH, place="room 12"), plan).help_place == "room 12"


def test_a_sentence_that_stands_in_lets_the_plan_open() -> None:
    assert opened(Adults(*BOTH), saying("Come {{help_place|to me}}.")).help_place == ""


def test_a_plan_without_adults_that_names_one_is_refused_without() -> None:
    plan = saying("Ask {{trusted_adult_on_site}}.", adults=False)
    with pytest.raises(SessionRefusedError, match="Trusted adult here"):
        opened(Adults("", ""), plan)


def test_a_plan_that_names_a_fact_that_is_gone_is_refused() -> None:
    with pytest.raises(SessionRefusedError, match=r"helpline\.gone"):
        opened(Adults(*BOTH), saying("Call {{helpline.gone}}."))
