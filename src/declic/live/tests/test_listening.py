"""The button that reads a screen out: what it offers, and what it says of machines."""

from __future__ import annotations

from pathlib import Path

import pytest

from declic.kernel import clock
from declic.live.listening import HELP_NUMBERS, in_page, with_voice
from declic.recordings import actions, queries
from declic.recordings.actions import Spoken
from declic.recordings.models import Sentence
from declic.recordings.queries import name_of

OGG = b"OggS\x00\x02" + bytes(60)
HELP = f"<p>Look up.</p><ul><li {HELP_NUMBERS}>103</li></ul>"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))


def speak(text: str, *, machine: bool = False) -> None:
    sentence = Sentence("pack:optout", text, name_of("en", text))
    actions.keep("en", sentence, Spoken(OGG, "Ada Example", machine), at=clock.now())


def drawn(html: str) -> str:
    return with_voice(html, "en", "en")


def test_a_screen_that_nobody_speaks_stays_as_it_is() -> None:
    speak("Something else.")
    assert drawn("<p>Look up.</p>") == "<p>Look up.</p>"


def test_the_button_stands_before_the_screen_with_the_sentences_in_order() -> None:
    speak("Look up.")
    speak("Now.")
    html = drawn("<p>Now.</p><p>Look up.</p>")
    assert html.endswith("<p>Now.</p><p>Look up.</p>")
    now, up = (queries.recorded("en")[name_of("en", text)] for text in ("Now.", "Look up."))
    assert html.index(now.address) < html.index(up.address)
    assert html.count('preload="none"') == 2


def test_feedback_is_not_heard_before_it_stands_there() -> None:
    speak("Well chosen: it is not your fault.")
    assert "listen" not in drawn("<p>Choose.</p><p hidden>Well chosen: it is not your fault.</p>")


@pytest.mark.parametrize(
    ("machines", "told"),
    [((), 0), (("Now.",), "a part of this"), (("Now.", "Look up."), "reads this.")],
)
def test_a_machine_is_said_to_be_one(machines: tuple[str, ...], told: str | int) -> None:
    for text in ("Look up.", "Now."):
        speak(text, machine=text in machines)
    button = drawn("<p>Now.</p><p>Look up.</p>").partition("</details>")[2]
    assert (str(told) in button) if told else "machine" not in button


@pytest.mark.parametrize("mark", HELP_NUMBERS)
def test_on_a_screen_with_help_numbers_no_unreviewed_machine_speaks(mark: str) -> None:
    speak("Look up.", machine=True)
    html = f"<p>Look up.</p><ul><li {mark}>103</li></ul>"
    assert drawn(html) == html
    assert "listen" in drawn(html.replace(mark, ""))


@pytest.mark.parametrize(
    ("mark", "template"),
    [(HELP_NUMBERS[0], "help_lines.html"), (HELP_NUMBERS[1], "map_help/lines.html")],
)
def test_the_real_lines_are_noticed(mark: str, template: str) -> None:
    found = (Path(__file__).parents[2] / "activities").glob(f"**/activities/{template}")
    assert [mark in path.read_text("utf-8") for path in found] == [True]


def test_in_a_whole_page_the_button_stands_at_the_top_of_what_it_says() -> None:
    speak("Look up.")
    speak("Title")
    page = "<title>Title</title><main id=a><p>Look up.</p></main><footer>Title</footer>"
    html = in_page(page, "en")
    assert html.count("<audio") == 1
    assert html.index("<main id=a>") < html.index("listen") < html.index("<p>Look up.")


def test_where_another_language_stands_in_the_button_stays_the_reader_s() -> None:
    speak("Look up.")
    html = with_voice('<div lang="en" dir="ltr"><p>Look up.</p></div>', "en", "ar")
    assert "استمع" in html.partition('<div lang="en"')[0]
