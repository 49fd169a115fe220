"""Who may open which address: the one table that pages, docs/roles.md and the tests go by.

Each app says its own addresses in a module `doors`, by the names that they have in its `urls`.
Views ask `access` and their own queries; that they answer as it stands here, a test shows for
every address, every role, and what is one's own or somebody else's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from declic.people.rules import KEEP, RIGHTS, Right, RoleKind

# Beside rights: whom an address lets in.
ANYBODY = frozenset({"anybody"})  # strangers too, or whoever has the secret in the address
ACCOUNT = frozenset({"account"})  # whoever is signed in, with a role or without
ROLE = frozenset({"role"})  # whoever has any role, and the machine's owner
CONSOLE = frozenset({"console"})  # the browser that leads that session, and nobody else
LEADS = frozenset({Right.LEAD, Right.COORDINATE})
READS = frozenset({Right.LEAD, Right.HELP_LEAD, Right.COORDINATE, KEEP})
ADMINISTERS = frozenset({Right.ADMINISTER})


SHARED = frozenset({
    "plan to open", "plan to print", "fact", "language of a pack", "part of a pack",
    "reviewed language", "spoken plan", "spoken language", "trusted office", "prepared date",
    "prepared course", "results file", "kind of table", "table", "guide",
})  # fmt: skip


class Answer(StrEnum):
    """How an address answers somebody."""

    IN = "in"
    OWN = "own"  # in, for what is one's own; for anything else as if it were not there
    SIGN_IN = "sign in"
    NOTHING = "nothing"  # as if it were not there
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Door:
    """One address: what it is for, whom it lets in, and whose thing it is about.

    `of` names the thing that the address is about. `shared` things are nobody's own: what is
    taught here, local facts. `refuses` is for the room, which says to whoever does not lead that
    they do not lead.
    """

    what: str
    opens: frozenset[str]
    of: str = ""
    by: str = "GET"
    refuses: bool = False

    @property
    def shared(self) -> bool:
        """Whether the thing belongs to the whole installation."""
        return self.of in SHARED


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at a door. `rights` is None for a stranger and for an account without a role."""

    name: str
    rights: frozenset[str] | None = None
    signed_in: bool = True

    @property
    def is_owner(self) -> bool:
        """The machine's owner has every right and no account."""
        return not self.signed_in and self.rights is not None


OWNER = Visitor("owner", frozenset({*Right, KEEP}), signed_in=False)
KEEPER = Visitor("keeper", frozenset({KEEP}))
NO_ROLE = Visitor("no role")
STRANGER = Visitor("stranger", signed_in=False)
VISITORS = (
    OWNER,
    *(Visitor(kind.value, frozenset(RIGHTS[kind])) for kind in RoleKind),
    KEEPER,
    NO_ROLE,
    STRANGER,
)


def answer(door: Door, visitor: Visitor) -> Answer:
    """Say how a door answers; OWN where it depends on whose thing it is."""
    if door.opens == ANYBODY:
        return Answer.IN
    if door.opens == ACCOUNT:
        own = Answer.OWN if door.of else Answer.IN
        return own if visitor.signed_in else Answer.SIGN_IN
    if door.opens == CONSOLE:
        return Answer.REFUSED
    if visitor.rights is None:
        return _outside(door, visitor)
    is_let_in = door.opens == ROLE or bool(door.opens & visitor.rights)
    if not is_let_in:
        return Answer.REFUSED if door.refuses else Answer.NOTHING
    return Answer.OWN if door.of and not door.shared and not visitor.is_owner else Answer.IN


def _outside(door: Door, visitor: Visitor) -> Answer:
    if door.refuses:
        return Answer.REFUSED
    if visitor.signed_in:
        return Answer.NOTHING
    return Answer.SIGN_IN if door.by == "GET" else Answer.REFUSED


def _account(what: str, *, of: str = "") -> Door:
    return Door(what, ACCOUNT, of=of)


def _anybody(what: str, *, of: str = "") -> Door:
    return Door(what, ANYBODY, of=of)


DOORS: Mapping[str, Door] = {
    "account_login": _anybody("sign in"),
    "mfa_login_webauthn": _anybody("sign in with a passkey"),
    "mfa_authenticate": _anybody("the second step, for whoever has taken the first"),
    "account_logout": _anybody("sign out"),
    "account_inactive": _anybody("say that an account is closed"),
    "account_confirm_email": _anybody(
        "use a new address, by the link of its mail", of="signed key"
    ),
    "account_reset_password": _anybody("ask for a link to a new password"),
    "account_reset_password_done": _anybody("say that a mail is on its way"),
    "account_reset_password_from_key": _anybody(
        "choose a new password, by the link of a mail", of="reset key"
    ),
    "account_reset_password_from_key_done": _anybody("say that the new password is set"),
    "invitation": _anybody("make an account, by the link of an invitation", of="secret"),
    "office": _anybody("lead to the first page of whoever comes in, or to signing in"),
    "account": _account("the own account"),
    "sessions": _account("where one is signed in"),
    "account_email": _account("another address"),
    "account_change_password": _account("another password"),
    "account_set_password": _account("a first password"),
    "account_reauthenticate": _account("the password once more"),
    "mfa_index": _account("the own second step"),
    "mfa_reauthenticate": _account("a code once more"),
    "mfa_activate_totp": _account("set up an app with codes"),
    "mfa_deactivate_totp": _account("remove the app"),
    "mfa_view_recovery_codes": _account("recovery codes, once"),
    "mfa_generate_recovery_codes": _account("new recovery codes"),
    "mfa_list_webauthn": _account("the own passkeys"),
    "mfa_add_webauthn": _account("set up a passkey"),
    "mfa_reauthenticate_webauthn": _account("a passkey once more"),
    "mfa_edit_webauthn": _account("name an own passkey", of="passkey"),
    "mfa_remove_webauthn": _account("remove an own passkey", of="passkey"),
    "people": Door("the people of the own programmes", ADMINISTERS),
    "invite": Door("invite somebody", ADMINISTERS),
    "vettings": Door("vettings and roles that end soon", ADMINISTERS),
    "programmes": Door("the own programmes, and a new one", ADMINISTERS),
    "programme": Door("one programme", ADMINISTERS, of="programme"),
    "person": Door("one person: roles, vetting, changes", ADMINISTERS, of="person"),
    "give-role": Door("give somebody a role", ADMINISTERS, of="person"),
    "new-vetting": Door("note that a record was seen", ADMINISTERS, of="person"),
    "close-account": Door("close an account", ADMINISTERS, of="person", by="POST"),
    "open-account": Door("open a closed account", ADMINISTERS, of="closed person", by="POST"),
    "end-role": Door("end a role", ADMINISTERS, of="role", by="POST"),
    "end-invitation": Door("take an invitation back", ADMINISTERS, of="invitation", by="POST"),
}
