"""Why each field of grants is kept, who sees it and until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
OFFICE = "coordinators of the programme"
SPONSOR = "coordinators of the programme, and its sponsor"
GRANT = "10 years after the grant, as accounts are"
ROLE = "the account is erased, or somebody ends it"
WHO = "the account is erased"
SHOWN = "somebody removes it, or the sponsor has no grant any more"
QUOTE = "somebody removes it, or 10 years after the grant"
# A project that became a grant goes with it.
PROJECT = "10 years after its grant; 2 years after the last step where none came of it"
LINK = "somebody ends it, or a year after the period"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Sponsor": {
        "id": Keep("to refer to the sponsor", NOBODY, GRANT),
        "programme": Keep("for whose courses it pays", OFFICE, GRANT),
        "name": Keep("who pays", SPONSOR, GRANT),
        "language": Keep("in which language its pages begin", OFFICE, GRANT),
        "made_at": Keep("since when it is here", OFFICE, GRANT),
    },
    "Reader": {
        "id": Keep("to refer to it", NOBODY, ROLE),
        "sponsor": Keep("whose pages are read", OFFICE, ROLE),
        "person": Keep("by whom", OFFICE, ROLE),
        "chooses": Keep("whether it selects what is paid for", OFFICE, ROLE),
    },
    "Grant": {
        "id": Keep("to refer to the grant", NOBODY, GRANT),
        "programme": Keep("for whose courses it is", OFFICE, GRANT),
        "sponsor": Keep("who pays", SPONSOR, GRANT),
        "purpose": Keep("a demonstration never counts", OFFICE, GRANT),
        "name": Keep("what people call it", SPONSOR, GRANT),
        "starts_on": Keep("which courses it pays", SPONSOR, GRANT),
        "ends_on": Keep("which courses it pays", SPONSOR, GRANT),
        "cents": Keep("how much was agreed", OFFICE, GRANT),
        "host_kinds": Keep("at which kinds of place", SPONSOR, GRANT),
        "provinces": Keep("in which provinces", SPONSOR, GRANT),
        "agreed": Keep("what else was agreed", SPONSOR, GRANT),
        "external_id": Keep("the key in the organisation's own tables", OFFICE, GRANT),
        "link": Keep("a fingerprint of the sponsor's secret address", NOBODY, LINK),
        "link_made_at": Keep("since when there is one", OFFICE, LINK),
        "version": Keep("nobody writes over what they did not see", NOBODY, GRANT),
        "made_at": Keep("since when it is here", OFFICE, GRANT),
    },
    "Unit": {
        "id": Keep("to refer to the unit", NOBODY, GRANT),
        "grant": Keep("of which grant it is one", SPONSOR, GRANT),
        "kind": Keep("whether it is a course or a session for staff", SPONSOR, GRANT),
        "number": Keep("which of those promised it is", SPONSOR, GRANT),
    },
    "Charge": {
        "id": Keep("to refer to it", NOBODY, GRANT),
        "unit": Keep("for which unit the course stands", OFFICE, GRANT),
        "course": Keep("which course; so it stands for one alone", OFFICE, GRANT),
        "by": Keep("who charged it", OFFICE, WHO),
        "at": Keep("when", OFFICE, GRANT),
    },
    "Planned": {
        "course": Keep("which course is to come", OFFICE, "it is delivered or cancelled"),
        "grant": Keep("for which grant it is meant", OFFICE, "it is delivered or cancelled"),
        "by": Keep("who meant it", OFFICE, WHO),
        "at": Keep("when", OFFICE, "it is delivered or cancelled"),
    },
    "Entry": {
        "id": Keep("in the order of time", NOBODY, GRANT),
        "grant": Keep("of which grant it tells", OFFICE, GRANT),
        "course": Keep("which course", OFFICE, GRANT),
        "kind": Keep("as what it counted", OFFICE, GRANT),
        "number": Keep("for which unit it stood", OFFICE, GRANT),
        "did": Keep("charged, or taken off", OFFICE, GRANT),
        "reason": Keep("why it was taken off", OFFICE, GRANT),
        "by": Keep("who did it", OFFICE, WHO),
        "at": Keep("when", OFFICE, GRANT),
    },
    "Told": {
        "id": Keep("in the order of time", NOBODY, GRANT),
        "grant": Keep("of which grant it was told", SPONSOR, GRANT),
        "place": Keep("the kind of place, never which one", SPONSOR, GRANT),
        "number": Keep(
            "how many young people, ten at least; kept so that no two numbers that a sponsor "
            "reads tell of fewer",
            SPONSOR,
            GRANT,
        ),
        "at": Keep("when it was told", NOBODY, GRANT),
    },
    "Project": {
        "id": Keep("to refer to the project", NOBODY, PROJECT),
        "programme": Keep("whose courses it would be", SPONSOR, PROJECT),
        "sponsor": Keep("who is to pay", SPONSOR, PROJECT),
        "purpose": Keep("a demonstration never counts", OFFICE, PROJECT),
        "state": Keep("how far it came", SPONSOR, PROJECT),
        "from_sponsor": Keep("whether the sponsor's own people wrote it", SPONSOR, PROJECT),
        "by": Keep("who wrote it, so that a draft is theirs alone", SPONSOR, WHO),
        "name": Keep("what people call it", SPONSOR, PROJECT),
        "need": Keep("why it is needed", SPONSOR, PROJECT),
        "method": Keep("how it is done", SPONSOR, PROJECT),
        "risks": Keep("what may go wrong", SPONSOR, PROJECT),
        "starts_on": Keep("which courses it would pay", SPONSOR, PROJECT),
        "ends_on": Keep("which courses it would pay", SPONSOR, PROJECT),
        "courses": Keep("how many are proposed", SPONSOR, PROJECT),
        "staff": Keep("how many sessions for staff are proposed", SPONSOR, PROJECT),
        "cents": Keep("at which price", SPONSOR, PROJECT),
        "host_kinds": Keep("at which kinds of place", SPONSOR, PROJECT),
        "provinces": Keep("in which provinces", SPONSOR, PROJECT),
        "grant": Keep("what became of it", SPONSOR, PROJECT),
        "version": Keep("nobody selects what they did not see", NOBODY, PROJECT),
        "proposed_at": Keep("since when the sponsor reads it", SPONSOR, PROJECT),
        "made_at": Keep("since when it is here", OFFICE, PROJECT),
    },
    "Question": {
        "id": Keep("in the order of time", NOBODY, PROJECT),
        "project": Keep("what it is about", SPONSOR, PROJECT),
        "text": Keep("what was asked before somebody chose", SPONSOR, PROJECT),
        "by": Keep("who asked", SPONSOR, WHO),
        "at": Keep("when", SPONSOR, PROJECT),
        "answer": Keep("what was answered", SPONSOR, PROJECT),
        "answered_by": Keep("who answered", SPONSOR, WHO),
        "answered_at": Keep("when", SPONSOR, PROJECT),
    },
    "Turn": {
        "id": Keep("in the order of time", NOBODY, PROJECT),
        "project": Keep("with which project", SPONSOR, PROJECT),
        "act": Keep("what was done", SPONSOR, PROJECT),
        "state": Keep("where it stood then", SPONSOR, PROJECT),
        "reason": Keep("why it was declined", SPONSOR, PROJECT),
        "by": Keep("who did it", SPONSOR, WHO),
        "at": Keep("when", SPONSOR, PROJECT),
    },
    "Logo": {
        "sponsor": Keep("whose logo it is", SPONSOR, SHOWN),
        "png": Keep(
            "shown beside the figures; drawn anew here, the file is not kept", SPONSOR, SHOWN
        ),
        "width": Keep("how large it is", SPONSOR, SHOWN),
        "height": Keep("how large it is", SPONSOR, SHOWN),
        "by": Keep("who took it", OFFICE, WHO),
        "at": Keep("when", OFFICE, SHOWN),
    },
    "Quote": {
        "id": Keep("in the order of time", NOBODY, QUOTE),
        "grant": Keep("on whose page it stands", OFFICE, QUOTE),
        "course": Keep("the kind of its place and its month stand beside it", OFFICE, QUOTE),
        "text": Keep("what an adult said, of nobody", SPONSOR, QUOTE),
        "language": Keep("in which language", SPONSOR, QUOTE),
        "by": Keep("who wrote it down", OFFICE, WHO),
        "at": Keep("when", OFFICE, QUOTE),
        "approved_by": Keep("who approved it: a second person", OFFICE, WHO),
        "approved_at": Keep("since when the sponsor reads it", OFFICE, QUOTE),
    },
}
