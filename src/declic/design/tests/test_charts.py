from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.design import charts
from declic.design.charts import Chart, Moved, Ranged, Said, Stretch
from declic.design.svg import grey

words = st.text(alphabet=st.characters(categories=["L", "P", "S"]), max_size=12)
values = st.floats(-20, 20)
SAID = Said("t", ("What", "Figure"))
FOUR = Said("t", ("What", "Before", "After", "Change"))


def drawn(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.drawn)  # noqa: S314 - our own drawing


def every(title: str, label: str, numbers: list[float], *, rtl: bool) -> Iterator[Chart]:
    low, value, high = sorted(numbers)
    ranged = Ranged(label, value, low, high, "+1")
    moved = Moved(label, low, high, -3, 5, "+1")
    said, four = Said(title, SAID.head, rtl), Said(title, FOUR.head, rtl)
    yield charts.paired_dots([moved], four)
    yield charts.bars([ranged], said, most=high)
    yield charts.forest([ranged, ranged], said)
    yield charts.forest([], said, pooled=ranged)
    yield charts.ten_figures(7, said, words="7/10")
    stretch = Stretch(label, low, high, "7 of 12", done=False)
    yield charts.timeline([stretch], said, ends=("2026", "2027"), now=0.4)


@settings(max_examples=30)
@given(words, words, st.lists(values, min_size=3, max_size=3), st.booleans())
def test_whatever_it_is_called_a_chart_is_well_formed_and_says_itself(
    title: str,
    label: str,
    numbers: list[float],
    rtl: bool,  # noqa: FBT001  # drawn
) -> None:
    for chart in every(title, label, numbers, rtl=rtl):
        root = drawn(chart)
        assert root.get("role") == "img"
        assert root.findtext("title") == title
        assert root.find("desc") is not None
        assert all(len(row) == len(chart.head) for row in chart.rows)
        assert grey(chart.drawn).startswith("<svg xmlns")


@settings(max_examples=30)
@given(st.lists(values, min_size=3, max_size=3), st.booleans())
def test_nothing_leaves_its_drawing(numbers: list[float], rtl: bool) -> None:  # noqa: FBT001  # drawn
    for chart in every("t", "l", numbers, rtl=rtl):
        for part in drawn(chart).iter():
            for name in ("x", "cx"):
                assert 0 <= float(part.get(name, 0)) <= charts.WIDTH


def test_before_is_hollow_and_after_is_full() -> None:
    row = Moved("Know", 2, 4, 0, 6, "+2")
    root = drawn(charts.paired_dots([row], FOUR))
    circles = [part.get("fill") for part in root.iter("circle")]
    assert circles == ["var(--card)"]
    assert any(part.get("fill") == "var(--violet)" for part in root.iter("path"))


@pytest.mark.parametrize("rtl", [False, True])
def test_an_axis_begins_where_reading_begins(*, rtl: bool) -> None:
    row = Moved("Know", 0, 6, 0, 6, "+6")
    root = drawn(charts.paired_dots([row], Said("t", FOUR.head, rtl)))
    (before,) = root.iter("circle")
    assert before.get("cx") == ("468" if rtl else "12")


def test_the_table_says_what_the_drawing_shows() -> None:
    row = Moved("Know", 2.25, 4, 0, 6, "+1.8 (1.1 to 2.5)")
    chart = charts.paired_dots([row], FOUR)
    assert chart.rows == (("Know", "2.2", "4", "+1.8 (1.1 to 2.5)"),)
    assert "Know: +1.8 (1.1 to 2.5)" in (drawn(chart).findtext("desc") or "")


def test_as_many_people_are_full_as_are_told() -> None:
    root = drawn(charts.ten_figures(7, SAID, words="7 of 10"))
    full = [part for part in root.iter("circle") if part.get("fill") == "var(--violet)"]
    assert (len(full), len(list(root.iter("circle")))) == (7, 10)


def test_a_forest_without_anything_is_a_line_at_zero() -> None:
    chart = charts.forest([], SAID)
    assert chart.rows == ()
    assert len(list(drawn(chart).iter("path"))) == 1


def test_a_time_without_a_now_has_no_mark() -> None:
    rows = [Stretch("Held", 0, 0.5, "7 of 12")]
    with_now = charts.timeline(rows, SAID, ends=("a", "b"), now=0.5)
    without = charts.timeline(rows, SAID, ends=("a", "b"))
    assert "coral-ink" in with_now.drawn
    assert "coral-ink" not in without.drawn


@pytest.mark.parametrize(("words", "way"), [("+1.2", "ltr"), ("1.2 من 6", "rtl")])
def test_a_figure_keeps_its_sign_where_one_reads_from_the_right(words: str, way: str) -> None:
    rows = [Ranged("سؤال", 1, 0, 2, words)]
    root = drawn(charts.bars(rows, Said("t", SAID.head, rtl=True), most=6))
    told = next(part for part in root.iter("text") if part.text == words)
    assert told.get("direction") == way
    assert told.get("text-anchor") == ("start" if way == "ltr" else "end")
