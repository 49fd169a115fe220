"""Going back from answers that were opened too early."""

from __future__ import annotations

from declic.live.tests.stage import Played, script


def test_back_from_answers_that_were_opened_too_early_shows_the_item_again() -> None:
    played = Played(script(announced=True))
    while played.here != "milan/n1 open":
        played.advance()
    assert played.do("back", {"A": {"phone": 2}}) == ""
    assert played.here == "milan/n1 shown"
    assert [place.item for place in played.state.walked[-2:]] == ["", "n1"]
    entered = played.state.entered
    played.advance(1)
    assert (played.here, played.state.entered) == ("milan/n1 open", entered)


def test_back_from_answers_that_open_by_themselves_goes_to_the_item_before() -> None:
    played = Played(script(announced=True))
    while played.here != "before/page open":
        played.advance()
    played.do("back")
    assert played.here == "before/ shown"
