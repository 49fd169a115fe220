"""Why each field of what a course changed is kept, who sees it and until when.

docs/data.md is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
LED = "whoever sees the course: coordinators, its trainers, the coach of its host"
OFFICE = "coordinators of the programme"
YEARS = "7 years after the course, for whoever paid"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Gathered": {
        "session": Keep("so that a session counts once", NOBODY, YEARS),
        "date": Keep("which date was held", NOBODY, YEARS),
        "answers": Keep("to see whether forms were added since", NOBODY, YEARS),
        "rows": Keep(
            "what one respondent chose before and after: no seat, card or time, in random order",
            "nobody alone; statistics of ten and more",
            f"{YEARS}; the codes of cards until the day that the office set, else 120 days after "
            "the course",
        ),
        "ended_at": Keep("the years count from it", NOBODY, YEARS),
    },
    "Research": {
        "year": Keep("of which year they are", OFFICE, YEARS),
        "rows": Keep(
            "answers before and after in cells of a month and a kind of place, where ten and more "
            "are left without the largest course; no code, no course, no day",
            "coordinators, and researchers to whom they give them",
            YEARS,
        ),
    },
    "CodesEnd": {
        "course": Keep("whose codes", LED, YEARS),
        "on": Keep("on which day the codes of its cards are destroyed", LED, YEARS),
        "ended_at": Keep("that they were, and when", LED, YEARS),
    },
    "YearReport": {
        "id": Keep("a row's number", NOBODY, YEARS),
        "programme": Keep("of which programme it is", OFFICE, YEARS),
        "year": Keep("of which year it is", OFFICE, YEARS),
        "figures": Keep("what was published; nothing of fewer than ten people", OFFICE, YEARS),
        "courses": Keep("of which courses its figures are made", OFFICE, YEARS),
        "made_by": Keep("who published it", OFFICE, "the account is erased"),
        "made_at": Keep("when it was published", OFFICE, YEARS),
    },
    "Report": {
        "id": Keep("a row's number", NOBODY, YEARS),
        "course": Keep("of which course it is", LED, YEARS),
        "figures": Keep("what was published; nothing of fewer than ten people", LED, YEARS),
        "made_by": Keep("who published it", LED, "the account is erased"),
        "made_at": Keep("when it was published", LED, YEARS),
    },
}
