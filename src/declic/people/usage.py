"""How the command line is written for people. It is read before Django is set up."""

from __future__ import annotations

import argparse
from typing import Protocol, TypeAlias

from declic.people.rules import RoleKind

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
WHAT = "accounts: invite, list, close, let in again"


class Add(Protocol):
    """How the command line takes one more command."""

    def __call__(
        self, commands: Commands, name: str, what: str, does: str, /
    ) -> argparse.ArgumentParser: ...


def add_to(people: Commands, add: Add) -> None:
    """Add the commands about people to their group."""
    invite = add(
        people,
        "invite",
        "print a link that makes an account with a role, once, within 14 days",
        "declic.people.commands:invite",
    )
    invite.add_argument("--email", required=True, metavar="ADDRESS", help="whom to invite")
    invite.add_argument("--name", default="", metavar="NAME", help="how the person is called")
    invite.add_argument(
        "--role",
        default=RoleKind.ADMINISTRATOR.value,
        choices=[kind.value for kind in RoleKind],
        metavar="ROLE",
        help="administrator, coordinator, trainer, co_facilitator, coach or sponsor",
    )
    invite.add_argument("--programme", required=True, metavar="NAME", help="made if not there")
    invite.add_argument("--organisation", required=True, metavar="NAME", help="made if not there")
    invite.add_argument("--lang", default="fr", metavar="CODE", help="en, fr or nl; fr by default")
    listed = add(
        people, "list", "list people, their roles and vetting", "declic.people.commands:everybody"
    )
    end = add(
        people, "end", "close an account and sign it out everywhere", "declic.people.commands:end"
    )
    unlock = add(
        people,
        "unlock",
        "take away the second step of somebody who lost it, and print a link to a new password",
        "declic.people.commands:unlock",
    )
    for command in (end, unlock):
        command.add_argument("email", metavar="EMAIL", help="the address of the account")
    for command in (invite, listed, unlock):
        command.add_argument("--json", action="store_true", help="print JSON")
