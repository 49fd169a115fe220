from __future__ import annotations

from declic.design.charts import Ranged, Said, forest
from declic.design.printed import printed

ROWS = [Ranged("الدورة 1 · مدرسة", 1.0, 0.5, 1.5, "+1,0")]


def test_a_printed_drawing_needs_nothing_of_a_page() -> None:
    drawn = printed(forest(ROWS, Said("Each course", ("Course",))))
    assert "var(--" not in drawn
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" font-family="Declic Print')


def test_where_one_reads_from_the_right_anchors_turn_and_arabic_has_its_letters() -> None:
    chart = forest(ROWS, Said("كل دورة", ("الدورة",), rtl=True))
    assert 'direction="rtl" text-anchor="start"' in chart.drawn
    drawn = printed(chart)
    assert 'direction="rtl"' not in drawn
    assert '<tspan font-family="Declic Print Arabic">الدورة</tspan> 1 · ' in drawn


def test_many_courses_stand_closer() -> None:
    few, many = (forest(ROWS * number, Said("Each", ("Course",))).drawn for number in (10, 11))
    assert 'viewBox="0 0 480 814"' in few
    assert 'viewBox="0 0 480 540"' in many
