"""Why each field of letters is kept, who sees it and until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
OFFICE = "coordinators of the organisation"
WORDING = "the organisation takes the template's words again, or ends"
FEED = "its person ends or renews it, the account is erased, or the last role ended"

COST = "7 years after the course, for whoever paid"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Wording": {
        "id": Keep("to refer to it", NOBODY, WORDING),
        "organisation": Keep("whose words these are", OFFICE, WORDING),
        "template": Keep("in which letter they stand", OFFICE, WORDING),
        "language": Keep("in which language", OFFICE, WORDING),
        "part": Keep("in which place of the letter", OFFICE, WORDING),
        "text": Keep("what the organisation says there; no child's name", OFFICE, WORDING),
        "by": Keep("who wrote it", OFFICE, WORDING),
        "at": Keep("when it was written", OFFICE, WORDING),
    },
    "Feed": {
        "person": Keep("whose dates are read there", NOBODY, FEED),
        "secret": Keep("the address that only the person knows; a fingerprint", NOBODY, FEED),
        "made_at": Keep("since when there is an address", "the person", FEED),
    },
    "Cost": {
        "id": Keep("to refer to it", NOBODY, COST),
        "about": Keep("which course it is for", OFFICE, COST),
        "what": Keep("what is paid; no person's name", OFFICE, COST),
        "cents": Keep("how much", OFFICE, COST),
        "by": Keep("who noted it", OFFICE, COST),
        "at": Keep("when", OFFICE, COST),
    },
}
