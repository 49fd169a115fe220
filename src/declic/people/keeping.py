"""Why each field of an account is kept, who sees it and until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

OWNER = "the machine's owner"
SELF = "the person and the machine's owner"
COLLEAGUES = "people of the organisation"
NOBODY = "nobody; the program only"
ACCOUNT = "the account is erased"
ADMINISTRATORS = "administrators of the organisation"
INVITATION = "30 days after it was used or ended"
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
        "name": Keep("how colleagues call the person", COLLEAGUES, ACCOUNT),
        "password": Keep("to sign in; only a slow hash is stored", NOBODY, ACCOUNT),
        "last_login": Keep("accounts that nobody uses are found", OWNER, "the next sign-in"),
        "language": Keep("to speak to the person", SELF, ACCOUNT),
        "organisation": Keep("which sessions the person may see", COLLEAGUES, ACCOUNT),
        "is_active": Keep("to close an account", SELF, ACCOUNT),
        "is_staff": Keep("who looks after the machine", OWNER, ACCOUNT),
        "made_at": Keep("since when it is here", OWNER, ACCOUNT),
    },
    "Programme": {
        "id": Keep("to refer to the programme", NOBODY, ORGANISATION),
        "organisation": Keep("whose it is", COLLEAGUES, ORGANISATION),
        "name": Keep("what people call it", COLLEAGUES, ORGANISATION),
        "purpose": Keep("demonstrations stay out of figures", COLLEAGUES, ORGANISATION),
        "made_at": Keep("since when it is here", OWNER, ORGANISATION),
    },
    "Role": {
        "id": Keep("to refer to the role", NOBODY, ACCOUNT),
        "programme": Keep("where it holds", COLLEAGUES, ACCOUNT),
        "person": Keep("for whom it holds", COLLEAGUES, ACCOUNT),
        "kind": Keep("what it lets do", COLLEAGUES, ACCOUNT),
        "starts_on": Keep("from when it holds", COLLEAGUES, ACCOUNT),
        "ends_on": Keep("until when it holds", COLLEAGUES, ACCOUNT),
        "given_by": Keep("who answers for it", ADMINISTRATORS, ACCOUNT),
        "given_at": Keep("since when it is here", ADMINISTRATORS, ACCOUNT),
    },
    "Vetting": {
        "id": Keep("to refer to the note", NOBODY, ACCOUNT),
        "organisation": Keep("who has to look", ADMINISTRATORS, ACCOUNT),
        "person": Keep("of whom an extract was seen", ADMINISTRATORS, ACCOUNT),
        "seen_on": Keep(
            "when it was seen; the paper itself is given back", ADMINISTRATORS, ACCOUNT
        ),
        "seen_by": Keep("who saw it", ADMINISTRATORS, ACCOUNT),
        "issued_on": Keep("how old it was then", ADMINISTRATORS, ACCOUNT),
        "check_again_on": Keep("when to look again", ADMINISTRATORS, ACCOUNT),
        "ground": Keep("by which rule", ADMINISTRATORS, ACCOUNT),
        "exemption": Keep("why none is needed", ADMINISTRATORS, ACCOUNT),
    },
    "Invitation": {
        "id": Keep("to refer to the invitation", NOBODY, INVITATION),
        "programme": Keep("where the role will hold", ADMINISTRATORS, INVITATION),
        "kind": Keep("which role it brings", ADMINISTRATORS, INVITATION),
        "ends_on": Keep("until when the role will hold", ADMINISTRATORS, INVITATION),
        "email": Keep("whom it is for", ADMINISTRATORS, INVITATION),
        "name": Keep("how to address the person", ADMINISTRATORS, INVITATION),
        "language": Keep("to speak to the person", ADMINISTRATORS, INVITATION),
        "secret": Keep("to know the link again; only a fingerprint is stored", NOBODY, INVITATION),
        "made_by": Keep("who answers for it", ADMINISTRATORS, INVITATION),
        "made_at": Keep("when it was sent", ADMINISTRATORS, INVITATION),
        "expires_at": Keep("a link that nobody used ends", ADMINISTRATORS, INVITATION),
        "used_at": Keep("it is used once", ADMINISTRATORS, INVITATION),
        "ended_at": Keep("it can be taken back", ADMINISTRATORS, INVITATION),
    },
}
