"""Drawings of what was promised and what came of it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from declic.design.columns import Column, columns, progress

FEW = st.integers(0, 15)
STEPS = st.lists(st.builds(Column, st.text(max_size=5), FEW, FEW, FEW), max_size=18)


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(re.sub("[\0-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", "", drawn))  # noqa: S314


@given(STEPS, FEW)
def test_columns_are_one_whole_image_with_a_title_and_words(
    steps: list[Column], promised: int
) -> None:
    drawn = parsed(columns(steps, promised, title="A & B", told="<7> of 12"))
    assert [drawn[0].text, drawn[1].text] == ["A & B", "<7> of 12"]
    heights = [float(each.get("height", "0")) for each in drawn.iter("rect")]
    assert all(0 <= height <= 290 for height in heights)


@given(FEW, FEW, FEW)
def test_a_bar_is_never_longer_than_its_room(held: int, planned: int, promised: int) -> None:
    drawn = parsed(progress(held, planned, promised, title="x"))
    ends = [
        float(each.get("x", "0")) + float(each.get("width", "0")) for each in drawn.iter("rect")
    ]
    assert max(ends) <= 641


def test_what_is_planned_has_an_edge_and_no_filling() -> None:
    drawn = progress(3, 2, 12, title="x")
    assert drawn.count('fill="var(--mint)"') == 1
    assert drawn.count('stroke="var(--mint)"') == 1
