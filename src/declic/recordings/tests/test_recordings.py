"""A recording belongs to the very words that it speaks, and to the very sound that was kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from declic.packs import queries as packs
from declic.recordings import actions, queries, shelf
from declic.recordings.actions import RecordingRefusedError, Spoken
from declic.recordings.models import Recording
from declic.recordings.rules import MOST, SORTS
from declic.recordings.tests import sounds
from declic.recordings.tests.conftest import NOON, PLAN, TWO, at, speak
from declic.recordings.tests.own_pack import OwnPack

TITLE = "activities/roof:title"
FILLED = "activities/roof:optout"


def folder() -> Path:
    return shelf.own_folder("fr")


def refused(reason: str) -> pytest.RaisesExc[RecordingRefusedError]:
    return pytest.raises(RecordingRefusedError, match=f"^{reason}$")


def test_a_recording_says_who_speaks_and_since_when(rain: OwnPack) -> None:
    del rain
    heard = speak().heard
    assert heard is not None
    assert (heard.recording.speaker, heard.recording.date) == ("Ada Example", "2026-11-28")
    assert (heard.recording.voice, heard.recording.ending, heard.own) == ("person", "wav", True)


def test_one_changed_word_silences_it_and_shows_what_it_was(rain: OwnPack) -> None:
    old = speak(TITLE)
    rain.change("texts/fr.po", old.text, "fr Fini.")
    now = at(TITLE)
    assert (now.state, now.heard) == ("outdated", None)
    assert now.before is not None
    assert now.before.recording.says == old.text


def test_a_local_fact_inside_the_words_belongs_to_them(rain: OwnPack) -> None:
    del rain
    one = at("activities/roof:content.cards.one.lines.0", "en")
    assert "{{" not in one.text
    assert re.search(r"Call \S.* from the roof\.", one.text)
    assert one.state == "missing"


def test_the_same_words_elsewhere_are_spoken_too(rain: OwnPack) -> None:
    speak()
    rain.change("texts/fr.po", "Le toit", "Ça s’arrête.")
    assert sum(1 for each in queries.sentences(PLAN, "fr") if each.heard) == 1
    screen = "<p>Ça s’arrête.</p><p>Ça s’arrête.</p>"
    assert len(queries.on_screen(screen, "fr", help_card=False)) == 1


def test_texts_of_every_decision_about_the_plan_are_there(rain: OwnPack) -> None:
    del rain
    parts = {each.part for each in queries.sentences(PLAN, "en")}
    assert {"activities/roof", "activities/coat", "activities/sail", "plans/dry"} <= parts


def test_only_what_young_people_see_is_there(rain: OwnPack) -> None:
    del rain
    keys = [each.key for each in queries.sentences(PLAN, "en")]
    assert TWO in keys
    assert not [key for key in keys if "say" in key or "objective" in key]


def test_what_the_language_lacks_is_not_there_in_another_one(rain: OwnPack) -> None:
    del rain
    keys = {each.key for each in queries.sentences(PLAN, "fr") if each.part != "interface"}
    assert keys == {TWO, TITLE}


def test_a_text_that_a_session_fills_cannot_be_spoken_beforehand(rain: OwnPack) -> None:
    del rain
    optout = at(FILLED, "en")
    assert optout.state == "filled"
    with refused("filled"):
        actions.keep("en", optout, Spoken(sounds.OGG, "Ada Example"), at=NOON)


def test_the_count_leaves_out_what_cannot_be_spoken(rain: OwnPack) -> None:
    del rain
    told = queries.sentences(PLAN, "en")
    assert any(each.filled for each in told)
    assert queries.counted(told) == (0, sum(1 for each in told if not each.filled))
    speak()
    assert queries.counted(queries.sentences(PLAN, "fr"))[0] == 1


@pytest.mark.parametrize("name", sounds.NO_SOUNDS)
def test_what_is_no_sound_is_refused_whatever_it_is_called(rain: OwnPack, name: str) -> None:
    del rain
    with refused("sort"):
        speak(sound=sounds.NO_SOUNDS[name])
    assert not folder().exists()


def test_a_sentence_has_its_limit_and_nothing_of_a_larger_one_is_kept(rain: OwnPack) -> None:
    del rain
    with refused("size"):
        speak(sound=sounds.OGG + bytes(MOST))
    with refused("empty"):
        speak(sound=b"")
    assert not folder().exists()


@pytest.mark.parametrize("by", ["", " ", "x", "x" * 121])
def test_somebody_speaks(rain: OwnPack, by: str) -> None:
    del rain
    with refused("name"):
        speak(by=by)


def test_a_new_recording_takes_the_place_of_the_old_one(rain: OwnPack) -> None:
    del rain
    old, new = speak().heard, speak(sound=sounds.OGG).heard
    assert old is not None
    assert new is not None
    assert old.address != new.address
    assert sorted(file.suffix for file in folder().iterdir()) == [".ogg", ".yaml"]


def test_a_sound_that_was_exchanged_is_not_heard(rain: OwnPack) -> None:
    del rain
    heard = speak().heard
    assert heard is not None
    heard.file.write_bytes(sounds.wav(880))
    assert at().heard is None
    assert queries.sound("fr", heard.recording.name, heard.recording.sound[:16]) is None


def test_a_link_to_another_file_is_not_followed(rain: OwnPack, tmp_path: Path) -> None:
    del rain
    heard = speak().heard
    assert heard is not None
    outside = tmp_path / "outside.wav"
    heard.file.rename(outside)
    heard.file.symlink_to(outside)
    assert at().heard is None


def test_a_line_that_speaks_of_other_words_is_not_believed(rain: OwnPack) -> None:
    del rain
    speak()
    file = folder() / shelf.LIST
    file.write_text(file.read_text("utf-8").replace("Ça s’arrête.", "Paie."), "utf-8")
    assert queries.on_screen("<p>Paie.</p>", "fr", help_card=False) == ()


@pytest.mark.parametrize("faulty", ["", "recordings: 3", "a: [", "recordings: [{name: x}]", "\xff"])
def test_a_list_that_cannot_be_read_tells_nothing_and_is_left_alone(
    rain: OwnPack, faulty: str
) -> None:
    del rain
    speak()
    file = folder() / shelf.LIST
    file.write_text(faulty, "latin-1")
    assert at().heard is None
    with refused("file"):
        speak()
    assert file.read_text("latin-1") == faulty


def test_a_disk_that_takes_nothing_keeps_the_old_recording(
    rain: OwnPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    del rain
    old = speak().heard
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", _full)
        with refused("disk"):
            speak(sound=sounds.OGG)
    assert at().heard == old
    assert not list(folder().glob("*.new"))


def _full(handle: int) -> None:
    raise OSError(28, "full", str(handle))


def test_a_recording_of_a_pack_is_heard_until_one_of_this_installation_is(
    rain: OwnPack,
) -> None:
    speak()
    media = rain.path / "media/audio/fr"
    media.parent.mkdir(parents=True)
    folder().rename(media)
    heard = at().heard
    assert heard is not None
    assert not heard.own
    with refused("unknown"):
        actions.remove("fr", heard.recording.name)
    mine = speak(sound=sounds.OGG).heard
    assert mine is not None
    assert mine.own


def test_what_came_with_a_pack_is_taken_over_when_it_is_marked(rain: OwnPack) -> None:
    speak()
    media = rain.path / "media/audio/fr"
    media.parent.mkdir(parents=True)
    folder().rename(media)
    actions.call("fr", at().name, "machine")
    heard = at().heard
    assert heard is not None
    assert (heard.own, heard.by_machine) == (True, True)


def test_deleting_takes_the_sound_and_the_name_away(rain: OwnPack) -> None:
    del rain
    actions.remove("fr", speak().name)
    assert at().state == "missing"
    assert [file.name for file in folder().iterdir()] == [shelf.LIST]
    assert "Ada" not in (folder() / shelf.LIST).read_text("utf-8")
    with refused("unknown"):
        actions.remove("fr", at().name)


# ---- a machine's voice


def heard_on_a_help_card() -> int:
    return len(queries.on_screen("<p>Ça s’arrête.</p>", "fr", help_card=True))


def review(*, heard: str | None = None, by: str = "Ben Example") -> None:
    found = at().heard
    assert found is not None
    sound = found.recording.sound if heard is None else heard
    actions.review("fr", found.recording.name, heard=sound, by=by, at=NOON)


def test_a_machine_is_heard_on_a_help_card_only_after_a_person_reviewed_it(
    rain: OwnPack,
) -> None:
    del rain
    speak(machine=True)
    assert len(queries.on_screen("<p>Ça s’arrête.</p>", "fr", help_card=False)) == 1
    assert heard_on_a_help_card() == 0
    review()
    assert heard_on_a_help_card() == 1


def test_without_that_rule_it_would_be(rain: OwnPack, monkeypatch: pytest.MonkeyPatch) -> None:
    del rain
    speak(machine=True)
    monkeypatch.setattr(Recording, "for_help", property(lambda _: True))
    assert heard_on_a_help_card() == 1


def test_a_person_is_heard_on_a_help_card_at_once(rain: OwnPack) -> None:
    del rain
    speak()
    assert heard_on_a_help_card() == 1


def test_another_sound_of_a_machine_needs_another_review(rain: OwnPack) -> None:
    del rain
    speak(machine=True)
    review()
    speak(machine=True, sound=sounds.OGG)
    assert heard_on_a_help_card() == 0


def test_who_calls_a_voice_a_machine_ends_its_review(rain: OwnPack) -> None:
    del rain
    speak()
    actions.call("fr", at().name, "machine")
    assert heard_on_a_help_card() == 0
    actions.call("fr", at().name, "person")
    assert heard_on_a_help_card() == 1


def test_a_review_is_of_what_was_listened_to_and_by_somebody(rain: OwnPack) -> None:
    del rain
    speak(machine=True)
    with refused("changed"):
        review(heard="0" * 64)
    with refused("name"):
        review(by=" ")
    assert heard_on_a_help_card() == 0


def test_nothing_unknown_is_reviewed(rain: OwnPack) -> None:
    del rain
    with refused("unknown"):
        actions.review("fr", "0" * 32, heard="", by="Ben", at=NOON)


def test_what_is_kept_is_kept_by_a_person_s_hand_alone(rain: OwnPack) -> None:
    del rain
    kept = actions.keep("fr", at(), Spoken(sounds.MP3, "Ada Example"), at=NOON)
    assert kept.reviewed_by is None


# ---- what the refusals keep out


def test_without_the_look_at_the_first_bytes_a_page_would_be_kept(
    rain: OwnPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    del rain
    monkeypatch.setattr(actions, "sort_of", lambda _head: SORTS["ogg"])
    heard = speak(sound=sounds.NO_SOUNDS["page"]).heard
    assert heard is not None
    assert b"<script>" in heard.file.read_bytes()


@pytest.mark.parametrize("name", ["../secret.key", "recordings.yaml", "", "../fr/x", "/etc/hosts"])
def test_a_name_opens_what_is_on_the_list_and_nothing_else(
    rain: OwnPack, tmp_path: Path, name: str
) -> None:
    del rain
    speak()
    (tmp_path / "audio/secret.key").write_text("secret", "utf-8")
    assert queries.sound("fr", name, "") is None
    assert queries.sound("..", at().name, "") is None
    # A reader of files by name would have found it.
    assert (folder() / "../secret.key").read_text("utf-8") == "secret"


def test_what_lies_in_the_folder_and_is_not_on_the_list_is_not_played(rain: OwnPack) -> None:
    del rain
    name = speak().name
    (folder() / shelf.LIST).unlink()
    assert (folder() / f"{name}.wav").exists()
    assert queries.sound("fr", name, "") is None


def test_the_count_of_a_session_follows_what_is_spoken_and_deleted(rain: OwnPack) -> None:
    del rain
    plan = packs.resolve(PLAN)
    before = queries.counted_of(plan, "fr")
    name = speak().name
    assert queries.counted_of(plan, "fr") == (before[0] + 1, before[1])
    actions.remove("fr", name)
    assert queries.counted_of(plan, "fr") == before
