"""Walk through the whole plan over HTTP, quickly, to look at every screen on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import count

from tests.room.client import FORM, HIDDEN, Browser, Led, answer, form, join

STEP = re.compile(r'data-activity="([^"]+)" data-item="([^"]*)" data-phase="([^"]+)"')
BUTTON = re.compile(r'<button class="answer" name="choice" value="([^"]+)"')
PICK = re.compile(r'<input type="(?:checkbox|radio)" name="(item\.[^"]+|choice)" value="([^"]*)"')
LIST = re.compile(r'<select name="(item\.[^"]+)">(.*?)</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]+)"')
WORDS = ("ensemble", "moed", "معاً", "listen", "courage", "ensemble")
SIGNS = ("star", "moon", "heart", "key", "boat", "leaf")
SLIP = "Que se passe-t-il si mon ami ne veut pas en parler à un adulte, et que j'ai peur pour lui ?"
LONGEST = (SLIP * 6)[:500]


@dataclass
class Walk:
    """A led session with guests that answer whatever opens."""

    led: Led
    guests: list[Browser] = field(default_factory=list)
    number: int = 0

    @property
    def place(self) -> str:
        """Name where the room is: activity, item and phase."""
        found = STEP.search(self.guests[0].get("/s").text)
        return "-".join(part or "begins" for part in found.groups()) if found else "room"

    def steps(self, start: str = "advance") -> Iterator[str]:
        """Press until the session ends; give the place after each press, answered by nobody yet
        and then, when answers are open, answered by all."""
        for number in count(1):
            self.number = number
            pressed = self.led.do(start)
            if pressed.status != 200:
                assert pressed.json["reason"] == "ended", pressed.text
                return
            self.answers()
            yield f"{number:02d}-{self.place}"

    def on_top(self) -> Iterator[str]:
        """Give what does not stand in the plan: a pause, slips, questions from now."""
        self.led.do("pause")
        yield "00-eyes-up"
        self.led.do("resume")
        for name, slip in (("short", SLIP[:50]), ("long", SLIP), ("longest", LONGEST)):
            self._shows(slip)
            yield f"00-slip-{name}"
        for style in ("letters", "colours"):
            self.led.ask(style)
            for phase in ("open", "revealed"):
                self.answers()
                yield f"00-quick-{style}-{phase}"
                self.led.do("advance")

    def _shows(self, slip: str) -> None:
        self.guests[0].post("/s/question", {"text": slip})
        (number,) = self.approve()
        self._decides(number, "show")

    def answers(self) -> None:
        """Let every guest answer what is open, not all the same."""
        if not form(self.guests[0]):
            return
        for number, guest in enumerate(self.guests):
            page = guest.get("/s").text
            self._gives(guest, number, page)

    def _gives(self, guest: Browser, number: int, page: str) -> None:
        given = {name: unescape(value) for name, value in HIDDEN.findall(FORM.findall(page)[0])}
        buttons, picks, lists = (found.findall(page) for found in (BUTTON, PICK, LIST))
        if buttons:
            answer(guest, given, buttons[min(number // 3, len(buttons) - 1)])
        elif lists:
            guest.post("/s/answer", {**given, **_laid(lists, number)})
        elif picks:
            name, value = picks[number % len(picks)]
            guest.post("/s/answer", {**given, name: unescape(value)})
        else:
            guest.post("/s/answer", {**given, "text": WORDS[number % len(WORDS)]})
            self.approve()

    def approve(self) -> list[int]:
        """Approve every text that waits; give their numbers."""
        waiting = [
            slip for (slip,) in self.led.rows("SELECT id FROM live_slip WHERE state = 'waiting'")
        ]
        for slip in waiting:
            self._decides(slip, "approve")
        return waiting

    def _decides(self, slip: int, verdict: str) -> None:
        fields = {"slip": slip, "verdict": verdict}
        decided = self.led.browser.post(
            f"/host/{self.led.id}/slip", fields, accept="application/json"
        )
        assert decided.status == 200, decided.text
        self.led.seq = self.led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]


def _laid(lists: list[tuple[str, str]], number: int) -> dict[str, str]:
    """Choose another thing in each list, as cards are laid."""
    options = [OPTION.findall(each) for _, each in lists]
    return {
        name: of[(place + number) % len(of)]
        for place, ((name, _), of) in enumerate(zip(lists, options, strict=True))
    }


def walk(led: Led, guests: int = 6) -> Walk:
    """Let guests in, at tables of their own."""
    languages = ("fr", "nl", "ar", "en")
    return Walk(led, [join(led, lang=languages[n % 4], table=SIGNS[n % 6]) for n in range(guests)])
