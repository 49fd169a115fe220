"""What four tables do in a half-day: one phone of it is a page, the three others speak HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.journeys import stage as on
from tests.journeys.fit import assert_no_scrolling
from tests.journeys.pictures import Pictures
from tests.journeys.stage import ADULTS, Stage, opened
from tests.journeys.walk import SIGNS, Walk
from tests.journeys.whole import Room, in_the_box, put_on_the_wall
from tests.room.client import join

TABLES = 4
GUESTS = 8  # at three of the tables; the page has the fourth
QUESTION = "Est-ce que mes parents vont le savoir ?"
# What the page's table chooses where it is not the second answer.
CHOSEN = {
    "s1": "green", "s2": "green", "s5": "red", "s6": "red", "find": "5", "board": "tags",
    "n4": "A", "n6": "A", "one": "yes", "others": "D", "secret": "D",
}  # fmt: skip
TRIES = {"stop": 3, "distract": 1, "direct": 1, "delay": 2}
# What the wall shows of the results: where, which parts, and how many of them.
RESULTS = (
    ("before-a page closed", ".bar, .row, b:text-matches('[0-9]')", 0),
    ("myths .* revealed", ".quiz-told .score svg", 1),
    ("where-do-you-stand .* revealed", ".line circle:not(.left)", GUESTS + 1),
    ("lina s. revealed", ".flag-row b", 3),
    ("lina options revealed", ".votes .row b", 5),
    ("lina look-back", ".firsts li", 6),
    ("privacy-hunt find revealed", ".hunt-side p:text-matches('5')", 1),
    ("privacy-hunt match revealed", ".hunt-fits li", 8),
    ("privacy-hunt board revealed", ".hunt-board .lines li", 3),
    ("milan .* revealed", ".row .bar", 3),
    ("what-helps-first lay revealed", ".diamond-card", 9),
    ("group-chat tries revealed", ".forum-way.used", 3),
    ("advice .* revealed", ".said", 5),
    ("pledge one closed", ".pledge-have p.dots", 1),
    ("after-b page closed", ".bar, .row, b:text-matches('[0-9]')", 0),
    ("closing-circle care", ".help-lines", 1),
)
SUMMED = ".flag-row b, .options-wall .votes b"  # every table once
IN_VIEW = """(link) => {
  const box = link.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""


@dataclass
class HalfDay:
    """The screens of one session, the tables that have none, and where they are."""

    room: Room
    walk: Walk

    @property
    def phone(self) -> Page:
        return self.room.first

    @property
    def wall(self) -> Page:
        return self.room.wall

    def steps(self) -> Iterator[tuple[str, str, str]]:
        """Press until nothing follows; look at every screen, answer, and give the place."""
        while self.room.console.locator("footer button[value=advance]").count():
            self.room.go()
            self.follows()
            place = self.place()
            if self.phone.locator("form[data-answer]").count():
                self.answers()
                self.room.look(f"{'-'.join(place)}-answered")
            self.is_told(" ".join(place))
            yield place

    def place(self) -> tuple[str, str, str]:
        """Give activity, item and phase; three times nothing at the end."""
        activity, item, phase = self.phone.locator("main").evaluate(
            "(main, names) => names.map((name) =>"
            " main.querySelector('[data-item]')?.getAttribute(name) ?? '')",
            ["data-activity", "data-item", "data-phase"],
        )
        return activity, item, phase

    def follows(self) -> None:
        """See that help is one tap away, and that no screen shows a gap in its text."""
        assert self.phone.locator("header a[href='/help']").evaluate(IN_VIEW)
        for page in (self.phone, self.wall, self.room.console):
            assert "{{" not in page.locator("body").inner_text()

    def is_told(self, place: str) -> None:
        """See that the wall shows the room's result, of every table once."""
        for where, parts, number in RESULTS:
            if re.match(where, place):
                expect(self.wall.locator("main").locator(parts)).to_have_count(number)
        votes = self.wall.locator(SUMMED).all_inner_texts()
        assert not votes or sum(map(int, votes)) == TABLES

    def answers(self) -> None:
        """Let the page's table answer by hand and the others over HTTP."""
        self.walk.answers()
        form = self.phone.locator("form[data-answer]")
        if form.locator(".board").count():
            self.lays(form)
        elif (buttons := form.locator("button.answer")).count():
            self.taps(buttons)
        else:
            self.fills(form)
        expect(self.phone.locator("main [data-kept]")).to_have_class("kept saved")

    def taps(self, buttons: Locator) -> None:
        """Tap one answer, which must be in view."""
        item = self.place()[1]
        values = buttons.evaluate_all("(all) => all.map((each) => each.value)")
        self.room.answer(
            next(iter(self.room.phones)), CHOSEN.get(item, values[min(1, len(values) - 1)])
        )

    def lays(self, form: Locator) -> None:
        """Tap each card and the next free place."""
        assert_no_scrolling(self.phone)
        cards = form.locator("[data-card]").evaluate_all(
            "(all) => all.map((one) => one.dataset.card)"
        )
        for place, card in enumerate(cards):
            self.phone.tap(f"[data-card={card}]")
            self.phone.tap(f"[data-place='{place}']")

    def fills(self, form: Locator) -> None:
        """Choose in each list, or tick in the first groups, and hand the form in."""
        if (observer := self.phone.locator(".role-names .is-observer")).count():
            observer.click()
        if not form.locator("fieldset").count():
            assert_no_scrolling(self.phone)
        # The parts of the neutral code lie folded away.
        lists = form.locator("select:visible")
        for number in range(lists.count()):
            lists.nth(number).select_option(index=number % 8 + 1)
        for number in range(0 if lists.count() else 3):
            form.locator("input[type=radio], input[type=checkbox]").nth(number * 2).check()
        if (ready := form.locator("button.go")).is_visible():
            ready.click()

    def writes(self) -> None:
        """Let the page's table write a question, which an adult approves."""
        self.phone.goto("/s/box")
        self.phone.locator("#text").fill(QUESTION)
        self.phone.locator("button.go").click()
        self.phone.locator("a.go").click()
        self.phone.wait_for_url("**/s")
        expect(self.room.console.locator("[data-count=questions]")).to_have_text("1")
        with in_the_box(self.room) as box:
            box.locator("[value=approve]").click()
            expect(box.locator("[value=show]")).to_have_count(1)

    def is_answered(self) -> None:
        """Put the approved question on the wall, and take it away."""
        with in_the_box(self.room) as box:
            put_on_the_wall(box)
        expect(self.wall.locator("main bdi")).to_have_text(QUESTION)
        self.room.look("box-question")
        self.room.press("verdict", "hide")
        expect(self.wall.locator("main")).not_to_contain_text(QUESTION)

    def tries(self) -> None:
        """Count at the console what was tried on the stage."""
        for way, times in TRIES.items():
            self.room.hand(way, times)
        self.room.look("group-chat-tries-counted")

    def is_cared_for(self) -> None:
        """See the help on the wall and the words for it on the console, with whom to turn to."""
        expect(self.wall.locator(".help-lines .helpline").first).to_be_visible()
        expect(self.room.console.locator("main .say")).to_contain_text([ADULTS["trusted"]])


def begins(stage: Stage, pictures: Pictures, language: str) -> HalfDay:
    """Open a half-day, put up its screens, and let four tables in."""
    led = opened(stage.server, plan="half-day")
    paths = {"id": led.id, "join_url": f"/j/{led.row['secret']}"}
    room = Room(stage, pictures, paths, on.console(stage, led), on.wall(stage, led))
    room.prefix = f"half-day-{language}-"
    room.phones[language] = on.phone(stage, paths["join_url"], language, "key", has_touch=True)
    others = Walk(led, [join(led, table=SIGNS[number % (TABLES - 1)]) for number in range(GUESTS)])
    if language != "fr":
        room.speaks(language)
    room.look("lobby")
    return HalfDay(room, others)
