"""What an adult decides about words and slips: nothing left out is shown by mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.room.client import Answer, Browser, Led, join, lead, walk
from tests.server import Server

ROW = re.compile(r'<form id="w(\d+)".*?</form>', re.DOTALL)
SLIP = re.compile(r'<(section|details) class="card slip.*?</\1>', re.DOTALL)
SECOND = re.compile(r'value="(\w+)" id="w\d+-second"')
VERDICT = re.compile(r'name="verdict" value="(\w+)"')
ARABIC, GEEZ = "هل يمكنني التحدث مع أحد؟", "ሓገዝ የድልየኒ"


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def phone(led: Led) -> Browser:
    return join(led)


@dataclass
class Slips:
    """The slips of a session, as its console sees and decides them."""

    led: Led

    def put(self, phone: Browser, text: str) -> int:
        """Put a question into the box; give its number."""
        before = set(self.led.rows("SELECT id FROM live_slip WHERE 1"))
        assert phone.post("/s/question", {"text": text}).status == 303
        (new,) = set(self.led.rows("SELECT id FROM live_slip WHERE 1")) - before
        return int(new[0])

    def decide(self, slip: int, verdict: str, **more: str) -> Answer:
        """Decide as the page's script does."""
        given = {"slip": slip, "verdict": verdict, **more}
        path = f"/host/{self.led.id}/slip"
        return self.led.browser.post(path, given, accept="application/json")

    def state(self, slip: int) -> str:
        rows = dict(self.led.rows("SELECT id, state FROM live_slip WHERE 1"))
        return str(rows[slip])

    def box(self) -> list[str]:
        """Give the slips as the box draws them, in its order."""
        page = self.led.browser.get(f"/host/{self.led.id}/box").text
        return [found[0] for found in SLIP.finditer(page)]


@pytest.fixture
def slips(led: Led) -> Slips:
    return Slips(led)


@pytest.fixture
def words(led: Led, phone: Browser) -> list[int]:
    """Three words that were handed in; their numbers in the order of the console's list."""
    place = walk(led, "words")
    for word in ("calm", "brave", "Kevin is dom"):
        assert phone.post("/s/answer", {**place, "text": word}).status == 303
    return list(rows(led))


def rows(led: Led) -> dict[int, str]:
    """Give the rows of the list of words, in their order."""
    page = led.browser.get(f"/host/{led.id}").text
    return {int(found[1]): found[0] for found in ROW.finditer(page)}


def offered(drawn: str) -> list[str]:
    return VERDICT.findall(drawn)


def test_no_row_moves_while_the_list_is_worked_through(
    led: Led, slips: Slips, words: list[int]
) -> None:
    for word, verdict in ((0, "discard"), (1, "approve"), (2, "discard"), (0, "later")):
        slips.decide(words[word], verdict)
        assert list(rows(led)) == words


def test_a_word_left_out_offers_undo_in_the_second_place(
    led: Led, slips: Slips, words: list[int]
) -> None:
    slips.decide(words[1], "discard")
    row = rows(led)[words[1]]
    assert (offered(row), "left out" in row) == (["later", "adult"], True)
    assert f'<button class="quiet" name="verdict" value="later" id="w{words[1]}-second"' in row


def test_a_word_on_the_wall_is_taken_off_in_the_second_place(
    led: Led, slips: Slips, words: list[int]
) -> None:
    slips.decide(words[1], "approve")
    row = rows(led)[words[1]]
    assert (offered(row), "on the wall" in row) == (["discard", "adult"], True)
    assert f'value="discard" id="w{words[1]}-second"' in row


def test_pressing_down_both_places_never_shows_a_word_left_out(
    led: Led, slips: Slips, words: list[int]
) -> None:
    slips.decide(words[1], "discard")
    for word in words:
        slips.decide(word, "approve")
    states = [slips.state(word) for word in words]
    assert states == ["approved", "discarded", "approved"]
    for _ in range(4):  # whatever the second place offers
        slips.decide(words[1], SECOND.findall(rows(led)[words[1]])[0])
        assert slips.state(words[1]) in {"later", "discarded"}


@pytest.mark.parametrize("kind", ["question", "word"])
def test_what_was_discarded_is_approved_only_after_it_was_taken_back(
    kind: str, slips: Slips, phone: Browser, request: pytest.FixtureRequest
) -> None:
    words = request.getfixturevalue("words") if kind == "word" else []
    slip = words[0] if words else slips.put(phone, "Who reads this?")
    slips.decide(slip, "discard")
    refused = slips.decide(slip, "approve", wording="Something else")
    assert (refused.status, refused.json["reason"]) == (409, "discarded")
    assert slips.state(slip) == "discarded"
    assert slips.decide(slip, "later").status == slips.decide(slip, "approve").status == 200
    assert slips.state(slip) == "approved"


def test_what_was_taken_back_was_read_already(led: Led, slips: Slips, phone: Browser) -> None:
    slip = slips.put(phone, "Who reads this?")
    unread = 'data-count="questions">1<'
    assert unread in led.browser.get(f"/host/{led.id}").text
    for verdict in ("discard", "later"):
        slips.decide(slip, verdict)
        assert unread not in led.browser.get(f"/host/{led.id}").text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Take it back first."), ("fr", "Reprenez-le d’abord."), ("nl", "Neem het eerst terug")],
)
def test_the_refusal_is_said_in_the_facilitator_s_language(
    language: str, sentence: str, shared: Server
) -> None:
    slips = Slips(lead(shared, lang=language))
    slip = slips.put(join(slips.led), "Who reads this?")
    slips.decide(slip, "discard")
    assert sentence in slips.decide(slip, "approve").json["sentence"]


def test_a_discarded_slip_is_folded_at_the_end_with_one_button(
    slips: Slips, phone: Browser
) -> None:
    numbers = [slips.put(phone, text) for text in ("One?", "Two?", "Three?")]
    slips.decide(min(numbers), "discard")
    drawn = slips.box()
    assert [each.startswith("<details") for each in drawn] == [False, False, True]
    assert (offered(drawn[2]), f'value="{min(numbers)}"' in drawn[2]) == (["later"], True)
    assert "<textarea" not in drawn[2]
    assert " open" not in drawn[2].partition(">")[0]


def test_after_the_session_nothing_is_approved(led: Led, slips: Slips, phone: Browser) -> None:
    verdicts = ("approve", "later", "discard", "adult", "")
    numbers = [slips.put(phone, f"Number {each}?") for each in range(len(verdicts))]
    for slip, verdict in zip(numbers, verdicts, strict=True):
        slips.decide(slip, verdict)
    assert led.do("end").status == 200
    refused = slips.decide(numbers[4], "approve")
    assert (refused.status, refused.json["reason"]) == (409, "ended")
    drawn = sorted(offered(each) for each in slips.box())
    assert drawn == sorted([["discard", "adult"]] * 3 + [["handed"], ["later"]])


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ARABIC, "Arabic script (Arabic, Dari, Pashto)"),
        (GEEZ, "Ge’ez script (Tigrinya, Amharic)"),
        ("Мені страшно", "Cyrillic script (Ukrainian, Russian, Bulgarian)"),
    ],
)
@pytest.mark.parametrize("verdict", ["later", "adult", "discard"])
def test_a_slip_in_another_script_says_which_and_what_to_do(
    verdict: str, text: str, tag: str, slips: Slips, phone: Browser
) -> None:
    slips.decide(slips.put(phone, text), verdict)
    (drawn,) = slips.box()
    assert tag in drawn
    assert "an interpreter who is bound to silence" in drawn


def test_a_slip_in_the_facilitator_s_script_says_nothing_of_it(
    slips: Slips, phone: Browser
) -> None:
    slips.put(phone, "Wie leest dit? 🙂 103")
    assert "script" not in slips.box()[0]


def test_the_script_is_read_anew_and_never_kept(led: Led, slips: Slips, phone: Browser) -> None:
    slips.put(phone, ARABIC)
    slips.box()
    kept = led.rows("SELECT activity, item, key, state, wording FROM live_slip WHERE 1")
    assert "Arab" not in str(kept)
    columns = {name for _, name, *_ in led.server.rows("PRAGMA table_info(live_slip)")}
    assert not {"language", "script", "lang"} & columns


def test_a_word_that_worries_reaches_the_adult_through_the_box(
    led: Led, slips: Slips, words: list[int]
) -> None:
    assert len(words) == 3
    worries = next(word for word, row in rows(led).items() if "Kevin is dom" in row)
    assert slips.decide(worries, "adult").status == 200
    assert "Kevin is dom" in slips.box()[0]
    assert offered(rows(led)[worries]) == []
    assert slips.decide(worries, "approve").json["reason"] == "adult"
    assert slips.decide(worries, "handed").status == 200
    assert offered(slips.box()[0]) == []


def test_a_slip_on_paper_waits_for_the_adult_and_nothing_of_it_is_kept(shared: Server) -> None:
    led = lead(shared)
    noted = led.browser.post(f"/host/{led.id}/slip", {"verdict": "paper"})
    assert noted.status == 302
    assert led.rows("SELECT state FROM live_slip WHERE 1") == [("adult",)]
    assert "waits to be handed over" in led.browser.get(f"/host/{led.id}").text


def test_what_is_to_be_done_stands_first_in_the_box(led: Led, slips: Slips, phone: Browser) -> None:
    verdicts = ("discard", "approve", "adult", "later")
    done = {verdict: slips.put(phone, f"To {verdict}?") for verdict in verdicts}
    for verdict in verdicts:
        slips.decide(done[verdict], verdict)
    new = slips.put(phone, "A new one?")
    page = led.browser.get(f"/host/{led.id}/box").text
    shown = [int(number) for number in re.findall(r'name="slip" value="(-?\d+)"', page)]
    assert shown == [new, *(done[each] for each in ("adult", "later", "approve", "discard"))]
