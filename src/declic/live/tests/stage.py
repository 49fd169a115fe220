"""A small plan, and a room played on it without clock or database."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from declic.kernel.steps import Ask, Counts, Item, Sensitivity, Unit
from declic.live.machine import facts as f
from declic.live.machine.commands import Command
from declic.live.machine.decide import Refused, Room, decide
from declic.live.machine.fold import fold
from declic.live.machine.script import Script, Step
from declic.live.machine.state import State

VOTE = Ask("n1", ("A", "B", "C"))
STORY = {
    "full": (
        Item("n1", (VOTE,), decides=True, default="A", leads={"A": "n2", "B": "n1b", "C": "n2"}),
        Item("n1b", to="n2", reveals=False),
        Item(
            "n2",
            (Ask("n2", ("A", "B")),),
            decides=True,
            default="A",
            leads={"A": None, "B": "n3"},
        ),
        Item("n3", reveals=False),
    ),
    "short": (
        Item("n1", (VOTE,), decides=True, default="A", leads={"A": "n2", "B": "n1b", "C": "n2"}),
        Item("n2", (Ask("n2", ("A", "B")),), decides=True, default="A", leads={"A": None}),
    ),
}
TOLD = (Item("card", to="more", reveals=False), Item("more", reveals=False))
ASKED = (
    Item(
        "page",
        (
            Ask("k1", ("T", "N"), sensitivity=Sensitivity.PRIVATE),
            Ask("k2", ("T", "N"), sensitivity=Sensitivity.PRIVATE),
        ),
        at_once=True,
        reveals=False,
    ),
)
TABLES = (Item("s1", (Ask("s1", ("T", "N", "D"), unit=Unit.TABLE),)),)
TALLIED = (
    Item("tries", (Ask("stop", ("stop",), counted=True),), to="after", at_once=True),
    Item("after", reveals=False),
)
ONE_A = {"A": {"phone": 3}, "B": {"hand": 1}}
TIE = {"A": {"phone": 2}, "B": {"hand": 2}}
FOR_B = {"B": {"phone": 2, "hand": 3}, "A": {"phone": 1}}
MINUTES = {"full": 10, "short": 5}
QUICK = Item("one", (Ask("one", ("A", "B", "C", "D"), sensitivity=Sensitivity.PERSONAL),))


def step(name: str, items: tuple[Item, ...], *, care: int = 0) -> Step:
    """Make an activity whose forms are alike."""
    return Step(name, "brief", {"full": items, "short": items}, MINUTES, care=care)


def script(*, care: int = 0, may_jump: bool = False, announced: bool = False) -> Script:
    """Make a plan: told, asked in private, a story, tables."""
    return Script(
        (
            step("agreement", TOLD),
            replace(step("before", ASKED), announced=announced),
            Step("milan", "story.branch", STORY, MINUTES, care=care, announced=announced),
            step("myths", TABLES),
        ),
        {"letters": QUICK},
        may_jump,
    )


def tallied(*, care: int = 0) -> Script:
    """Make a plan of one activity that is counted by an adult."""
    return Script((step("forum", TALLIED, care=care),))


def norms(*, told: bool) -> Script:
    """Make a plan that asks in private, and goes on; `told`: the ask says that it may be a norm."""
    ask = Ask("n1", ("yes", "no"), sensitivity=Sensitivity.PRIVATE, norm=told)
    page = (Item("page", (ask,), at_once=True, reveals=False),)
    return Script((step("before", page), step("agreement", TOLD)))


@dataclass
class Played:
    """A room that remembers its facts."""

    script: Script = field(default_factory=script)
    state: State = field(default_factory=State)
    facts: list[f.Fact] = field(default_factory=list)
    at: float = 1_800_000_000.0

    def do(
        self, name: str, counts: Counts | None = None, *, at: int | None = None, **fields: str
    ) -> str:
        """Do a command; return the reason when it was refused, else nothing.

        `counts` are those of the open item, and of what a quick vote interrupted.
        """
        item = Room(self.script, self.state).item
        result = {item.asks[0].id: counts} if counts and item and item.asks else {}
        beneath = {"n1": counts} if counts else {}
        room = Room(self.script, self.state, result, ("fr", "ar", "nl"), beneath)
        seq = self.state.seq if at is None else at
        made = decide(room, Command(name, fields, seq))
        if isinstance(made, Refused):
            return made.reason
        for fact in made:
            self.at += 1
            self.facts.append(fact)
            self.state = fold(self.state, fact, self.at)
        return ""

    def advance(self, times: int = 1, counts: Counts | None = None) -> None:
        """Press the primary button."""
        for _ in range(times):
            self.do("advance", counts)

    @property
    def here(self) -> str:
        """Where the room is, in short."""
        place = self.state.place
        return f"{place.activity}/{place.item} {self.state.phase}" if place else self.state.phase

    def at_story(self) -> Played:
        """Go to the first node of the story, with answers open."""
        self.advance(6)
        return self
