"""Why each field of what goes out and comes back is kept, who sees it and until when.

docs/data.md is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
LEADS = "coordinators of the programme, the trainer who took it along"
OFFICE = "coordinators of the programme"
OWNER = "the owner of the laptop"
BUNDLE = "90 days after its last date; what came back keeps its name"
RESULT = "7 years after the course, for whoever paid"
PREPARED = "it is too old and its results are brought back, or the office is forgotten"
RECEIVED = "the receipt of the office"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Bundle": {
        "id": Keep("to know the file when its results come back", NOBODY, RESULT),
        "programme": Keep("whose courses went out", LEADS, RESULT),
        "dates": Keep("which dates went out: only their results are taken in", LEADS, RESULT),
        "ticket": Keep("a fingerprint, so that only its bearer can answer", NOBODY, RESULT),
        "secret": Keep("a fingerprint of the address where it is fetched", NOBODY, BUNDLE),
        "contents": Keep("the file, with names of adults, to give the same again", LEADS, BUNDLE),
        "made_by": Keep("who took it along", OFFICE, "the account is erased"),
        "made_at": Keep("when it was made", LEADS, RESULT),
        "expires_at": Keep("until when it is good", LEADS, RESULT),
        "ended_at": Keep("that whoever has it is not believed: it was lost", LEADS, RESULT),
    },
    "Laptop": {
        "key": Keep("to know the laptop again; no name, no owner", NOBODY, RESULT),
        "bundle": Keep("by which file it was let in", NOBODY, RESULT),
        "seen_at": Keep("since when it is known", NOBODY, RESULT),
    },
    "Result": {
        "session": Keep("so that a session counts once", LEADS, RESULT),
        "bundle": Keep("by which file it was held", NOBODY, RESULT),
        "laptop": Keep("so that another one cannot change it", NOBODY, RESULT),
        "date": Keep("which date was held", LEADS, RESULT),
        "course": Keep("which course was held", LEADS, RESULT),
        "group": Keep("which group of the course; no person's name", LEADS, RESULT),
        "part": Keep("which part of the course", LEADS, RESULT),
        "plan": Keep("which plan was led, in which version, with which choices", LEADS, RESULT),
        "languages": Keep("which languages were offered", LEADS, RESULT),
        "opened_at": Keep("when the session began", LEADS, RESULT),
        "ended_at": Keep("when the session ended", LEADS, RESULT),
        "present": Keep("how many were there", LEADS, RESULT),
        "seats": Keep("how many phones were there", LEADS, RESULT),
        "facts": Keep("what happened, and counts; no name, text, answer or time", OFFICE, RESULT),
        "counts": Keep("what the closed answers add up to", OFFICE, RESULT),
        "rows": Keep(
            "what one respondent chose before and after: no seat, card or time, in random order",
            "nobody alone; statistics of ten and more",
            RESULT,
        ),
        "file": Keep("which file told it", NOBODY, RESULT),
        "made_at": Keep("which of two files is the later one", NOBODY, RESULT),
        "received_at": Keep("when it came", LEADS, RESULT),
    },
    "Receipt": {
        "result": Keep("so that a file counts once", LEADS, RESULT),
        "digest": Keep("to know the same file again", NOBODY, RESULT),
        "bundle": Keep("whose file it is", LEADS, RESULT),
        "code": Keep("the answer to whoever cannot carry the receipt back", LEADS, RESULT),
        "contents": Keep("the receipt: the same file gets the same one", LEADS, RESULT),
        "at": Keep("when it was given", LEADS, RESULT),
    },
    "Office": {
        "organisation": Keep("which office this laptop trusts", OWNER, "the owner forgets it"),
        "name": Keep("what it is called", OWNER, "the owner forgets it"),
        "key": Keep("its public key, which somebody compared", OWNER, "the owner forgets it"),
        "trusted_at": Keep("since when", OWNER, "the owner forgets it"),
    },
    "Waiting": {
        "id": Keep("a row's number", NOBODY, "the office is trusted, or another file comes"),
        "digest": Keep("which file was shown", NOBODY, "the office is trusted, or another comes"),
        "contents": Keep("the file until its office is trusted", NOBODY, "then, or the next file"),
        "at": Keep("since when it waits", NOBODY, "the office is trusted, or another file comes"),
    },
    "Prepared": {
        "id": Keep("to name the file when results go back", NOBODY, PREPARED),
        "office": Keep("to whom the results are sealed", OWNER, PREPARED),
        "body": Keep("plans, dates and adults of the prepared courses", OWNER, PREPARED),
        "opened_at": Keep("when it came", OWNER, PREPARED),
        "expires_at": Keep("until when it is good", OWNER, PREPARED),
    },
    "Opened": {
        "session": Keep("which session was opened for a date", OWNER, PREPARED),
        "prepared": Keep("by which file", OWNER, PREPARED),
        "date": Keep("for which date", OWNER, PREPARED),
        "at": Keep("when", OWNER, PREPARED),
        "received_at": Keep("that the office has it", OWNER, PREPARED),
    },
    "Outgoing": {
        "id": Keep("to know the receipt that belongs to it", NOBODY, PREPARED),
        "prepared": Keep("for which office it is", OWNER, PREPARED),
        "told": Keep("which sessions, up to which fact, of how many answers", NOBODY, PREPARED),
        "digest": Keep("to know the receipt that belongs to it", NOBODY, PREPARED),
        "code": Keep("a fingerprint of what only the office can say", NOBODY, PREPARED),
        "contents": Keep("the sealed file, which this laptop cannot open", OWNER, RECEIVED),
        "made_at": Keep("when it was made", OWNER, PREPARED),
        "received_at": Keep("that its receipt came", OWNER, PREPARED),
    },
}
