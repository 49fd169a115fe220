"""The tree holds everything once, figures point at nobody, and certainties are never mixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.peers.rules.cascade import (
    COURSE,
    DRAWN_ONE_BY_ONE,
    POINT,
    Node,
    Reach,
    Told,
    drawable,
    estimated,
    forest,
    merged,
    points_in,
    rows,
    summed,
    tens,
)

KINDS = ("school", "reception_centre")
reaches = st.builds(Reach, st.integers(0, 9), st.integers(0, 300), st.integers(0, 300))


@st.composite
def told(draw: st.DrawFn) -> list[Told]:
    """Contact points of a programme; some come of one another, perhaps in a circle."""
    number = draw(st.integers(0, 8))
    return [
        Told(
            key=key,
            kind=draw(st.sampled_from(KINDS)),
            reach=draw(reaches),
            course=draw(st.none() | st.sampled_from(["a", "b"])),
            course_kind="school",
            grown_from=draw(st.none() | st.integers(0, key - 1)) if key else draw(st.none()),
        )
        for key in range(number)
    ]


@given(told())
def test_every_contact_point_stands_in_the_forest_once(points: list[Told]) -> None:
    found = [node.reach for _generation, node in points_in(forest(points))]
    key = lambda each: (each.deeds, each.confirmed, each.reported)  # noqa: E731
    assert sorted(found, key=key) == sorted((each.reach for each in points), key=key)


@given(told())
def test_merging_loses_nobody_and_keeps_generations(points: list[Told]) -> None:
    whole = forest(points)
    assert summed(points_in(whole)) == summed(points_in(merged(whole)))


def test_a_circle_ends() -> None:
    around = [Told(1, "school", Reach(), grown_from=2), Told(2, "school", Reach(), grown_from=1)]
    assert forest(around) == ()
    alone = Told(1, "school", Reach(1), grown_from=1)
    assert forest([alone]) == (Node(POINT, "school", reach=Reach(1)),)


def test_generations_are_counted_from_the_course() -> None:
    points = [
        Told(1, "school", Reach(1, 20, 0), course="c", course_kind="school"),
        Told(2, "company", Reach(2, 0, 5), grown_from=1),
        Told(3, "other", Reach()),
    ]
    nodes = forest(points)
    assert [(depth, node.sort, node.kind) for depth, node in rows(nodes)] == [
        (0, COURSE, "school"),
        (1, POINT, "school"),
        (2, POINT, "company"),
        (0, POINT, "other"),
    ]
    assert summed(points_in(nodes)) == {1: (2, Reach(1, 20, 0)), 2: (1, Reach(2, 0, 5))}


@pytest.mark.parametrize(("courses", "lines"), [(12, 24), (DRAWN_ONE_BY_ONE + 1, 2), (120, 2)])
def test_many_courses_of_one_kind_are_drawn_as_one(courses: int, lines: int) -> None:
    points = [
        Told(n, "school", Reach(1, 10), course=-n, course_kind="school") for n in range(courses)
    ]
    drawn = list(rows(drawable(forest(points))))
    assert len(drawn) == lines
    assert sum(node.number for _depth, node in drawn if node.sort == POINT) == courses


@given(st.integers(0, 10_000))
def test_people_are_told_in_tens_and_a_few_are_not_told(people: int) -> None:
    found = tens(people)
    if 0 < people < 10:
        assert found is None
    else:
        assert found is not None
        assert found % 10 == 0
        assert 0 <= people - found < 10


@pytest.mark.parametrize(
    ("confirmed", "asked", "remember", "wanted"),
    [(300, 9, 9, None), (300, 10, 1, 30), (300, 40, 12, 90), (50, 40, 0, 0), (50, 10, 99, 50)],
)
def test_what_is_remembered_is_reckoned_from_ten_answers_or_more(
    confirmed: int, asked: int, remember: int, wanted: int | None
) -> None:
    assert estimated(confirmed, asked, remember) == wanted
