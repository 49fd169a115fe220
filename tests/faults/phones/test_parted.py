"""Phone and server cannot hear each other for a while; lines die and nobody is told."""

from __future__ import annotations

import os
import time

import pytest
from playwright.sync_api import Page, expect

from tests.faults.phones.pages import CHOSEN, DEAF, Phones, line, saved, sees, tap, without
from tests.journeys import stage as on

pytestmark = pytest.mark.xdist_group("phones")
# `make faults` parts them for thirty seconds and for five minutes, too.
PARTED = [int(each) for each in os.environ.get("PARTED", "5").split()]
AGAIN = (
    "setTimeout(() => send(name), Math.min(15000, 700 * 2 ** order.tries)"
    " * (0.7 + Math.random() * 0.6));"
)
WITH_THE_STREAM = "for (const name of waiting.keys()) send(name);"
GIVEN_UP, UNHEARD, NOTICED = 11_000, 11_000, 5_000  # milliseconds of the page's clock
LINES_MOST = 6  # that a browser keeps to one server


@pytest.mark.parametrize("seconds", PARTED)
def test_what_was_tapped_while_parted_is_kept_and_sent_when_the_line_heals(
    phones: Phones, seconds: int
) -> None:
    phones.ask()
    page = phones.come()
    phones.relay.part()
    tap(page, "A")
    page.wait_for_timeout(1000 * seconds)
    tap(page, "B")
    expect(line(page)).to_have_class("kept sending" if seconds < 10 else "kept kept-here")
    assert phones.kept() == []
    phones.relay.heal()
    saved(page)
    assert phones.kept() == ["B"]


def test_control_a_phone_that_keeps_nothing_for_later_never_sends_it(phones: Phones) -> None:
    phones.ask()
    page = phones.window()
    without(page, "phone.js", "waiting.set(name, order);")
    phones.come(page)
    phones.relay.part()
    tap(page, "A")
    phones.relay.heal()
    page.wait_for_timeout(2000)
    expect(line(page)).to_be_hidden()
    assert phones.kept() == []


@pytest.mark.parametrize("seconds", PARTED)
def test_a_phone_that_was_parted_catches_up(phones: Phones, seconds: int) -> None:
    page = phones.come()
    phones.relay.part()
    phones.ask()
    page.wait_for_timeout(1000 * seconds)
    expect(page.locator(".answer")).to_have_count(0)
    phones.relay.heal()
    healed = time.perf_counter()
    sees(page, phones.place)
    took = time.perf_counter() - healed
    print(f"parted {seconds} s, caught up {took:.1f} s after the line was back")  # noqa: T201
    on.live(page)


def test_control_a_phone_that_does_not_listen_catches_up_with_nothing(phones: Phones) -> None:
    page = phones.window()
    page.add_init_script(DEAF)
    phones.enter(page)
    phones.relay.part()
    phones.ask()
    phones.relay.heal()
    page.wait_for_timeout(2000)
    expect(page.locator(".answer")).to_have_count(0)


def too_late(phones: Phones, page: Page) -> None:
    """Tap, and let the question be closed before that comes through."""
    phones.relay.part()
    tap(page, "A")
    phones.led.do("advance")
    with page.expect_response("**/s/answer") as told:
        phones.relay.heal()
    assert told.value.status == 409


NOTICE = "main .notice[role=status]"


def test_what_comes_after_the_question_was_closed_is_told_kindly_and_not_counted(
    phones: Phones,
) -> None:
    phones.ask()
    page = phones.come()
    too_late(phones, page)
    expect(page.locator(NOTICE)).not_to_be_empty()
    expect(page.locator(CHOSEN)).to_have_count(0)
    assert phones.kept() == []


def test_control_a_phone_that_does_not_mind_a_refusal_tells_nobody(phones: Phones) -> None:
    phones.ask()
    page = phones.window()
    without(
        page, "phone.js", 'setState(key, response.status === 409 ? "late" : "refused", sentence);'
    )
    phones.come(page)
    too_late(phones, page)
    page.wait_for_timeout(1000)
    expect(page.locator(NOTICE)).to_have_count(0)
    assert phones.kept() == []


def cut_off(phones: Phones, page: Page) -> None:
    """Tap while there is no line at all; then there is one again."""
    phones.relay.hang_up()
    tap(page, "A")
    expect(line(page)).to_have_class("kept kept-here")
    phones.relay.heal()


def test_what_was_tapped_without_a_line_is_sent_again(phones: Phones) -> None:
    phones.ask()
    page = phones.come()
    cut_off(phones, page)
    saved(page)
    assert phones.kept() == ["A"]


def test_control_a_phone_that_does_not_try_again_never_says_saved(phones: Phones) -> None:
    phones.ask()
    page = phones.window()
    without(page, "phone.js", AGAIN, WITH_THE_STREAM)
    phones.come(page)
    cut_off(phones, page)
    page.wait_for_timeout(4000)
    expect(line(page)).to_have_class("kept kept-here")
    assert phones.kept() == []


def half_open(phones: Phones, page: Page) -> None:
    """Let the page's lines die unheard, and tap."""
    phones.relay.half_open()
    tap(page, "A")
    expect(line(page)).to_have_class("kept sending")


def clocked(phones: Phones) -> Page:
    """Open a page whose clock the test can move on."""
    page = phones.window()
    page.clock.install()
    return page


def test_on_a_half_open_line_an_answer_is_sent_again_and_the_room_is_heard(phones: Phones) -> None:
    phones.ask()
    page = phones.come(clocked(phones))
    half_open(phones, page)
    # It says "kept on this phone" until it tries again, which may be too short to look at here;
    # `cut_off` looks at those words.
    page.clock.fast_forward(GIVEN_UP)
    passes(page)
    saved(page)
    assert phones.kept() == ["A"]
    phones.ask()
    sees(page, phones.place)


def test_control_a_phone_that_waits_for_ever_never_sends_it(phones: Phones) -> None:
    phones.ask()
    page = clocked(phones)
    without(page, "phone.js", "giving.abort()")
    phones.come(page)
    half_open(phones, page)
    passes(page)
    expect(line(page)).to_have_class("kept sending")
    assert phones.kept() == []


def zombie(phones: Phones, page: Page) -> int:
    """Ask while the stream's line is dead; give how many the page opened anew in five seconds."""
    opened = list[str]()
    page.on("request", lambda request: opened.append(request.url.rpartition("/")[2]))
    phones.relay.half_open()
    phones.ask()
    page.clock.fast_forward(NOTICED)
    # The page's clock stands still: however busy this machine is, only what it began is waited for.
    page.clock.pause_at(page.evaluate("Date.now()") + 300)
    for _ in range(30):
        if "stream" not in opened:
            page.wait_for_timeout(100)
    in_time = opened.count("stream")
    page.clock.resume()
    passes(page)
    return in_time


def passes(page: Page) -> None:
    """Let the page try one after the other the lines that it has kept, which are dead too."""
    for _ in range(LINES_MOST):
        page.wait_for_timeout(200)
        page.clock.fast_forward(GIVEN_UP)


def test_a_stream_that_is_dead_though_it_seems_open_is_noticed_within_five_seconds(
    phones: Phones,
) -> None:
    page = phones.come(clocked(phones))
    assert zombie(phones, page) > 0
    sees(page, phones.place)


def test_control_without_listening_for_silence_the_screen_stays_old(phones: Phones) -> None:
    page = clocked(phones)
    without(page, "phone.js", "if (unheard()) wake();")
    phones.come(page)
    assert zombie(phones, page) == 0
    expect(page.locator(".answer")).to_have_count(0)


def test_on_a_late_line_that_loses_a_third_phones_answer_once_and_go_on(phones: Phones) -> None:
    phones.ask()
    pages = [phones.come(sign=sign) for sign in ("star", "moon")]
    phones.relay.late, phones.relay.loss = 0.4, 0.3
    for page in pages:
        tap(page, "C")
    for page in pages:
        saved(page)
    assert phones.kept() == ["C", "C"]
    phones.ask()
    for page in pages:
        sees(page, phones.place)
    assert phones.relay.lost > 0


def pressed_unheard(phones: Phones, page: Page) -> int:
    """Press the console's big button again and again on lines that are dead.

    A browser may have several of them, and takes each before it opens a new one. Give how often
    answers were closed.
    """
    phones.relay.half_open()
    for _ in range(LINES_MOST + 1):
        page.locator("footer button[value=advance]").click()
        page.wait_for_timeout(300)
        if closed := phones.led.rows("SELECT seq FROM live_fact WHERE kind = 'answers_closed'"):
            return len(closed)
        page.clock.fast_forward(UNHEARD)
        page.wait_for_timeout(300)
    return 0


def test_a_press_that_nobody_heard_is_given_up_and_can_be_pressed_again(phones: Phones) -> None:
    phones.ask()
    page = clocked(phones)
    console(phones, page)
    assert pressed_unheard(phones, page) == 1
    passes(page)
    expect(page.locator("[data-seq]").first).not_to_have_attribute("data-seq", str(phones.led.seq))
    expect(page.locator("[data-gone]")).to_have_count(0)


def test_control_a_console_that_waits_for_ever_takes_no_other_press(phones: Phones) -> None:
    phones.ask()
    page = clocked(phones)
    without(page, "room.js", "giving.abort();")
    console(phones, page)
    assert pressed_unheard(phones, page) == 0


def console(phones: Phones, page: Page) -> None:
    """Open the console of the session through the relay."""
    base = phones.base
    right = phones.led.browser.cookies
    page.context.add_cookies([{"name": name, "value": right[name], "url": base} for name in right])
    with page.expect_event("response", lambda reply: reply.url.endswith("/stream")):
        page.goto(f"{base}/host/{phones.led.id}")
    expect(page.locator("footer button[value=advance]")).to_be_visible()
