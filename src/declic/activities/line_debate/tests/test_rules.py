"""Two counts, nobody's walk, and no result that shows one person."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from declic.activities.line_debate import picture, rules
from declic.activities.line_debate.kind import KIND
from declic.activities.line_debate.tests.debates import SPREAD, debate, seen
from declic.activities.models import ONE
from declic.kernel.steps import Sensitivity
from declic.packs.models import Form

numbers = st.integers(0, 60)
places = st.fixed_dictionaries(dict.fromkeys(rules.ZONES, numbers))


def test_each_statement_is_counted_before_and_after_the_talk() -> None:
    items = KIND.items(debate(), Form())
    assert [(each.id, each.to) for each in items] == [
        ("asking", "asking-after"), ("asking-after", "watching"),
        ("watching", "watching-after"), ("watching-after", None),
    ]  # fmt: skip
    assert [each.at_once for each in items] == [False, True, False, True]
    assert {each.asks[0].sensitivity for each in items} == {Sensitivity.PERSONAL}


def test_a_form_keeps_statements_with_both_counts() -> None:
    items = KIND.items(debate(), Form(items=["watching"]))
    assert [each.id for each in items] == ["watching", "watching-after"]


def test_what_cannot_be_told_from_a_second_count_is_a_fault() -> None:
    content = debate()
    first = content.statements[0]
    twin = first.model_copy(update={"id": "asking-after"})
    broken = content.model_copy(update={"statements": [first, twin]})
    assert any("asking-after" in fault for fault in KIND.faults(broken, {}))
    assert not list(KIND.faults(content, {"short": Form(items=["asking"])}))
    assert list(KIND.faults(content, {"short": Form(items=["none"])}))


@given(places, places)
def test_no_figure_shows_one_person(before: dict[str, int], after: dict[str, int]) -> None:
    line = rules.line("asking-after", seen(before, after))
    assert 1 not in line.now.values()
    assert 1 not in (line.before or {}).values()
    if line.before:
        assert sum(abs(line.now[zone] - line.before[zone]) for zone in rules.ZONES) > 2


@given(places, st.sampled_from(rules.ZONES), st.sampled_from(rules.ZONES))
def test_one_person_who_moves_changes_nothing_on_the_wall(
    before: dict[str, int], origin: str, to: str
) -> None:
    assume(before[origin] > 0)
    after = {**before, origin: before[origin] - 1}
    after[to] += 1
    stayed = rules.line("asking-after", seen(before, before))
    assume(stayed.how == "same")
    moved = rules.line("asking-after", seen(before, after))
    assert moved == stayed or moved.how in {"nearly_all", "too_few"}


def test_the_wall_has_figures_only_once_they_are_shown() -> None:
    for phase in ("shown", "open", "closed"):
        assert rules.line("asking", seen(SPREAD, phase=phase)).how == ""
    assert rules.line("asking", seen(SPREAD)) == rules.Line("dots", SPREAD)


def test_the_picture_of_before_stays_while_people_move() -> None:
    assert rules.line("asking-after", seen(SPREAD, phase="open")).now == SPREAD
    assert rules.line("asking-after", seen({"A": 13, "C": 1}, phase="open")).how == ""
    assert rules.line("asking-after", seen(None, phase="open")).how == ""


def test_few_and_nearly_all_are_told_without_figures() -> None:
    assert rules.line("asking", seen({"A": 4})).how == "too_few"
    assert rules.line("asking", seen(None)).how == "too_few"
    assert rules.line("asking", seen({"B": 20})) == rules.Line("nearly_all", {}, most="B")


def test_somebody_alone_turns_figures_into_words() -> None:
    assert rules.line("asking", seen({"A": 9, "B": 4, "C": 1})) == rules.Line("apart", {}, most="A")
    assert rules.line("asking", seen({"A": 5, "B": 5, "C": 1})).most is None
    assert rules.alone({"A": 9, "C": 1})
    assert not rules.alone({"C": 1})


def test_after_a_first_count_in_words_the_second_stands_for_itself() -> None:
    line = rules.line("asking-after", seen({"A": 13, "C": 1}, {"A": 10, "C": 4}))
    assert line == rules.Line("dots", {"A": 10, "B": 0, "C": 4})


def test_a_second_count_with_somebody_alone_has_no_figures() -> None:
    line = rules.line("asking-after", seen(SPREAD, {"A": 4, "B": 9, "C": 1}))
    assert line == rules.Line("apart", {}, most="B")


@given(places, places)
def test_every_dot_stands_in_its_zone_and_none_is_lost(
    before: dict[str, int], after: dict[str, int]
) -> None:
    dots = picture.dots(rules.Line("dots", after, before))
    for place, zone in enumerate(rules.ZONES):
        mine = [dot for dot in dots if dot.zone == zone]
        assert sum(not dot.left for dot in mine) == after[zone]
        assert sum(dot.left for dot in mine) == max(0, before[zone] - after[zone])
        assert all(0 <= dot.x - place * picture.ZONE_WIDTH <= picture.ZONE_WIDTH for dot in mine)
        assert len({(dot.x, dot.y) for dot in mine}) == len(mine)


def test_dots_come_from_the_places_that_lost_some() -> None:
    line = rules.Line("dots", {"A": 5, "B": 2, "C": 8}, {"A": 8, "B": 3, "C": 3})
    walks = [dot.walk for dot in picture.dots(line) if dot.zone == "C"]
    assert sorted(walks) == ["", "", "", "in", "start-1", "start-2", "start-2", "start-2"]


def test_at_first_all_come_in_and_a_kept_picture_stands_still() -> None:
    first = picture.dots(rules.Line("dots", SPREAD))
    assert {(dot.zone, dot.walk) for dot in first} == {
        ("A", "end-1"),
        ("B", "in"),
        ("C", "start-1"),
    }
    assert {dot.walk for dot in picture.dots(rules.Line("same", SPREAD))} == {""}
    assert picture.dots(rules.Line("apart", {})) == ()


def test_results_name_the_statement_and_the_moment() -> None:
    told = KIND.asked(debate(), "asking-after", ONE)
    assert (told.text, told.choices["C"]) == ("Insister. (après)", "Pas d’accord")
    assert KIND.asked(debate(), "asking", ONE).text == "Insister. (avant)"


def test_which_statement_of_how_many_counts_each_once() -> None:
    assert rules.number("b-after", ("a", "a-after", "b", "b-after")) == (2, 2)
    assert rules.number("asking", ()) == (1, 1)
    assert rules.number("c", ("a", "a-after")) == (1, 1)


def test_on_paper_there_are_signs_cards_and_boxes_for_both_counts() -> None:
    line, cards, said = KIND.papers(debate(), Form(items=["asking"]))
    assert [row.mark for row in line.rows] == [row.mark for row in cards.rows] == ["A", "B", "C"]
    assert (line.per, cards.per, [row.text for row in said.rows]) == (
        "room",
        "person",
        ["Insister."],
    )
    (asking,) = KIND.script(debate(), Form(items=["asking"]))
    assert sum(row.style == "scale" for each in asking.rows for row in each.rows) == 6
    assert asking.rows[-1].text == "Non : non."
