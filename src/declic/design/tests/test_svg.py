from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.design import queries, svg

counts = st.dictionaries(st.sampled_from("ABCDTNPx"), st.integers(0, 500), max_size=8)
titles = st.text(alphabet=st.characters(categories=["L", "P", "S"]))
small = st.integers(-2, 130)


def drawn(image: str) -> ET.Element:
    return ET.fromstring(image)  # noqa: S314 - our own drawing


def circles(image: str, tone: str) -> int:
    return sum(part.get("fill") == f"var(--{tone})" for part in drawn(image).iter("circle"))


@given(found=counts, title=titles, rtl=st.booleans())
def test_a_chart_is_well_formed_whatever_it_is_called(
    found: dict[str, int], title: str, *, rtl: bool
) -> None:
    root = drawn(svg.bars(found, title=title, rtl=rtl))
    assert root.findtext("title") == title
    assert [part.text for part in root.iter("text") if part.get("direction")] == list(
        map(str, found.values())
    )


@given(found=counts, rtl=st.booleans())
def test_no_bar_leaves_its_drawing(found: dict[str, int], *, rtl: bool) -> None:
    root = drawn(svg.bars(found, title="Answers", rtl=rtl))
    widths = [float(part.get("width", 0)) for part in root.iter("rect")]
    starts = [float(part.get("x", 0)) for part in root.iter("rect")]
    assert all(
        start >= 0 and start + width <= 430 for start, width in zip(starts, widths, strict=True)
    )


def test_a_chart_is_told_to_those_who_do_not_see_it() -> None:
    root = drawn(svg.bars({"A": 17, "B": 3}, title="Answers"))
    assert root.get("role") == "img"
    assert root.findtext("desc") == "A: 17, B: 3"


@pytest.mark.parametrize("rtl", [False, True])
def test_a_bar_grows_from_the_side_where_reading_starts(*, rtl: bool) -> None:
    fill = drawn(svg.bar("A", 6, 24, rtl=rtl)).findall("rect")[1]
    assert fill.get("x") == ("501" if rtl else "0")
    assert fill.get("width") == "139"


def test_nobody_is_no_bar_and_a_few_are_a_bar_that_can_be_seen() -> None:
    assert len(drawn(svg.bar("A", 0, 24)).findall("rect")) == 1
    assert drawn(svg.bar("A", 1, 900, rtl=True)).findall("rect")[1].get("width") == "28"


def test_letters_stand_in_shapes_and_signs_in_the_others() -> None:
    assert ">B</text>" in svg.shape("B")
    assert "<text" not in svg.shape("T")
    assert "&lt;" in svg.shape("<")


@given(done=small, of=small, rtl=st.booleans())
def test_there_are_as_many_full_dots_as_answers(done: int, of: int, *, rtl: bool) -> None:
    image = svg.dots(done, of, title="Answers", rtl=rtl)
    assert circles(image, "violet") == max(done, 0)
    assert circles(image, "line") == max(of, done, 1) - max(done, 0)


@given(small, st.integers(0, 12))
def test_the_score_opens_one_pair_for_each_point_and_never_more_than_the_goal(
    points: int, goal: int
) -> None:
    root = drawn(svg.score(points, goal, title="Score"))
    wide = [part for part in root.iter("path") if part.get("stroke-width") == "16"]
    shut = [part for part in root.iter("path") if part.get("stroke-width") == "5"]
    assert len(wide) == 2 * max(0, min(points, max(goal, 1)))
    assert len(wide) + len(shut) == 2 * max(goal, 1)


@given(walked=st.integers(0, 12), ahead=st.integers(0, 12), rtl=st.booleans())
def test_a_path_shows_where_the_room_walked_is_and_goes(
    walked: int, ahead: int, *, rtl: bool
) -> None:
    image = svg.path(walked, ahead, title="Path", rtl=rtl)
    assert circles(image, "violet") == walked
    assert circles(image, "coral") == 1
    assert circles(image, "line") == ahead


@pytest.mark.parametrize(("seconds", "told"), [(0, "0"), (90, "90"), (91, "1:31"), (360, "6:00")])
def test_a_long_time_is_told_in_minutes_and_seconds(seconds: int, told: str) -> None:
    text = next(drawn(svg.ring(seconds, title="Time left")).iter("text"))
    assert (text.text, svg.clock(seconds)) == (told, told)


def test_a_ring_starts_full_and_carries_its_seconds() -> None:
    root = drawn(svg.ring(90, title="Time left"))
    left = next(part for part in root.iter("circle") if part.get("class") == "ring-left")
    assert (root.get("data-seconds"), left.get("stroke-dashoffset")) == ("90", "0")


@pytest.mark.parametrize("name", queries.pictures())
def test_every_picture_is_printed_in_greys_that_somebody_chose(name: str) -> None:
    printed = queries.printed_picture(name)
    assert "var(--" not in printed
    assert 'xmlns="http://www.w3.org/2000/svg"' in printed


def test_a_colour_without_a_grey_is_not_printed_as_a_black_spot() -> None:
    with pytest.raises(KeyError):
        svg.grey('<svg viewBox="0 0 1 1"><path fill="var(--new)"/></svg>')


branches = st.lists(
    st.tuples(st.integers(0, 3), st.tuples(titles, titles), st.integers(-2, 10**6), st.booleans()),
    max_size=8,
)


@given(found=branches, title=titles)
def test_a_forest_is_well_formed_and_every_node_stands_in_it(
    found: list[svg.Line], title: str
) -> None:
    grown: list[svg.Line] = []
    for depth, words, weight, hollow in found:  # no node hangs on nothing
        above = grown[-1][0] + 1 if grown else 0
        grown.append((min(depth, above), words, weight, hollow))
    root = drawn(svg.forest(grown, title=title))
    wide, tall = map(float, str(root.get("viewBox")).split()[2:])
    nodes = list(root.iter("circle"))
    assert len(nodes) == len(grown)
    assert root.findtext("title") == title
    for node in nodes:
        x, y, r = (float(node.get(name, 0)) for name in ("cx", "cy", "r"))
        assert r <= x <= wide - r
        assert r <= y <= tall - r


def test_more_people_make_a_larger_node_and_a_course_is_hollow() -> None:
    lines = [(0, ("a", ""), 10, False), (0, ("b", ""), 1000, False), (0, ("c", ""), 1000, True)]
    few, many, hollow = drawn(svg.forest(lines, title="t")).iter("circle")
    assert float(few.get("r", 0)) < float(many.get("r", 0))
    assert hollow.get("fill") == "var(--paper)"
