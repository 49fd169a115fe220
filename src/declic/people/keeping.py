"""Why each field of an account is kept, who sees it and until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

OWNER = "the machine's owner"
SELF = "the person and the machine's owner"
COLLEAGUES = "people of the organisation"
NOBODY = "nobody; the program only"
ACCOUNT = "the account is erased"
ORGANISATION = "the organisation is deleted"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Organisation": {
        "id": Keep("to refer to the organisation", NOBODY, ORGANISATION),
        "name": Keep("who answers for its sessions", COLLEAGUES, ORGANISATION),
        "purpose": Keep("demonstrations stay out of figures", COLLEAGUES, ORGANISATION),
        "made_at": Keep("since when it is here", OWNER, ORGANISATION),
    },
    "Person": {
        "id": Keep("to refer to the account", NOBODY, ACCOUNT),
        "email": Keep("to sign in", SELF, ACCOUNT),
        "password": Keep("to sign in; only a slow hash is stored", NOBODY, ACCOUNT),
        "last_login": Keep("accounts that nobody uses are found", OWNER, "the next sign-in"),
        "language": Keep("to speak to the person", SELF, ACCOUNT),
        "organisation": Keep("which sessions the person may see", COLLEAGUES, ACCOUNT),
        "is_active": Keep("to close an account", SELF, ACCOUNT),
        "is_staff": Keep("who looks after the machine", OWNER, ACCOUNT),
        "made_at": Keep("since when it is here", OWNER, ACCOUNT),
    },
}
