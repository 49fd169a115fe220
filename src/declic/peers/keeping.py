"""Why each field of a contact point is kept, who sees it and until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
OFFICE = "coordinators of the programme, the adults of the contact point"
ADULTS = "the adults of the contact point"
POINT = "the contact point is deleted"
GONE = "a year after the young person stopped"
QUARTER = "90 days"
BOOSTED = "it is noted as done, or two days"
HANDED = "90 days after somebody acted; never before"
TOLD = "the two adults; after a day, or past the coach, who leads the organisation"
DEVICE = "the card is ended, the young person leaves the device, or 90 days"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Point": {
        "id": Keep("to refer to the contact point", NOBODY, POINT),
        "programme": Keep("whose it is", OFFICE, POINT),
        "purpose": Keep("rehearsals and demonstrations stay out of figures", OFFICE, POINT),
        "host": Keep("where it is", OFFICE, POINT),
        "course": Keep("which course trained its young people", OFFICE, POINT),
        "grown_from": Keep("whose young people trained these", OFFICE, POINT),
        "number": Keep("to name it", OFFICE, POINT),
        "started_on": Keep("since when it is there", OFFICE, POINT),
        "ended_on": Keep("when it ended", OFFICE, POINT),
        "end": Keep("why it ended, from a list", OFFICE, POINT),
        "made_by": Keep("who answers for it", OFFICE, "the account is erased"),
        "made_at": Keep("when it was written down", OFFICE, POINT),
    },
    "Adult": {
        "id": Keep("to refer to the line", NOBODY, POINT),
        "point": Keep("of which contact point", OFFICE, POINT),
        "person": Keep("which adult", OFFICE, "the account is erased"),
        "part": Keep("coach or second adult", OFFICE, POINT),
        "starts_at": Keep("since when", OFFICE, POINT),
        "ended_at": Keep("until when", OFFICE, POINT),
    },
    "Member": {
        "id": Keep("to refer to the line; no name, mail, phone or account", NOBODY, GONE),
        "point": Keep("of which contact point", OFFICE, GONE),
        "alias": Keep("two words of a reviewed list, in place of a name", ADULTS, GONE),
        "card": Keep("a fingerprint of the card's code, to know it again", NOBODY, "it is ended"),
        "card_ended_at": Keep("that the card opens nothing any more", ADULTS, GONE),
        "starts_on": Keep("since when", ADULTS, GONE),
        "ended_on": Keep("until when; how many are there", OFFICE, GONE),
        "end": Keep("why, from a list of good reasons", ADULTS, GONE),
        "resting_since": Keep("that they rest; why is not asked", ADULTS, "they come back"),
        "heavy_since": Keep("that a talk is due; about what is not asked", ADULTS, "it was had"),
    },
    "Deed": {
        "id": Keep("so that an action counts once", NOBODY, POINT),
        "point": Keep("of which contact point", OFFICE, POINT),
        "member": Keep("so that nobody does too much; no page tells it", NOBODY, QUARTER),
        "kind": Keep("what was done, from a list", OFFICE, POINT),
        "on": Keep("when it was done", ADULTS, POINT),
        "took_part": Keep("about how many took part, as it was told", OFFICE, POINT),
        "heard": Keep("about how many heard a talk, as it was told", OFFICE, POINT),
        "asked": Keep("how many asked for advice; about what is not asked", OFFICE, POINT),
        "logged_at": Keep("to list the newest first", ADULTS, POINT),
        "state": Keep("what the coach said of it", OFFICE, POINT),
        "right_took_part": Keep("how many there were, as the coach says", OFFICE, POINT),
        "right_heard": Keep("how many there were, as the coach says", OFFICE, POINT),
        "right_asked": Keep("how many there were, as the coach says", OFFICE, POINT),
        "decided_by": Keep("which adult said so", ADULTS, "the account is erased"),
        "decided_at": Keep("when that was said", ADULTS, POINT),
    },
    "Energy": {
        "id": Keep("to refer to the line", NOBODY, QUARTER),
        "member": Keep("whose it is", ADULTS, QUARTER),
        "level": Keep("how somebody was, from 1 to 5: the coach looks after them", ADULTS, QUARTER),
        "on": Keep("on which day", ADULTS, QUARTER),
    },
    "Meeting": {
        "id": Keep("to refer to the meeting", NOBODY, POINT),
        "point": Keep("of which contact point", ADULTS, POINT),
        "starts_at": Keep("when the group meets", ADULTS, POINT),
        "held_at": Keep("that it was held", ADULTS, POINT),
        "cancelled_at": Keep("that it fell out", ADULTS, POINT),
    },
    "Booster": {
        "id": Keep("so that the booster counts once", NOBODY, BOOSTED),
        "point": Keep("of which contact point", NOBODY, BOOSTED),
        "session": Keep(
            "so that the group's page leads in while it runs; of no card, no seat", NOBODY, BOOSTED
        ),
        "opened_at": Keep("to forget it in time", NOBODY, BOOSTED),
    },
    "Mission": {
        "id": Keep("to refer to the line", NOBODY, POINT),
        "point": Keep("at which contact point", OFFICE, POINT),
        "key": Keep("which mission of the list; none is a person's", OFFICE, POINT),
        "done_on": Keep("since when it is done", OFFICE, POINT),
    },
    "Device": {
        "token": Keep("a fingerprint, to know a browser again", NOBODY, DEVICE),
        "member": Keep("whose card opened it", NOBODY, DEVICE),
        "opened_at": Keep("to end it in time", NOBODY, DEVICE),
    },
    "Handover": {
        "id": Keep("so that it is there once", NOBODY, HANDED),
        "point": Keep("of which contact point", TOLD, HANDED),
        "member": Keep("who asks to be talked with; about what is not asked", TOLD, HANDED),
        "without_coach": Keep("that the coach is not told of it", TOLD, HANDED),
        "in_session": Keep("that a course was held there: one reminds sooner", NOBODY, HANDED),
        "asked_at": Keep("since when somebody waits", TOLD, HANDED),
        "heads_since": Keep("since when who leads the organisation sees it", NOBODY, HANDED),
        "act": Keep("what was done, from a list", TOLD, HANDED),
        "acted_by": Keep("who did it; the young person sees the name", TOLD, HANDED),
        "acted_at": Keep("when that was; the young person sees it", TOLD, HANDED),
    },
    "Reading": {
        "id": Keep("to refer to the line", NOBODY, HANDED),
        "handover": Keep("what was opened", TOLD, HANDED),
        "person": Keep("who opened it; the young person sees the name", TOLD, HANDED),
        "read_at": Keep("when it was opened; the young person sees it", TOLD, HANDED),
    },
    "Notice": {
        "id": Keep("to refer to the line", NOBODY, HANDED),
        "handover": Keep("of what somebody was told", NOBODY, HANDED),
        "step": Keep("so that each step is told once", NOBODY, HANDED),
        "due_at": Keep("when that was due", NOBODY, HANDED),
        "at": Keep("when it was told", NOBODY, HANDED),
    },
    "Recall": {
        "id": Keep("to refer to the line", NOBODY, POINT),
        "point": Keep("of which contact point", OFFICE, POINT),
        "asked": Keep("how many were asked what they remember", OFFICE, POINT),
        "remember": Keep("how many of them remember", OFFICE, POINT),
        "by": Keep("which adult noted it", ADULTS, "the account is erased"),
        "at": Keep("when it was noted", ADULTS, POINT),
    },
}
