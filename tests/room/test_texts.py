"""Questions for the box and words: kept once, never too many, and given back when refused."""

from __future__ import annotations

from contextlib import closing

import pytest
from pysqlite3 import dbapi2

from tests.room.client import Browser, Led, join, lead, walk
from tests.server import Server

ONCE = "0f" * 16
BOX = "SELECT count(*) FROM live_slip WHERE 1"
# One slip becomes as many alike, in the same state.
CROWD = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
    INSERT INTO live_slip (id, session_id, activity, item, sealed, key, day, state, wording)
    SELECT s.id + i, session_id, activity, item, sealed, key, day, state, wording
    FROM live_slip s, n WHERE session_id = ?
"""


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def phone(led: Led) -> Browser:
    return join(led)


def behind(led: Led, query: str) -> None:
    """Change what is stored of a session, behind the server's back."""
    with closing(dbapi2.connect(str(led.server.folder / "declic.sqlite3"))) as file, file:
        file.execute(query, (led.hex,))


def ask(phone: Browser, text: str, **more: str) -> int:
    """Put a question into the box as the page's script does; give the status."""
    return phone.post("/s/question", {"text": text, **more}, accept="application/json").status


def test_a_question_sent_again_after_a_lost_reply_is_one_slip(led: Led, phone: Browser) -> None:
    assert [ask(phone, "Who reads this?", once=ONCE) for _ in range(3)] == [200] * 3
    assert led.rows(BOX) == [(1,)]


def test_two_questions_alike_are_two_slips(led: Led, phone: Browser) -> None:
    assert ask(phone, "Who reads this?", once=ONCE) == ask(phone, "Who reads this?", once="1f" * 16)
    assert led.rows(BOX) == [(2,)]


def test_a_weak_mark_hides_nobody_elses_question(led: Led, phone: Browser) -> None:
    assert ask(phone, "Mine", once="1") == ask(join(led), "Also mine", once="1") == 200
    assert led.rows(BOX) == [(2,)]


def test_the_mark_of_one_room_says_nothing_in_another(led: Led, phone: Browser) -> None:
    other = lead(led.server)
    assert ask(phone, "Here", once=ONCE) == ask(join(other), "There", once=ONCE) == 200
    assert (led.rows(BOX), other.rows(BOX)) == ([(1,)], [(1,)])


def test_the_page_of_the_box_sends_a_mark_without_any_script(led: Led, phone: Browser) -> None:
    page = phone.get("/s/box").text
    once = page.partition('name="once" value="')[2].partition('"')[0]
    for _ in range(2):
        assert phone.post("/s/question", {"text": "Twice", "once": once}).status == 303
    assert led.rows(BOX) == [(1,)]


def test_two_words_of_one_seat_are_two_slips(led: Led, phone: Browser) -> None:
    place = walk(led, "words")
    for word, once in (("calm", ONCE), ("brave", "1f" * 16), ("brave", "1f" * 16)):
        sent = {**place, "text": word, "once": once}
        assert phone.post("/s/answer", sent, accept="application/json").status == 200
    assert led.rows(BOX) == [(2,)]


def test_a_refused_question_stands_in_the_field_again(phone: Browser) -> None:
    text = "Ma question <b> " + "é" * 600
    again = phone.post("/s/question", {"text": text})
    assert again.status == 422
    assert "Ma question &lt;b&gt; ééé" in again.text
    assert "That is too long to keep." in again.text


def test_a_full_box_says_so_and_gives_the_text_back(led: Led, phone: Browser) -> None:
    ask(phone, "One")
    behind(led, CROWD)
    again = phone.post("/s/question", {"text": "Number 301"})
    assert (again.status, "Number 301" in again.text) == (409, True)
    assert "The box is full for now." in again.text


def test_a_box_that_was_read_has_room_again(led: Led, phone: Browser) -> None:
    ask(phone, "One")
    behind(led, CROWD)
    behind(led, "UPDATE live_slip SET state = 'discarded' WHERE session_id = ?")
    assert ask(phone, "Number 301") == 200


def test_a_box_full_of_questions_leaves_room_for_words(led: Led, phone: Browser) -> None:
    ask(phone, "One")
    behind(led, CROWD)
    sent = {**walk(led, "words"), "text": "calm"}
    assert phone.post("/s/answer", sent, accept="application/json").status == 200


def test_one_seat_after_another_cannot_flood_the_box(led: Led) -> None:
    given = [ask(each, "Flood") for each in (join(led) for _ in range(11)) for _ in range(6)]
    assert given == [200] * 60 + [429] * 6


def test_a_double_tap_on_the_way_in_takes_one_seat(led: Led) -> None:
    phone = Browser(led.server.port)
    page = phone.get(f"/j/{led.row['secret']}").text
    once = page.partition('name="once" value="')[2].partition('"')[0]
    taps = [
        Browser(led.server.port).post(f"/j/{led.row['secret']}", {"lang": "fr", "once": once})
        for _ in range(2)
    ]
    assert [tap.status for tap in taps] == [303, 303]
    assert led.rows("SELECT count(*) FROM live_seat WHERE 1") == [(1,)]


def test_a_seat_that_is_refused_leaves_the_one_before(led: Led, phone: Browser) -> None:
    full = lead(led.server)
    for _ in range(150):
        join(full)
    sent = {"lang": "en", "table": "star", "leave": "yes"}
    assert phone.post(f"/j/{full.row['secret']}", sent).status == 409
    assert phone.get("/s").status == 200
