"""Names of recordings, kinds of file by their first bytes, ranges, and what stands on a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.recordings.rules import ABSENT, name_of, part_of, plain, print_of, sort_of, standing
from declic.recordings.tests import sounds

SORTS = {
    "ogg": [sounds.OGG],
    "webm": [sounds.WEBM],
    "m4a": [sounds.M4A, sounds.MP4],
    "mp3": [sounds.MP3, sounds.BARE_MP3],
    "wav": [sounds.wav()],
}


def test_a_name_belongs_to_the_very_words_and_their_language() -> None:
    assert name_of("fr", "Dis-le.") == name_of("fr", " Dis-le.\n")
    names = {name_of("fr", "Dis-le."), name_of("fr", "Dis-le !"), name_of("nl", "Dis-le.")}
    assert len(names) == 3
    assert all(len(name) == 32 for name in names)


@given(st.text(), st.text())
def test_other_words_have_another_name(one: str, other: str) -> None:
    same = name_of("fr", one) == name_of("fr", other)
    assert same == (plain(one) == plain(other))


def test_the_print_of_a_sound_is_that_of_all_its_bytes() -> None:
    assert print_of(b"a") != print_of(b"b")
    assert len(print_of(b"")) == 64


@pytest.mark.parametrize(("ending", "heads"), SORTS.items())
def test_a_sound_is_told_by_its_first_bytes(ending: str, heads: list[bytes]) -> None:
    found = [sort_of(head[:64]) for head in heads]
    assert [each.ending for each in found if each] == [ending] * len(heads)
    assert all(each and each.content_type.startswith("audio/") for each in found)


@pytest.mark.parametrize("name", sounds.NO_SOUNDS)
def test_whatever_else_is_no_sound(name: str) -> None:
    assert sort_of(sounds.NO_SOUNDS[name][:64]) is None


@given(st.binary(max_size=64))
def test_no_bytes_break_the_look_at_them(head: bytes) -> None:
    found = sort_of(head)
    assert found is None or found.content_type.startswith("audio/")


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-1", slice(0, 2)),
        ("bytes=0-", slice(0, 10)),
        ("bytes=4-400", slice(4, 10)),
        ("bytes=-3", slice(7, 10)),
        ("bytes=-30", slice(0, 10)),
        ("bytes=10-", ABSENT),
        ("bytes=-0", ABSENT),
    ],
)
def test_a_part_is_what_was_asked_for(asked: str, part: slice) -> None:
    assert part_of(asked, 10) == part


@pytest.mark.parametrize(
    "asked", ["", "bytes=-", "bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=١-٢"]
)
def test_what_is_not_understood_asks_for_all(asked: str) -> None:
    assert part_of(asked, 10) is None


@given(st.text(alphabet="bytes=0123456789-, "), st.integers(min_value=0, max_value=50))
def test_a_part_never_leaves_the_sound(asked: str, size: int) -> None:
    part = part_of(asked, size)
    assert part is None or part == ABSENT or 0 <= part.start < part.stop <= size


SCREEN = """<h1>“Say it.”</h1><svg><title>Pay.</title></svg><p>Tell <b>Ada</b>
 now.</p><br><p hidden>Secret.<br><b>Pay.</b></p><button><span>A</span><span>Say  it.</span>
</button><p>Listen&nbsp;&amp; wait.</p><select><option>Pay.</option></select>"""


def test_texts_are_heard_in_the_order_in_which_they_stand() -> None:
    offered = {"Listen & wait.": 1, "Say it.": 2, "A": 3}
    assert standing(SCREEN, offered) == (2, 3, 1)


def test_what_does_not_stand_on_the_screen_is_not_heard() -> None:
    assert standing(SCREEN, {"Pay.": 1, "Secret.": 2, "Tell": 0, "Tell Ada now.": 3}) == (0,)
    assert standing("<p>Not true</p>", {"True": 1, "true": 2}) == ()
    assert standing("", {"": 1}) == ()
