"""The hunt on its three screens and on paper."""

from __future__ import annotations

import pytest

from declic.activities.hunt_privacy.kind import KIND
from declic.activities.hunt_privacy.tests.hunts import content
from declic.activities.models import Phase, Role, Seen
from declic.activities.tests.screens import drawn
from declic.kernel.cells import Told
from declic.packs.models import Form

FOUND = {"find": {"found": {"4": {"table": 2}, "6": {"card": 1}}}}
MATCHED = {"match": {"logo": {"later": {"table": 1}, "close": {"table": 1}}}}


def _screen(role: Role, phase: Phase, item: str, lang: str = "fr", **known: object) -> str:
    return drawn(KIND, content(), item, Seen(role, phase, **known), lang=lang)  # type: ignore[arg-type]


def test_a_table_taps_how_many_clues_it_found() -> None:
    phone = _screen("phone", "open", "find")
    assert phone.count('class="answer" name="choice"') == 9
    assert "Indice" not in phone


@pytest.mark.parametrize("item", ["find", "clue-logo", "match", "tag", "board"])
def test_the_phone_looks_up_while_nothing_is_answered(item: str) -> None:
    phone = _screen("phone", "shown", item)
    assert "Levez les yeux" in phone
    assert "<form" not in phone


def test_the_phone_matches_each_clue_with_a_lettered_fix() -> None:
    phone = _screen("phone", "open", "match")
    assert phone.count("<select") == 8
    assert phone.count('<option value="crop">B Faire crop</option>') == 8


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_which_fix_helps_is_not_told_before_it_is_shown(role: Role, phase: Phase) -> None:
    screen = _screen(role, phase, "match")
    assert "Une solution qui aide" not in screen
    assert "Une solution qui aide" in _screen(role, "revealed", "match", results=MATCHED)


def test_the_wall_begins_with_the_bare_poster_and_then_rings_clue_after_clue() -> None:
    bare = _screen("wall", "open", "find")
    second = _screen("wall", "shown", "clue-street", path=("find", "clue-logo", "clue-street"))
    assert '<svg class="poster"' in bare
    assert 'rx="36" fill="none"' not in bare
    assert second.count('rx="36" fill="none"') == 2
    assert "Indice street" in second


def test_the_poster_is_mirrored_where_one_reads_from_right_to_left() -> None:
    assert "scale(-1 1)" in _screen("wall", "shown", "find", lang="ar")
    assert "scale(-1 1)" not in _screen("wall", "shown", "find", lang="nl")


@pytest.mark.parametrize("role", ["phone", "console"])
def test_the_poster_is_the_wall_s_and_paper_s(role: Role) -> None:
    assert 'class="poster"' not in _screen(role, "shown", "clue-logo")


def test_how_many_were_found_is_told_without_a_winner() -> None:
    assert "de 4 à 6 sur 8" in _screen("wall", "revealed", "find", results=FOUND)
    same = {"find": {"found": {"5": {"table": 3}}}}
    assert "trouvé 5 sur 8" in _screen("wall", "revealed", "find", results=same)
    assert "sur 8" not in _screen("wall", "revealed", "find")


def test_the_console_has_the_pairs_beforehand_behind_a_press() -> None:
    before, _, behind = _screen("console", "open", "match").partition("<details")
    assert "Faire crop" not in before
    assert "B Faire crop" in behind
    assert "tables sur" not in behind


def test_the_console_tells_how_many_tables_found_a_fix_that_helps() -> None:
    assert "1 table a trouvé" in _screen("console", "revealed", "match", results=MATCHED)


def test_the_board_names_what_most_begin_with_and_no_figure() -> None:
    told = {"first": Told("figures", 9, counts={"crop": 6, "new": 3})}
    wall = _screen("wall", "revealed", "board", told=told)
    assert wall.index("Faire crop") < wall.index("Faire new")
    few = _screen("wall", "revealed", "board", told={"first": Told("too_few")})
    assert "Faire" not in few


@pytest.mark.parametrize("role", ["wall", "console"])
def test_the_message_to_a_friend_is_begun_for_those_who_want(role: Role) -> None:
    assert "Salut" in _screen(role, "shown", "tag")


def test_what_is_counted_has_words() -> None:
    assert KIND.asked(content(), "match", "logo").text == "Indice logo"
    assert KIND.asked(content(), "board", "first").choices["crop"] == "Faire crop"
    assert KIND.asked(content(), "find", "found").text == "Que raconte le profil ?"


def test_doubled_ids_are_faults_of_the_kind() -> None:
    assert list(KIND.faults(content(fixes=("none",)), {}))


def test_on_paper_there_are_a_wide_poster_a_lens_and_fixes_with_letters() -> None:
    poster, lens, fixes = KIND.papers(content(), Form())
    assert (poster.layout, poster.per) == ("wide", "table")
    assert poster.rows[0].drawing is not None
    assert "Declic Print" in poster.rows[0].drawing.rtl
    assert [row.text for row in lens.rows[0].rows] == ["Où ?"]
    assert [row.text for row in fixes.rows][:2] == ["A  Faire hide", "B  Faire crop"]


def test_the_script_has_what_the_form_keeps() -> None:
    whole = [row.text for row in KIND.script(content(), Form())]
    assert whole == [
        "Que raconte le profil ?", "Quelle solution ?", "Écrivez un message.",
        "Lequel d’abord ?", "Choisir qui voit quoi.",
    ]  # fmt: skip
    short = [row.text for row in KIND.script(content(), Form(items=["find"]))]
    assert short == ["Que raconte le profil ?", "Choisir qui voit quoi."]


def test_the_wall_lists_the_settings_while_one_is_chosen() -> None:
    assert _screen("wall", "open", "board").count("<li>") == 8


def test_an_adult_counts_tables_without_a_phone_by_the_best_fix_of_each_clue() -> None:
    match = next(item for item in KIND.items(content(), Form()) if item.id == "match")
    assert len(match.by_hand) == 8
    assert match.by_hand[0] == ("logo", "crop")
    assert "fix cards" in _screen("console", "open", "match", lang="en")


def test_a_short_form_has_less_time_to_search() -> None:
    short = Form(seconds={"find": 150, "match": 150})
    assert [item.seconds for item in KIND.items(content(), short) if item.seconds] == [150, 150]


def test_only_clues_have_numbers() -> None:
    ids = [item.id for item in KIND.items(content(), Form())]
    assert KIND.numbered(content(), "clue-street", ids, ids[:3]) == (2, 8)
    assert KIND.numbered(content(), "match", ids, ids) is None


@pytest.mark.parametrize("item", ["find", "clue-logo", "match", "tag", "board"])
def test_every_step_has_a_name_for_whoever_leads(item: str) -> None:
    assert KIND.called(content(), item)
