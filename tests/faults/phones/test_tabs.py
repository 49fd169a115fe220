"""One person with one browser: reload, a second tab, back and forward, in any order."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.faults.phones.pages import CHOSEN, Phones, saved, sees, tap, without

pytestmark = pytest.mark.xdist_group("phones")
# `make faults` takes a thousand steps.
STEPS = int(os.environ.get("STEPS", "40"))
TABS_MOST = 3
TOLD = "if (!outstanding(data.key)) { onDisk(data.key, data.chosen); mark(); }"


@dataclass
class Walker:
    """One browser that walks about in the session, and what it answered last."""

    phones: Phones
    context: BrowserContext
    chance: random.Random
    tabs: list[Page] = field(default_factory=list)
    last: str = ""

    def step(self) -> None:
        """Do one thing by chance; afterwards all tabs show the same."""
        ways: list[Callable[[Page], object]] = [self.taps, self.taps, self.taps, self.reloads]
        ways += [self.opens, self.shuts, self.goes_back, self.room_goes_on]
        self.chance.choice(ways)(self.chance.choice(self.tabs))
        self.agree()

    def taps(self, tab: Page) -> None:
        self.last = self.chance.choice("ABCD")
        tap(tab, self.last)
        saved(tab)

    def reloads(self, tab: Page) -> None:
        tab.reload()

    def opens(self, _tab: Page) -> None:
        if len(self.tabs) < TABS_MOST:
            self.tabs.append(self.context.new_page())
            self.phones.reopen(self.tabs[-1])

    def shuts(self, tab: Page) -> None:
        if len(self.tabs) > 1:
            self.tabs.remove(tab)
            tab.close()

    def goes_back(self, tab: Page) -> None:
        """Look at another page, then go back, and sometimes forth and back again."""
        tab.goto(f"{self.phones.base}/{self.chance.choice(('help', 's/leave', 's/box'))}")
        tab.go_back()
        if self.chance.random() < 0.3:
            tab.go_forward()
            tab.go_back()

    def room_goes_on(self, _tab: Page) -> None:
        self.phones.ask()
        self.last = ""

    def agree(self) -> None:
        """See one participant, one answer, and the same on every tab."""
        assert self.phones.led.rows("SELECT count(*) FROM live_seat WHERE 1") == [(1,)]
        assert self.phones.kept() == ([self.last] if self.last else [])
        for tab in self.tabs:
            sees(tab, self.phones.place)
            expect(tab.locator(CHOSEN)).to_have_count(len(self.last))
            if self.last:
                expect(tab.locator(CHOSEN)).to_have_attribute("value", self.last)


def walker(phones: Phones) -> Walker:
    phones.ask()
    page = phones.come()
    return Walker(phones, page.context, random.Random(2027), [page])  # noqa: S311  # each run alike


def test_one_browser_is_one_participant_with_one_answer_on_every_tab(phones: Phones) -> None:
    walking = walker(phones)
    for _ in range(STEPS):
        walking.step()
    assert phones.stage.complaints == []


def test_control_tabs_that_do_not_tell_each_other_disagree(phones: Phones) -> None:
    walking = walker(phones)
    deaf = walking.context.new_page()
    without(deaf, "phone.js", TOLD)
    phones.reopen(deaf)
    sees(deaf, phones.place)
    walking.taps(walking.tabs[0])
    deaf.wait_for_timeout(2000)
    expect(deaf.locator(CHOSEN)).to_have_count(0)


def test_control_a_second_browser_without_the_seat_s_cookie_is_a_second_participant(
    phones: Phones,
) -> None:
    walking = walker(phones)
    walking.taps(walking.tabs[0])
    other = phones.come()
    tap(other, "B")
    saved(other)
    with pytest.raises(AssertionError):
        walking.agree()
    assert len(phones.kept()) == 2
