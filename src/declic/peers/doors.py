"""Who may open which address of contact points: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, Door
from declic.people.models import Right

KEEPS = frozenset({Right.COORDINATE})
SEES = frozenset({Right.COORDINATE, Right.FUND})
BESIDE = frozenset({Right.COORDINATE, Right.COACH})

POINT, MEMBER, HANDOVER = "contact point", "young person", "hand-over"


def _beside(what: str, *, of: str = MEMBER) -> Door:
    return Door(what, BESIDE, of=of, by="POST")


DOORS: Mapping[str, Door] = {
    "group": Door("the group's page, by a card's code", ANYBODY),
    "group_enter": Door("open the group's page by a card's code", ANYBODY, by="POST"),
    "group_leave": Door("close the group's page in a browser", ANYBODY, by="POST"),
    "group_log": Door("log an action, by a card", ANYBODY),
    "group_rest": Door("rest, or come back, by a card", ANYBODY, by="POST"),
    "group_talk": Door("ask an adult to talk with you, by a card", ANYBODY),
    "group_guide": Door("a guide to an action, by a card", ANYBODY, of="guide"),
    "guide": Door("a guide to an action, on paper", BESIDE, of="guide"),
    "point_kit": Door("what successors need, on paper and without a name", BESIDE, of=POINT),
    "point_certificates": _beside("print certificates, for names by hand", of=POINT),
    "point_mission": _beside("say that a mission of the place is done", of=POINT),
    "cascade": Door("how it spreads, in figures", SEES),
    "points": Door("the contact points", BESIDE),
    "point": Door("one contact point", BESIDE, of=POINT),
    "point_new": Door("begin a contact point", KEEPS),
    "point_adults": Door("name its adults", KEEPS, of=POINT, by="POST"),
    "point_end": Door("end a contact point", KEEPS, of=POINT, by="POST"),
    "member_new": _beside("take in a young person", of=POINT),
    "point_meeting": _beside("set a meeting", of=POINT),
    "point_booster": _beside("open the booster that is due, and lead it", of=POINT),
    "booster_done": _beside("note that a booster was held", of=POINT),
    "meeting_held": _beside("note that a meeting was held, or falls out", of="meeting"),
    "deed": _beside("confirm, correct or reject an action", of="action"),
    "member_talked": _beside("note that one talked with a young person"),
    "handover": Door("that somebody asks to be talked with", BESIDE, of=HANDOVER),
    "handover_read": _beside("open it, under the own name", of=HANDOVER),
    "handover_act": _beside("say what was done", of=HANDOVER),
    "point_recall": _beside("note what those remember whom it reached", of=POINT),
    "member_card": _beside("give a young person a new card"),
    "member_card_end": _beside("end a young person's card"),
    "member_end": _beside("let a young person go"),
}
