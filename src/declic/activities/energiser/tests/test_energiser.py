"""Lines are told, and the dots on the wall change places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declic.activities.energiser import rules
from declic.activities.energiser.kind import KIND
from declic.activities.energiser.models import Content, Line
from declic.activities.models import ROLES, Seen
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

CONTENT = Content(
    rule="Change de place.",
    seated="Mains sur la table.",
    lines=[
        Line(id="music", text="J’aime la musique."),
        Line(id="muted", text="J’ai mis en sourdine."),
    ],
)
lines = st.integers(0, 40)


def _tones(line: int) -> dict[tuple[int, int], int]:
    return {(dot.x, dot.y): dot.tone for pair in rules.circle(line) for dot in pair.dots}


@given(lines)
def test_nobody_gets_lost_and_no_place_is_taken_twice(line: int) -> None:
    before, after = _tones(line), _tones(line + 1)
    assert len(before) == 2 * rules.PAIRS
    assert before.keys() == after.keys()
    assert sorted(before.values()) == sorted(after.values())


@given(lines)
def test_those_who_cross_have_changed_places_and_the_others_have_not(line: int) -> None:
    before = _tones(line)
    for pair in rules.circle(line + 1):
        one, other = pair.dots
        assert before[one.x, one.y] == (other if pair.crosses else one).tone
        assert (one.x, one.y) == (-other.x, -other.y)
        assert one.tone != other.tone


@given(lines)
def test_some_cross_and_some_stay_at_every_line(line: int) -> None:
    crossing = [rules.crosses(pair, line) for pair in range(rules.PAIRS)]
    assert 0 < sum(crossing) < rules.PAIRS


def test_at_the_first_line_all_but_two_pairs_have_just_crossed() -> None:
    assert [pair.crosses for pair in rules.circle(0)] == [False, True, True, False, True, True]
    assert [[dot.tone for dot in pair.dots] for pair in rules.circle(0)] == [
        [0, 1], [2, 1], [3, 2], [3, 4], [0, 4], [1, 0],
    ]  # fmt: skip


def test_at_the_next_line_other_pairs_stay() -> None:
    assert [rules.crosses(pair, 1) for pair in range(4)] == [True, True, False, True]


def test_lines_are_told_and_never_asked() -> None:
    items = KIND.items(CONTENT, Form(items=["muted"]))
    assert [(item.id, item.asks, item.reveals) for item in items] == [("muted", (), False)]


def test_a_doubled_line_and_an_unknown_one_are_faults() -> None:
    twice = CONTENT.model_copy(update={"lines": [CONTENT.lines[0], CONTENT.lines[0]]})
    assert len(list(KIND.faults(twice, {"short": Form(items=["music", "none"])}))) == 2
    assert not list(KIND.faults(CONTENT, {"full": Form()}))


def test_all_screens_show_the_line_and_none_has_a_form() -> None:
    for role in ROLES:
        screen = drawn(KIND, CONTENT, "muted", Seen(role, path=("music", "muted")))
        assert "J’ai mis en sourdine." in screen
        assert "<form" not in screen


def test_the_rule_is_shown_with_the_first_line_only() -> None:
    assert "Change de place." in drawn(KIND, CONTENT, "music", Seen("wall", path=("music",)))
    later = Seen("wall", path=("music", "muted"))
    assert "Change de place." not in drawn(KIND, CONTENT, "muted", later)


def test_the_wall_draws_every_dot() -> None:
    wall = drawn(KIND, CONTENT, "music", Seen("wall", path=("music",)))
    assert wall.count("<circle") == 2 * rules.PAIRS
    assert wall.count('class="crosses"') == 4


def test_the_console_lists_all_lines_and_the_seated_version() -> None:
    seen = Seen("console", items=("music", "muted"), path=("music",))
    console = drawn(KIND, CONTENT, "music", seen)
    assert "J’ai mis en sourdine." in console
    assert "Mains sur la table." in console
    assert console.count('aria-current="step"') == 1


def test_the_console_lists_the_lines_of_its_form_only() -> None:
    seen = Seen("console", items=("muted",))
    assert KIND.view(CONTENT, "muted", seen)["lines"] == [CONTENT.lines[1]]


def test_the_script_has_the_rule_the_lines_of_the_form_and_how_to_play_seated() -> None:
    told = [(row.text, row.style) for row in KIND.script(CONTENT, Form(items=["muted"]))]
    assert told == [
        ("Change de place.", "say"),
        ("J’ai mis en sourdine.", ""),
        ("Mains sur la table.", "note"),
    ]
    standing = CONTENT.model_copy(update={"seated": None})
    assert [row.style for row in KIND.script(standing, Form())] == ["say", "", ""]
