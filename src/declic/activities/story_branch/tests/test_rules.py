"""How a story leads, and what is found when it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.models import ONE, Phase, Role, Seen
from declic.activities.story_branch import rules
from declic.activities.story_branch.kind import KIND
from declic.activities.story_branch.models import Content
from declic.activities.story_branch.tests.stories import small, sound
from declic.kernel.cells import Told
from declic.kernel.steps import Sensitivity, Unit
from declic.packs.models import Form

SHORT = Form(items=["n1", "n2"], leads={"n1": {"B": "n2"}})
VOTES = {"n1": {ONE: {"A": {"phone": 3, "hand": 2}, "B": {"phone": 1}}}}


def _faults(content: Content, **forms: Form) -> list[str]:
    return list(rules.faults(content, forms))


@given(sound())
def test_a_sound_story_has_no_fault(story: Content) -> None:
    assert not _faults(story)


@given(sound())
def test_items_come_in_walking_order(story: Content) -> None:
    items = rules.items(story, Form())
    place = {item.id: i for i, item in enumerate(items)}
    assert items[0].id == story.start
    assert len(place) == len(story.nodes)
    for item in items:
        ways = [*item.leads.values(), item.to]
        assert all(place[to] > place[item.id] for to in ways if to)


@given(sound(), st.data())
def test_every_walk_ends_with_help(story: Content, data: st.DataObject) -> None:
    items = {item.id: item for item in rules.items(story, Form())}
    item = items[story.start]
    for _ in items:
        if item.leads:
            item = items[str(item.leads[data.draw(st.sampled_from(sorted(item.leads)))])]
        elif item.to:
            item = items[item.to]
    assert rules.node(story, item.id).help


@given(sound(), st.data())
def test_taking_any_node_away_is_found(story: Content, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(story.nodes))
    kept = [node.id for node in story.nodes if node.id != gone.id]
    assert _faults(story, short=Form(items=kept))


@given(sound())
def test_an_end_without_help_is_found(story: Content) -> None:
    nodes = [node.model_copy(update={"help": False}) for node in story.nodes]
    assert any("without help" in f for f in _faults(story.model_copy(update={"nodes": nodes})))


def test_the_vote_decides_and_the_default_breaks_ties() -> None:
    first = rules.items(small(), Form())[0]
    assert (first.decides, first.default, first.leads) == (True, "A", {"A": "n2", "B": "n1b"})


def test_a_vote_asks_for_one_of_the_letters_of_its_node() -> None:
    (ask,) = rules.items(small(), Form())[0].asks
    assert (ask.id, ask.choices) == (ONE, ("A", "B"))


def test_without_a_default_the_first_answer_is_it() -> None:
    node = small().nodes[0].model_copy(update={"default": None})
    content = small().model_copy(update={"nodes": [node, *small().nodes[1:]]})
    assert rules.items(content, Form())[0].default == "A"


def test_the_leads_of_a_form_win() -> None:
    items = rules.items(small(), SHORT)
    assert [item.id for item in items] == ["n1", "n2"]
    assert items[0].leads == {"A": "n2", "B": "n2"}
    assert not _faults(small(), short=SHORT)


def test_told_nodes_lead_on_and_ask_nothing() -> None:
    told = rules.items(small(), Form())[1]
    assert (told.id, told.to, told.asks, told.reveals) == ("n1b", "n2", (), False)


@pytest.mark.parametrize(
    ("unit", "sensitivity"), [("person", Sensitivity.PERSONAL), ("table", Sensitivity.NONE)]
)
def test_what_a_person_votes_is_personal_what_a_table_shows_is_not(
    unit: str, sensitivity: Sensitivity
) -> None:
    content = small().model_copy(update={"unit": unit})
    ask = rules.items(content, Form())[0].asks[0]
    assert (ask.unit, ask.sensitivity) == (Unit(unit), sensitivity)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (Form(items=["n1", "n2"]), "node n1 leads to n1b, which is not a node of this form."),
        (Form(items=["n1b", "n2"]), "the start n1 is not a node of this form."),
        (Form(leads={"n1": {"B": "n2"}}), "no way leads to node n1b."),
        (Form(leads={"n1": {"B": "n1"}}), "the story walks in a circle: n1, n1."),
        (Form(items=["n1", "n1b", "n2", "n9"]), "n9 is kept, but is not a node."),
        (Form(leads={"n1": {"D": "n2"}}), "node n1 has no answer D to lead on."),
        (Form(leads={"n9": {"A": "n2"}}), "node n9 has no answer A to lead on."),
    ],
)
def test_a_form_that_leads_astray_is_found(form: Form, sentence: str) -> None:
    assert f"Form short: {sentence}" in _faults(small(), short=form)


def test_a_circle_is_told_from_its_first_node() -> None:
    story = small(
        n1b={"id": "n1b", "scene": "", "to": "n1c"}, n1c={"id": "n1c", "scene": "", "to": "n1b"}
    )
    assert "Form full: the story walks in a circle: n1b, n1c, n1b." in _faults(story)


def test_a_long_story_with_many_ways_is_checked_at_once() -> None:
    ways = [{"A": place + 1, "B": min(place + 2, 60)} for place in range(60)]
    nodes = [
        {"id": f"n{place}", "scene": "", "ask": "?", "options": [
            {"id": letter, "text": "", "to": f"n{to}"} for letter, to in way.items()
        ]}
        for place, way in enumerate(ways)
    ]  # fmt: skip
    end = {"id": "n60", "scene": "", "help": True}
    assert not _faults(Content.model_validate({"start": "n0", "nodes": [*nodes, end]}))


ASKED = {"id": "n1b", "scene": "", "ask": "?", "to": None}
ONE_WAY = [{"id": "A", "text": "", "to": "n2"}]
TWO_WAYS = [*ONE_WAY, {"id": "B", "text": "", "to": "n2"}]


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        ({**ASKED, "options": ONE_WAY}, "a vote needs at least two"),
        ({**ASKED, "options": [*ONE_WAY, *ONE_WAY]}, "a vote needs at least two"),
        ({**ASKED, "to": "n2"}, "a question and its answers need each other"),
        ({**ASKED, "options": TWO_WAYS, "ask": None}, "a question and its answers need each other"),
        ({**ASKED, "options": TWO_WAYS, "to": "n2"}, "take `to` away"),
        ({**ASKED, "options": TWO_WAYS, "default": "C"}, "the default C is none"),
        ({**ASKED, "to": "n2", "bubbles": [{"who": "eve", "text": ""}]}, "eve speaks"),
    ],
)
def test_a_node_that_cannot_be_shown_is_found(node: dict[str, object], sentence: str) -> None:
    found = _faults(small(n1b=node))
    assert any(fault.startswith("Node n1b: ") and sentence in fault for fault in found)


def test_a_node_that_stands_twice_is_found() -> None:
    story = small()
    twice = story.model_copy(update={"nodes": [*story.nodes, story.nodes[-1]]})
    assert _faults(twice) == ["The node n2 stands twice."]


def test_people_have_their_names_and_the_reader_an_own_side() -> None:
    said = rules.said(small(), small().nodes[0])
    assert [(each.who, each.text, each.me) for each in said] == [
        ("Milan", "Tu dors ?", False),
        ("Toi", "Non.", True),
    ]


def test_a_stranger_speaks_without_a_name() -> None:
    node = small(n2={"id": "n2", "scene": "", "bubbles": [{"who": "eve", "text": "Hé"}]}).nodes[-1]
    assert [each.who for each in rules.said(small(), node)] == [""]


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_a_room_sees_neither_votes_nor_way_before_they_are_shown(role: Role, phase: Phase) -> None:
    seen = Seen(role, phase, chosen={"n1": "A"}, told={ONE: Told("figures", 6, {"A": 5, "B": 1})})
    rows = rules.rows(small().nodes[0], seen)
    assert [(row.votes, row.way, row.feedback) for row in rows] == [(None, False, None)] * 2


def test_a_shown_result_has_votes_the_way_and_its_feedback_only() -> None:
    told = {ONE: Told("figures", 7, {"A": 5, "B": 2})}
    rows = rules.rows(small().nodes[0], Seen("wall", "revealed", chosen={"n1": "A"}, told=told))
    assert [(row.votes, row.way, row.feedback) for row in rows] == [
        (5, True, "Écouter aide."),
        (2, False, None),
    ]


def test_one_person_alone_with_an_answer_is_not_shown_as_a_figure() -> None:
    told = {ONE: Told("figures", 6, {"A": 5, "B": 1})}
    seen = Seen("wall", "revealed", chosen={"n1": "A"}, told=told)
    node = small().nodes[0]
    assert [(row.votes, row.way) for row in rules.rows(node, seen)] == [(None, True), (None, False)]
    assert [row.votes for row in rules.rows(node, seen, tables=True)] == [5, 1]


def test_an_answer_that_nobody_chose_has_no_votes_beside_the_others() -> None:
    seen = Seen("wall", "revealed", told={ONE: Told("figures", 6, {"A": 6})})
    assert [row.votes for row in rules.rows(small().nodes[0], seen)] == [6, 0]


@pytest.mark.parametrize("told", [{}, {ONE: Told("too_few")}, {ONE: Told("words", 9, most="A")}])
def test_a_result_that_may_not_be_counted_still_leads_on(told: dict[str, Told]) -> None:
    rows = rules.rows(small().nodes[0], Seen("wall", "revealed", chosen={"n1": "A"}, told=told))
    assert [(row.votes, row.way) for row in rows] == [(None, True), (None, False)]


def test_the_console_sees_a_closed_result_with_every_way_of_answering_added() -> None:
    seen = Seen("console", "closed", chosen={"n1": None}, results=VOTES)
    rows = rules.rows(small().nodes[0], seen)
    assert [(row.votes, row.way) for row in rows] == [(5, False), (1, False)]
    assert all(row.feedback for row in rows)


def test_the_way_so_far_has_a_letter_where_something_was_chosen() -> None:
    seen = Seen("wall", path=("n1", "n1b", "n2"), chosen={"n1": "B"})
    assert rules.walked(seen) == ("B", None)


@pytest.mark.parametrize(
    ("counts", "tied"),
    [({"A": 3, "B": 3}, True), ({"A": 3, "B": 2}, False), ({"A": 0, "B": 0}, False), (None, False)],
)
def test_a_tie_is_two_answers_with_the_most_votes(
    counts: dict[str, int] | None, *, tied: bool
) -> None:
    assert rules.tie(counts) is tied


def test_on_paper_there_are_letters_and_the_scenes_that_ask() -> None:
    letters, scenes = KIND.papers(small(), Form())
    assert [row.mark for row in letters.rows] == ["A", "B"]
    (scene,) = scenes.rows
    assert (scene.text, scene.picture) == ("Il est 22 h.", "phone-night")
    assert [row.text for row in scene.rows] == [
        "Milan: Tu dors ?", "Toi: Non.", "Que réponds-tu ?", "Je t’écoute.", "Qu’as-tu fait ?",
    ]  # fmt: skip
    assert not any(row.rows for row in scene.rows)


def test_the_script_has_every_scene_with_what_is_said_after_each_answer() -> None:
    told = {row.text: row for row in KIND.script(small(), Form())}
    assert list(told) == ["Il est 22 h.", "Milan se tait.", "Un adulte écoute."]
    answers = [row for row in told["Il est 22 h."].rows if row.mark]
    assert [row.rows[0].text for row in answers] == ["Écouter aide.", "Cela se répare."]
    assert [row.text for row in told["Milan se tait."].rows] == ["Maladroit, pas grave."]


def test_read_aloud_is_the_longest_way_with_the_feedback_of_one_answer() -> None:
    assert {*KIND.read_aloud(small(), Form())} - {""} == {
        *("Il est 22 h.", "Tu dors ?", "Non.", "Que réponds-tu ?", "Je t’écoute."),
        *("Qu’as-tu fait ?", "Cela se répare.", "Milan se tait.", "Maladroit, pas grave."),
        "Un adulte écoute.",
    }


def test_where_scenes_are_skipped_the_feedback_of_every_answer_is_read() -> None:
    said = {*KIND.read_aloud(small(), SHORT)}
    assert {"Écouter aide.", "Cela se répare."} < said
    assert "Milan se tait." not in said
