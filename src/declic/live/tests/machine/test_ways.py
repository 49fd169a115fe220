"""Where the plan leads, at its edges."""

from __future__ import annotations

from dataclasses import replace

from declic.kernel.steps import Ask, Item
from declic.live.machine.script import Place, Script
from declic.live.machine.state import Phase, State, first_place, form_of, item_at
from declic.live.machine.ways import after_activity, decision, next_place, other_form, skip_ends
from declic.live.tests.stage import STORY, TOLD, VOTE, Played, script, step

ASKED = Item("n1", (VOTE,), decides=True, default="C")


def test_the_choice_with_the_most_answers_decides_all_ways_together() -> None:
    counts = {"A": {"phone": 2}, "B": {"phone": 1, "hand": 2}, "X": {"phone": 99}}
    assert decision(ASKED, counts) == ("B", ())


def test_one_answer_is_enough_to_decide() -> None:
    assert decision(ASKED, {"B": {"hand": 1}}) == ("B", ())


def test_without_answers_all_choices_tie_and_the_default_stands() -> None:
    assert decision(ASKED, {}) == ("C", ("A", "B", "C"))


def test_without_a_default_the_first_of_the_tied_stands() -> None:
    item = replace(ASKED, default=None)
    assert decision(item, {"B": {"hand": 1}, "C": {"card": 1}}) == ("B", ("B", "C"))


def test_what_decides_nothing_has_no_choice_and_no_tie() -> None:
    assert decision(replace(ASKED, decides=False), {"B": {"hand": 1}}) == (None, ())


def test_an_ask_without_choices_decides_for_the_default() -> None:
    item = Item("words", (Ask("words", text_limit=9),), decides=True, default="C")
    assert decision(item, {}) == ("C", ())


def at(activity: str, item: str, **more: object) -> State:
    return State(phase=Phase.SHOWN, place=Place(activity, item), **more)  # type: ignore[arg-type]


def test_a_lead_beats_the_way_on_and_a_missing_lead_takes_it() -> None:
    item = Item("n1", (VOTE,), to="n3", decides=True, default="A", leads={"B": "n2"})
    plan = Script((step("milan", (item, Item("n2"), Item("n3"))),))
    here = Place("milan", "n1")
    assert next_place(plan, at("milan", "n1", chosen={here: "B"})) == Place("milan", "n2")
    assert next_place(plan, at("milan", "n1", chosen={here: "A"})) == Place("milan", "n3")
    assert next_place(plan, at("milan", "n1")) == Place("milan", "n3")


def test_the_way_on_of_what_does_not_decide_ignores_leads() -> None:
    item = Item("n1", (VOTE,), to="n2", leads={"A": "n3"})
    plan = Script((step("milan", (item, Item("n2"), Item("n3"))),))
    assert next_place(plan, at("milan", "n1", chosen={Place("milan", "n1"): "A"})) == Place(
        "milan", "n2"
    )


def test_a_circle_of_left_out_items_ends_the_activity() -> None:
    full = (Item("a", to="b"), Item("b", to="c"), Item("c", to="b"))
    only = replace(step("milan", full), items={"full": full, "short": full[:1]}, form="short")
    assert next_place(Script((only,)), at("milan", "a")) is None


def test_left_out_items_lead_on_by_their_defaults() -> None:
    vote = Item("b", (VOTE,), decides=True, default="B", leads={"A": "x", "B": "c"})
    full = (Item("a", to="b"), vote, Item("c"), Item("x"))
    kept = (full[0], full[2], full[3])
    only = replace(step("milan", full), items={"full": full, "short": kept}, form="short")
    assert next_place(Script((only,)), at("milan", "a")) == Place("milan", "c")


def test_activities_without_items_are_passed_over() -> None:
    plan = Script((step("one", TOLD), step("none", ()), step("two", TOLD)))
    assert after_activity(plan, State(), "one") == Place("two", "card")
    assert after_activity(plan, State(), "two") is None
    assert first_place(plan, State(), step("none", ())) is None


def test_the_lobby_leads_to_the_first_item() -> None:
    assert next_place(script(), State()) == Place("agreement", "card")


def test_the_form_is_the_planned_one_until_another_is_chosen() -> None:
    planned = replace(step("milan", STORY["full"]), form="short")
    plan = Script((planned,))
    assert form_of(plan, State(), "milan") == "short"
    assert form_of(plan, State(forms={"milan": "full"}), "milan") == "full"
    assert form_of(plan, State(), "nowhere") == "short"
    assert (other_form("short"), other_form("full")) == ("full", "short")


def test_an_item_is_found_in_its_form_first_and_else_in_the_full_one() -> None:
    short = (Item("n1", to="other"),)
    plan = Script(
        (
            replace(
                step("milan", STORY["full"]),
                items={"full": STORY["full"], "short": short},
                form="short",
            ),
        )
    )
    assert item_at(plan, State(), Place("milan", "n1")) == short[0]
    assert item_at(plan, State(), Place("milan", "n1b")) == STORY["full"][1]
    assert item_at(plan, State(), Place("milan", "nowhere")) is None


def test_the_item_of_a_quick_question_is_that_of_its_style() -> None:
    state = State(styles={"quick-1": "letters"})
    found = item_at(script(), state, Place("quick-1", "one"))
    assert found == script().quick["letters"]


def test_skipping_ends_the_session_in_the_last_activity_alone() -> None:
    played, ends = Played(), []
    while played.state.phase is not Phase.ENDED:
        ends.append(skip_ends(played.script, played.state))
        assert played.do("skip" if played.state.place else "advance") == ""
    assert ends == [False, False, False, False, True]


def test_skipping_a_question_from_now_ends_nothing() -> None:
    played = Played()
    while not skip_ends(played.script, played.state):
        played.do("skip" if played.state.place else "advance")
    played.do("quick", style="letters")
    assert not skip_ends(played.script, played.state)


def test_in_an_activity_whose_followers_have_no_item_skipping_ends() -> None:
    steps = (step("told", TOLD), step("empty", ()))
    assert skip_ends(Script(steps, {}), State(place=Place("told", "card")))


def test_only_an_announced_activity_has_an_announcement() -> None:
    announced = replace(step("milan", TOLD), announced=True)
    assert announced.item("full", "") == Item("", to="card", reveals=False)
    assert step("milan", TOLD).item("full", "") is None
    assert replace(step("none", ()), announced=True).item("full", "") is None
    assert replace(step("none", ()), announced=True).first("full") is None


def test_an_activity_whose_every_item_decides_ends_with_the_last() -> None:
    assert step("milan", (ASKED,)).last("full") == "n1"
    assert step("none", ()).last("full") is None
