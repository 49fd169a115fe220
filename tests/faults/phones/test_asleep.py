"""A phone sleeps, is frozen by its system, comes back by the back button, or changes its clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.faults.phones.pages import CHOSEN, DEAF, Phones, saved, sees, tap, without

pytestmark = pytest.mark.xdist_group("phones")
# The page knows of its sleep only by the state that the browser sets.
STATE = "Page.setWebLifecycleState"
SLEEP = 2_000  # milliseconds
A_DAY = 86_400_000
B = "button.answer[name=choice][value=B]"
# What a page learns of the counter of what is kept: when it is loaded, and from a reply.
TOLD_AT_FIRST = 'document.querySelector("[data-n]")?.dataset.n'
TOLD_LATER = "if (newer) yields(key, newer);"
SHOWN_AGAIN = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


@contextmanager
def asleep(page: Page) -> Iterator[None]:
    """Freeze the page, as a phone does with one that nobody looks at, and wake it in the end."""
    system = page.context.new_cdp_session(page)
    system.send(STATE, {"state": "frozen"})
    yield
    page.wait_for_timeout(SLEEP)
    system.send(STATE, {"state": "active"})


def test_a_page_that_was_frozen_shows_the_room_as_it_is_and_answers(phones: Phones) -> None:
    phones.ask()
    page = phones.come()
    tap(page, "A")
    saved(page)
    with asleep(page):
        phones.led.do("advance")
        phones.ask()
    woken = time.perf_counter()
    sees(page, phones.place)
    print(f"the right screen {time.perf_counter() - woken:.2f} s after waking")  # noqa: T201
    tap(page, "B")
    saved(page)
    assert phones.kept() == ["B"]


def test_an_answer_tapped_just_before_the_sleep_is_there_once_after_it(phones: Phones) -> None:
    phones.ask()
    page = phones.come()
    phones.relay.part()
    tap(page, "A")
    with asleep(page):
        phones.relay.heal()
    saved(page)
    assert phones.kept() == ["A"]


def clocked(phones: Phones, *defence: str, instead: str = "") -> Page:
    """Open a page whose clock can be set, perhaps without some of its defences."""
    phones.ask()
    page = phones.window()
    page.clock.install()
    without(page, "phone.js", *defence, instead=instead)
    return phones.come(page)


def dies_asleep(phones: Phones, page: Page) -> None:
    """Let the line die, and the room go on, while the phone sleeps; then time passes on it."""
    with asleep(page):
        phones.relay.half_open()
        phones.ask()
    for _ in range(7):
        page.clock.fast_forward(11_000)
        page.wait_for_timeout(200)


def test_a_line_that_died_while_the_phone_slept_is_noticed(phones: Phones) -> None:
    page = clocked(phones)
    dies_asleep(phones, page)
    sees(page, phones.place)


def test_control_a_phone_that_does_not_mind_silence_sleeps_on(phones: Phones) -> None:
    page = clocked(phones, "if (unheard()) wake();")
    before = phones.place
    dies_asleep(phones, page)
    sees(page, before)


def jumps(page: Page, days: int) -> None:
    page.clock.set_system_time((page.evaluate("Date.now()") + days * A_DAY) / 1000)


def answers_around_a_jump(page: Page, days: int) -> None:
    tap(page, "A")
    saved(page)
    jumps(page, days)
    page.locator(B).click()
    saved(page)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_that_jumps_takes_no_answer_and_no_screen(phones: Phones, days: int) -> None:
    page = clocked(phones)
    answers_around_a_jump(page, days)
    assert phones.kept() == ["B"]
    phones.ask()
    sees(page, phones.place)


def test_control_a_page_that_counts_by_its_clock_alone_loses_the_change(phones: Phones) -> None:
    page = clocked(phones, "Math.max(counter + 1, Date.now())", instead="Date.now()")
    answers_around_a_jump(page, -1)
    assert phones.kept() == ["A"]


def answers_anew(phones: Phones, page: Page) -> Any:
    """Answer, set the phone's clock back a day, load the page anew, answer otherwise.

    Give what the page then shows as chosen, and saved.
    """
    tap(page, "A")
    saved(page)
    jumps(page, -1)
    page.reload()
    sees(page, phones.place)
    page.locator(B).click()
    saved(page)
    return page.locator(CHOSEN).evaluate_all("all => all.map(each => each.value)")


def test_a_clock_that_was_set_back_before_the_page_was_loaded_anew_loses_no_change(
    phones: Phones,
) -> None:
    page = clocked(phones)
    assert answers_anew(phones, page) == phones.kept() == ["B"]


def test_a_page_that_cannot_know_the_counter_shows_what_is_kept_and_can_change_it(
    phones: Phones,
) -> None:
    page = clocked(phones, TOLD_AT_FIRST)
    assert answers_anew(phones, page) == phones.kept() == ["A"]
    tap(page, "B")
    saved(page)
    assert phones.kept() == ["B"]


def test_control_a_page_that_is_told_of_no_counter_says_saved_and_it_is_not(
    phones: Phones,
) -> None:
    page = clocked(phones, TOLD_AT_FIRST, TOLD_LATER)
    assert (answers_anew(phones, page), phones.kept()) == (["B"], ["A"])


def shown_again(phones: Phones, page: Page) -> None:
    """Let the room go on unheard, and the browser show the page that it had kept meanwhile."""
    page.add_init_script(DEAF)
    phones.enter(page)
    phones.ask()
    page.wait_for_timeout(500)
    expect(page.locator(".answer")).to_have_count(0)
    page.evaluate(SHOWN_AGAIN)


def test_a_page_that_the_browser_had_kept_is_loaded_anew(phones: Phones) -> None:
    page = phones.window()
    shown_again(phones, page)
    sees(page, phones.place)


def test_control_a_page_that_does_not_mind_stays_as_it_was(phones: Phones) -> None:
    page = phones.window()
    without(page, "phone.js", "if (event.persisted) location.reload();")
    shown_again(phones, page)
    page.wait_for_timeout(1000)
    expect(page.locator(".answer")).to_have_count(0)


def test_back_from_another_page_shows_the_room_as_it_is(phones: Phones) -> None:
    phones.ask()
    page = phones.come()
    tap(page, "A")
    saved(page)
    page.goto(page.url.removesuffix("/s") + "/help")
    phones.ask()
    page.go_back()
    sees(page, phones.place)
    tap(page, "D")
    saved(page)
    assert phones.kept() == ["D"]
