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
CHANGE = "three years"
SESSION = "it ends, or two weeks after it was last renewed"

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
        "ended_at": Keep("from when it lets do nothing any more", ADMINISTRATORS, ACCOUNT),
    },
    "Change": {
        "id": Keep("to refer to the line", NOBODY, CHANGE),
        "at": Keep("when it was done", ADMINISTRATORS, CHANGE),
        "by": Keep("who answers for it", ADMINISTRATORS, CHANGE),
        "kind": Keep("what was done to somebody's access", ADMINISTRATORS, CHANGE),
        "person": Keep("to whose access", ADMINISTRATORS, CHANGE),
        "organisation": Keep("whose administrators see it", ADMINISTRATORS, CHANGE),
        "programme": Keep("where it was done", ADMINISTRATORS, CHANGE),
        "role": Keep("which role it was about", ADMINISTRATORS, CHANGE),
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

# What libraries store for us, by their own names of tables.
BORROWED: Mapping[str, Mapping[str, Keep]] = {
    "account.EmailAddress": {
        "id": Keep("to refer to the address", NOBODY, ACCOUNT),
        "user": Keep("whose it is", SELF, ACCOUNT),
        "email": Keep("to sign in, or to become the address that does", SELF, ACCOUNT),
        "verified": Keep("a new address counts once its mail was answered", NOBODY, ACCOUNT),
        "primary": Keep("which one is used", NOBODY, ACCOUNT),
    },
    "account.EmailConfirmation": {
        "id": Keep("not used: links are signed instead", NOBODY, "never written"),
        "email_address": Keep("not used", NOBODY, "never written"),
        "created": Keep("not used", NOBODY, "never written"),
        "sent": Keep("not used", NOBODY, "never written"),
        "key": Keep("not used", NOBODY, "never written"),
    },
    "mfa.Authenticator": {
        "id": Keep("to refer to it", NOBODY, "the person removes it"),
        "user": Keep("whose second step it is", SELF, "the person removes it"),
        "type": Keep("app, passkey or recovery codes", ADMINISTRATORS, "the person removes it"),
        "data": Keep(
            "the seed of codes, sealed with this installation's key, or the public half of a "
            "passkey with its name",
            NOBODY,
            "the person removes it",
        ),
        "created_at": Keep("since when it is there", SELF, "the person removes it"),
        "last_used_at": Keep("a passkey that nobody uses is found", SELF, "the person removes it"),
    },
    "sessions.Session": {
        "session_key": Keep("to know a browser again", NOBODY, SESSION),
        "session_data": Keep("who is signed in there, signed", NOBODY, SESSION),
        "expire_date": Keep("until when it holds", NOBODY, SESSION),
    },
    "usersessions.UserSession": {
        "id": Keep("to refer to it", NOBODY, SESSION),
        "user": Keep("who is signed in there", SELF, SESSION),
        "created_at": Keep("since when", SELF, SESSION),
        "ip": Keep("nothing: always 0.0.0.0", NOBODY, SESSION),
        "last_seen_at": Keep("the same as since when", NOBODY, SESSION),
        "session_key": Keep("to end it", NOBODY, SESSION),
        "user_agent": Keep("to know the browser again", SELF, SESSION),
        "data": Keep("nothing", NOBODY, SESSION),
    },
}
