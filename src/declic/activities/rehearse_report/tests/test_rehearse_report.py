"""What is rehearsed has no name and no address, so that no form can send it."""

from __future__ import annotations

import re

import pytest

from declic.activities.models import ROLES, Role, Seen
from declic.activities.rehearse_report.kind import KIND
from declic.activities.rehearse_report.models import Channel, Content, Part
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

WHO = Part(id="who", title="Qui ?", hint="Un comportement.")
NOW = Channel(id="now", when="Danger", to="101")
CONTENT = Content(
    case="Dans un ascenseur.",
    rule="Ne rien copier.",
    parts=[WHO, Part(id="where", title="Où ?", hint="Un étage.")],
    channels=[NOW, Channel(id="travel", when="En voyage", to="jedisstop.be")],
)
FORM = re.compile(r"<form[^>]*>.*?</form>", re.DOTALL)
SENDS = re.compile(r"<form(?![^>]*method=\"dialog\")|\saction=|formaction=|\sname=|data-answer")


def sent_by(screen: str) -> list[str]:
    """Give what would let a browser send something that was typed."""
    return [found for form in FORM.findall(screen) for found in SENDS.findall(form)]


@pytest.mark.parametrize("item", ["write", "where"])
def test_nothing_on_the_phone_could_send_what_is_written(item: str) -> None:
    screen = drawn(KIND, CONTENT, item, Seen("phone"))
    assert screen.count("<textarea") == 2
    assert sent_by(screen) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('method="dialog"', 'method="post"'),
        ("<textarea", '<textarea name="text"'),
        ("data-rehearsal", "data-rehearsal data-answer"),
        ("<form", '<form action="/s/question"'),
    ],
)
def test_the_test_would_notice_a_form_that_sends(before: str, after: str) -> None:
    screen = drawn(KIND, CONTENT, "write", Seen("phone"))
    assert sent_by(screen.replace(before, after)) != []


def test_nobody_is_asked_so_that_the_room_can_keep_nothing() -> None:
    write, where = KIND.items(CONTENT, Form())
    assert (write.asks, write.seconds, where.asks, where.seconds) == ((), 90, (), 0)
    assert (write.to, where.to) == ("where", None)
    assert KIND.items(CONTENT, Form(seconds={"write": 30}))[0].seconds == 30


@pytest.mark.parametrize("role", ROLES)
def test_every_screen_says_in_the_end_where_it_would_go(role: Role) -> None:
    screen = drawn(KIND, CONTENT, "where", Seen(role))
    assert ("jedisstop.be" in screen, "Ne rien copier." in screen) == (True, True)


def test_faults_are_a_form_without_an_end_and_ids_that_stand_twice() -> None:
    assert not list(KIND.faults(CONTENT, {"full": Form(), "short": Form(items=["where"])}))
    (fault,) = KIND.faults(CONTENT, {"short": Form(items=["write"])})
    assert "never says where" in fault
    twice = CONTENT.model_copy(update={"parts": [WHO, WHO], "channels": [NOW, NOW]})
    assert list(KIND.faults(twice, {})) == [
        "The part who stands twice.", "The channel now stands twice.",
    ]  # fmt: skip
    assert list(KIND.faults(CONTENT, {"full": Form(seconds={"where": 5})}))


def test_the_card_has_a_line_for_each_part_and_every_channel() -> None:
    (card,) = KIND.papers(CONTENT, Form())
    assert [row.style for row in card.rows].count("write") == 2
    assert card.fitted
    assert [row.style for row in KIND.script(CONTENT, Form())] == ["say", "say"]
    assert list(KIND.read_aloud(CONTENT, Form())) == ["Dans un ascenseur.", "Ne rien copier."]
