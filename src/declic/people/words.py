"""Roles, grounds, changes and refusals in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from declic.people.models import Change, Ground, RoleKind
from declic.people.rules import Standing
from declic.post.queries import sentence as mail_sentence

ROLES: Mapping[RoleKind, Promise] = {
    RoleKind.TRAINER: _("Trainer"),
    RoleKind.CO_FACILITATOR: _("Co-facilitator"),
    RoleKind.COACH: _("Coach"),
    RoleKind.COORDINATOR: _("Coordinator"),
    RoleKind.ADMINISTRATOR: _("Administrator"),
    RoleKind.SPONSOR: _("Sponsor"),
}
WHAT_ROLES_DO: Mapping[RoleKind, Promise] = {
    RoleKind.TRAINER: _("sees and leads the own courses"),
    RoleKind.CO_FACILITATOR: _("sees the own courses and helps to lead them"),
    RoleKind.COACH: _("sees the courses of the own host"),
    RoleKind.COORDINATOR: _("looks after requests, hosts, courses, dates, letters and mails"),
    RoleKind.ADMINISTRATOR: _("does the same, invites people, gives and ends roles"),
    RoleKind.SPONSOR: _("sees what was promised and held"),
}
GROUNDS: Mapping[Ground, Promise] = {
    Ground.MINORS: _("Extract for work with minors (596.2) was seen"),
    Ground.EMPLOYER: _("The legal employer certifies that it checked"),
    Ground.EXEMPT: _("No extract is needed, for the reason below"),
}
STANDINGS: Mapping[Standing, Promise] = {
    Standing.MISSING: pgettext_lazy("vetting", "missing"),
    Standing.HOLDS: pgettext_lazy("vetting", "in order"),
    Standing.SOON: pgettext_lazy("vetting", "ends soon"),
    Standing.ENDED: pgettext_lazy("vetting", "over"),
}
CHANGES: Mapping[Change.Kind, Promise] = {
    Change.Kind.INVITED: _("Invited"),
    Change.Kind.INVITATION_ENDED: _("Invitation taken back"),
    Change.Kind.ACCEPTED: _("Invitation accepted"),
    Change.Kind.ROLE_GIVEN: _("Role given"),
    Change.Kind.ROLE_ENDED: _("Role ended"),
    Change.Kind.VETTED: _("Vetting noted"),
    Change.Kind.CLOSED: _("Account closed"),
    Change.Kind.OPENED: _("Account opened again"),
    Change.Kind.UNLOCKED: _("Second step taken away by the machine’s owner"),
}


def sentence(reason: str) -> str:
    """Say in the active language why something was not done."""
    sentences = {
        "not_yours": gettext("This is not yours to change. Nothing was changed."),
        "over_already": gettext("This last day is over already. Choose a later one."),
        "address": mail_sentence("address"),
        "used": gettext("This invitation was used or taken back already."),
        "has_account": gettext("There is an account with this address already. Sign in with it."),
        "has_role": gettext("This person has this role there already."),
        "last_administrator": gettext(
            "This is the last administrator of the programme. Give the role to somebody else first."
        ),
        "ended": gettext("This role was ended already."),
        "yourself": gettext("Nobody does this for themselves. Ask another administrator."),
        "closed": gettext("This account was closed already."),
        "open": gettext("This account is open already."),
        "elsewhere": gettext(
            "This person also has a role where you are not administrator. "
            "End the roles here instead."
        ),
        "name_taken": gettext("There is a programme of this name already."),
    }
    return sentences.get(reason, sentences["not_yours"])


def vetting_sentence(field: str, reason: str) -> str:
    """Say what is wrong with one field of a vetting."""
    sentences = {
        ("seen_on", "future"): gettext("That day has not come yet."),
        ("issued_on", "needed"): gettext("Write the date that stands on the extract."),
        ("issued_on", "after_seen"): gettext(
            "It was seen before it was issued. Check the two dates."
        ),
        ("exemption", "needed"): gettext("Write why no extract is needed."),
        ("check_again_on", "needed"): gettext("Write when to look again."),
        ("check_again_on", "before_seen"): gettext(
            "This is not after the day on which it was seen."
        ),
        ("check_again_on", "too_far"): gettext("Look again after three years at the latest."),
    }
    return sentences[field, reason]
