"""Why each field of a session is kept, who sees it and until when. docs/data.md is made from it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
STAFF = "facilitator and organisation"
ROOM = "everybody in the room"
FOREVER = "the organisation deletes the session"
WITH_SESSION = "with its session"
A_DAY = "24 hours after the end of the session"
A_MONTH = "30 days"

_WHERE = {
    "session": Keep("which session it belongs to", NOBODY, WITH_SESSION),
    "activity": Keep("which activity it belongs to", STAFF, WITH_SESSION),
    "item": Keep("which item it belongs to", STAFF, WITH_SESSION),
    "ask": Keep("which question of the item", STAFF, WITH_SESSION),
}

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Session": {
        "id": Keep("to tell sessions apart", STAFF, FOREVER),
        "organisation": Keep("who holds the session", STAFF, FOREVER),
        "opened_by": Keep("which account opened it", STAFF, "the account is erased"),
        "purpose": Keep("only real sessions may ever be counted", STAFF, FOREVER),
        "course": Keep("the course that it belongs to, if any", STAFF, FOREVER),
        "group": Keep("which group of the course; no person's name", STAFF, FOREVER),
        "part": Keep("which part of the course", STAFF, FOREVER),
        "plan_id": Keep("which plan is led", STAFF, FOREVER),
        "plan": Keep("the plan as it was when the session opened", ROOM, FOREVER),
        "languages": Keep("which languages are offered", ROOM, FOREVER),
        "staff_language": Keep("the console's language", STAFF, FOREVER),
        "responsible": Keep("the adult who receives what must be handed over", ROOM, FOREVER),
        "deputy": Keep("the adult who stands in", STAFF, FOREVER),
        "trusted_adult": Keep("the adult named to the young people", ROOM, FOREVER),
        "help_place": Keep("where that adult is found", ROOM, FOREVER),
        "help_until": Keep("until when that adult is there, a time of day", ROOM, FOREVER),
        "unreviewed_by": Keep("who switched unreviewed languages on", STAFF, FOREVER),
        "code": Keep("to come in by typing", ROOM, FOREVER),
        "secret": Keep("to come in by QR", ROOM, FOREVER),
        "wall_token": Keep("to show the wall", STAFF, FOREVER),
        "opened_at": Keep("when it was opened", STAFF, FOREVER),
        "ended_at": Keep("when it ended; the purge counts from it", STAFF, FOREVER),
        "purged_at": Keep("that seats and respondents are gone", STAFF, FOREVER),
        "seated": Keep("how many seats there were at the end", STAFF, FOREVER),
        "received_at": Keep("that the office has it; then it is erased here", NOBODY, "at once"),
    },
    "Fact": {
        "id": Keep("a row's number", NOBODY, WITH_SESSION),
        "session": _WHERE["session"],
        "seq": Keep("the order of what happened", STAFF, WITH_SESSION),
        "kind": Keep("what happened", STAFF, WITH_SESSION),
        "version": Keep("how to read it", NOBODY, WITH_SESSION),
        "data": Keep("where, and counts; never a name, a text or one answer", STAFF, WITH_SESSION),
        "at": Keep("when the facilitator or the session did it", STAFF, WITH_SESSION),
    },
    "Press": {
        "id": Keep("a row's number", NOBODY, A_MONTH + " after the end"),
        "session": _WHERE["session"],
        "seq": Keep("which fact", STAFF, A_MONTH + " after the end"),
        "console": Keep("which console pressed", STAFF, A_MONTH + " after the end"),
        "person": Keep("which account pressed", STAFF, A_MONTH + " after the end"),
    },
    "Console": {
        "id": Keep("a row's number", NOBODY, WITH_SESSION),
        "session": _WHERE["session"],
        "number": Keep("to tell consoles apart", STAFF, WITH_SESSION),
        "link": Keep("fingerprint of a one-time link", NOBODY, "it is used or ended"),
        "token": Keep("fingerprint of the browser's right to lead", NOBODY, "the console ends"),
        "activity": Keep("which activity alone a peer may lead", STAFF, WITH_SESSION),
        "takes_over": Keep("whether using the link ends other consoles", NOBODY, WITH_SESSION),
        "asked_at": Keep("since when a device waits for consent", STAFF, WITH_SESSION),
        "made_at": Keep("links grow too old", NOBODY, WITH_SESSION),
        "ended_at": Keep("that the right is gone", NOBODY, WITH_SESSION),
    },
    "Seat": {
        "id": Keep("a seat without name, alias, address or time", NOBODY, A_DAY),
        "session": _WHERE["session"],
        "token": Keep("fingerprint of the browser's cookie", NOBODY, A_DAY),
        "language": Keep("to show the right words", NOBODY, A_DAY),
        "table": Keep("the sign of the table", NOBODY, A_DAY),
        "card": Keep("the printed card that counts with this seat as one", NOBODY, A_DAY),
        "typed": Keep("whether it came by the typed code, of which few may", NOBODY, A_DAY),
    },
    "Answer": {
        "id": Keep("a row's number: which answer is the newer", NOBODY, WITH_SESSION),
        **_WHERE,
        "respondent": Keep(
            "one answer a seat, table, card or sheet",
            NOBODY,
            A_DAY + ", then a random word stands there",
        ),
        "way": Keep(
            "by phone, for oneself or for a table, by card or on paper", STAFF, WITH_SESSION
        ),
        "choices": Keep("what was chosen; shown as counts only", STAFF, WITH_SESSION),
        "counter": Keep("a late copy must not undo a newer answer", NOBODY, WITH_SESSION),
    },
    "Code": {
        "id": Keep("a row's number", NOBODY, A_DAY),
        "session": _WHERE["session"],
        "activity": Keep("on which form it stands", NOBODY, A_DAY),
        "respondent": Keep("one code a seat, card or sheet", NOBODY, A_DAY),
        "code": Keep("to find a form of another day again; it names nobody", NOBODY, A_DAY),
        "counter": Keep("a late copy must not undo a newer code", NOBODY, A_DAY),
    },
    "Rows": {
        "session": _WHERE["session"],
        "rows": Keep(
            "of a course: what one respondent chose before and after, with the code of a card; "
            "no seat, card or time, in random order",
            "nobody alone; statistics of ten and more",
            WITH_SESSION + "; the codes 200 days after its end, or when the office ends them",
        ),
    },
    "Count": {
        "id": Keep("a row's number", NOBODY, WITH_SESSION),
        **_WHERE,
        "way": Keep("hands, table cards or paper", STAFF, WITH_SESSION),
        "choice": Keep("which choice", STAFF, WITH_SESSION),
        "number": Keep("how many", STAFF, WITH_SESSION),
    },
    "Slip": {
        "id": Keep("a random number, so that it tells no order", STAFF, A_MONTH),
        "session": _WHERE["session"],
        "activity": Keep("empty for the box; else where the word belongs", STAFF, A_MONTH),
        "item": Keep("empty for the box; else where the word belongs", STAFF, A_MONTH),
        "sealed": Keep("the text, sealed", "the facilitator, after a press", A_MONTH),
        "wording": Keep("the text as approved, sealed", ROOM, A_MONTH),
        "key": Keep("which day's key opens it", NOBODY, A_MONTH),
        "state": Keep("what an adult decided; never told to the writer", STAFF, A_MONTH),
        "day": Keep("the day, no finer, so that the purge finds it", STAFF, A_MONTH),
        "handed_over_at": Keep("when an adult handed it over in person", STAFF, A_MONTH),
    },
}
