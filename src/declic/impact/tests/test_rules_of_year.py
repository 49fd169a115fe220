from __future__ import annotations

from dataclasses import asdict

from declic.impact.rules.battery import Form
from declic.impact.rules.people import Answered
from declic.impact.rules.report import figures
from declic.impact.rules.year import Reported, year


def answered(place: int) -> Answered:
    key = {"k1": "T", "k2": "N", "k3": "T", "k4": "N", "k5": "N", "k6": "N"}
    later = {"k1": "N", "k2": "T", "k3": "N", "k4": "T", "k5": "T", "k6": "T"}
    right = place % 5
    first = {ask: way if at < right else "U" for at, (ask, way) in enumerate(key.items())}
    more = right + place % 3
    then = {ask: way if at < more else "U" for at, (ask, way) in enumerate(later.items())}
    norms = {"n1": str(1 + place % 5), "n1-others": str(place % 11)}
    last = Form("months", first)
    return Answered(Form("before-a", first | norms), Form("after-b", then), last)


def reported(size: int, kind: str = "school") -> Reported:
    people = [answered(place) for place in range(size)]
    return Reported(kind, asdict(figures(people, present=size + 2)))


def test_a_year_of_nothing_says_so() -> None:
    told = year([], without=3)
    assert (told.courses, told.without, told.present, told.ceiling) == (0, 3, None, None)
    assert told.kinds.names == ()


def test_people_of_one_kind_are_told_from_ten_up_and_no_sum_gives_the_rest_away() -> None:
    told = year([reported(20), reported(20), reported(5, "company")], without=0)
    assert told.kinds.courses == (1, 2)
    assert told.kinds.people.rows[0] == (None,)
    assert told.present == 51


def test_without_a_mean_a_centre_is_in_nothing() -> None:
    told = year([reported(20), *[reported(20, "reception_centre")] * 3], without=0)
    know = told.scores[0]
    assert (len(know.courses), know.hidden, know.left_out, know.pooled) == (1, 0, 3, None)


def test_norms_and_three_months_are_in_the_figures() -> None:
    found = reported(24).figures
    assert found["participation"]["months_paired"] == 24
    assert {each["ask"] for each in found["norms_before"]} == {"n1"}
    assert found["norms_before"][0]["guess"]["value"]["value"] > 0
    assert found["norms_after"] == ()
    assert {each["measure"] for each in found["later"]} == {"know"}
