"""The nine cards as items, on paper, and on the three screens."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from declic.activities.models import ROLES, Phase, Role, Seen
from declic.activities.rank_diamond9.kind import AFTER, KIND, LAY
from declic.activities.rank_diamond9.models import Content
from declic.activities.rank_diamond9.tests.diamonds import CARDS, content, laid
from declic.activities.tests.screens import drawn
from declic.kernel.steps import Counts, Unit
from declic.packs.models import Form


def _results(*tables: str) -> dict[str, dict[str, Counts]]:
    counted = laid([list(order) for order in tables])
    ways = {
        row: {card: {"table": n} for card, n in cards.items()} for row, cards in counted.items()
    }
    return {LAY: ways}  # type: ignore[dict-item]  # a dict is a Counts


ONE = _results("abcdefghi")
TIE = _results("abcdefghi", "bacdefghi")


def _screen(role: Role, phase: Phase, item: str = LAY, **known: object) -> str:
    return drawn(KIND, content(), item, Seen(role, phase, **known))  # type: ignore[arg-type]


def test_a_table_lays_five_rows_that_share_out_the_cards() -> None:
    lay, after = KIND.items(content(), Form())
    assert [(ask.id, ask.most, ask.unit) for ask in lay.asks] == [
        ("top", 1, Unit.TABLE), ("high", 2, Unit.TABLE), ("middle", 3, Unit.TABLE),
        ("low", 2, Unit.TABLE), ("last", 1, Unit.TABLE),
    ]  # fmt: skip
    assert lay.apart
    assert (lay.to, after.id, after.asks) == (AFTER, AFTER, ())


def test_an_adult_counts_the_top_card_alone() -> None:
    lay, *_ = KIND.items(content(), Form())
    assert lay.by_hand == tuple(("top", card) for card in CARDS)
    told = KIND.asked(content(), LAY, "top")
    assert (told.text, told.choices["b"]) == ("Quoi d’abord ?", "Carte B")


def test_without_lines_to_keep_there_is_the_laying_alone() -> None:
    assert [item.id for item in KIND.items(content(after=False), Form())] == [LAY]
    assert not list(KIND.faults(content(after=False), {"full": Form()}))


def test_cards_that_stand_twice_and_forms_without_laying_are_faults() -> None:
    twice = content().model_copy(update={"cards": [*content().cards[:8], content().cards[0]]})
    assert list(KIND.faults(twice, {"full": Form()})) == ["The card a stands twice."]
    faults = list(KIND.faults(content(), {"short": Form(items=[AFTER])}))
    assert faults == ["The form short keeps no laying."]


@pytest.mark.parametrize("many", [8, 10])
def test_a_diamond_has_nine_cards(many: int) -> None:
    cards = [{"id": f"c{number}", "text": "x"} for number in range(many)]
    with pytest.raises(ValidationError):
        Content.model_validate({"ask": "x", "rule": "x", "cards": cards})


def test_the_phone_has_a_list_for_each_place_and_works_as_a_plain_form() -> None:
    phone = _screen("phone", "open")
    assert phone.count("<select") == 9
    assert phone.count('<option value="a">') == 9
    assert "Garder notre losange" in phone


@pytest.mark.parametrize("phase", ["shown", "closed", "revealed"])
def test_the_phone_has_no_form_otherwise(phase: Phase) -> None:
    assert "<form" not in _screen("phone", phase, results=ONE)


@pytest.mark.parametrize("phase", ["shown", "open"])
def test_the_wall_shows_nine_cards_and_no_order_while_they_are_laid(phase: Phase) -> None:
    wall = _screen("wall", phase)
    assert wall.count("<li") == 9
    assert "diamond-rows" not in wall


def test_the_wall_lays_the_room_s_diamond_and_says_that_no_order_is_right() -> None:
    wall = _screen("wall", "revealed", results=ONE)
    first, second = wall.index("Carte A"), wall.index("Carte B")
    assert wall.count("<li") == 5
    assert first < second
    assert "Pas d’ordre parfait." in wall
    assert "same" not in wall


def test_equal_cards_are_marked_and_the_mark_is_explained() -> None:
    wall = _screen("wall", "revealed", results=TIE)
    assert wall.count('class="same"') == 2
    assert "= à égalité." in wall


@pytest.mark.parametrize("phase", ["closed", "revealed"])
def test_without_a_table_the_wall_says_the_rule(phase: Phase) -> None:
    wall = _screen("wall", phase)
    assert "Pas d’ordre parfait." in wall
    assert "<li" not in wall


def test_the_console_tells_rows_and_how_often_a_card_was_on_top() -> None:
    console = _screen("console", "closed", results=TIE)
    assert "en haut à 1 table" in console
    assert "Le losange de la salle" in console
    assert "Le losange de la salle" not in _screen("console", "open")


@pytest.mark.parametrize("role", ROLES)
def test_every_screen_has_the_lines_to_keep(role: Role) -> None:
    screen = _screen(role, "shown", AFTER)
    assert "Cinq doigts" in screen
    assert "Reste calme" in screen


def test_on_paper_there_are_cards_with_drawings_and_a_mat() -> None:
    cards, mat, _keep = KIND.papers(content(), Form())
    assert [row.text for row in cards.rows][:2] == ["Carte A", "Carte B"]
    assert (cards.rows[0].picture, cards.per) == ("voice", "table")
    assert [row.picture for row in mat.rows] == ["diamond", ""]


def test_what_the_room_keeps_is_a_card_for_everybody_to_take_along() -> None:
    *_others, keep = KIND.papers(content(), Form())
    (head,) = keep.rows
    assert (keep.per, head.text) == ("person", "Cinq doigts")
    assert head.rows[0].text == "Reste calme"
    assert "keep" not in [paper.name for paper in KIND.papers(content(after=False), Form())]


@pytest.mark.parametrize("form", [Form(), Form(items=[LAY])])
def test_the_script_has_what_the_form_keeps(form: Form) -> None:
    heads = [row.text for row in KIND.script(content(), form) if row.style == "head"]
    assert heads == ["Quoi d’abord ?", "Cinq doigts"][: 2 if form.items is None else 1]
    assert "Cinq doigts" not in [row.text for row in KIND.script(content(after=False), form)]


@pytest.mark.parametrize("role", ["phone", "wall"])
def test_a_line_has_its_letter_beside_its_number(role: Role) -> None:
    made = content()
    assert made.after is not None
    lines = [line.model_copy(update={"letter": "S"}) for line in made.after.lines]
    after = made.after.model_copy(update={"lines": lines})
    screen = drawn(KIND, made.model_copy(update={"after": after}), "after", Seen(role))
    assert '<b>1 <bdi lang="en">S</bdi></b>' in screen


def test_a_form_has_its_own_time_to_lay_and_no_time_for_what_has_no_clock() -> None:
    form = Form(seconds={"lay": 300})
    assert next(item.seconds for item in KIND.items(content(), form)) == 300
    assert not list(KIND.faults(content(), {"short": form}))
    assert list(KIND.faults(content(), {"short": Form(seconds={"after": 9})})) == [
        "The form short has a time for after, which has no clock."
    ]


def test_without_what_comes_after_only_the_asking_is_read_aloud() -> None:
    with_it, without = (
        list(KIND.read_aloud(content(after=each), Form())) for each in (True, False)
    )
    assert with_it[: len(without)] == without
    assert len(with_it) > len(without) == 2
