"""What the office says of why a trainer fits a date, and why not."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.courses.rules.fitting import Reason
from declic.kernel.languages import LANGUAGES

_LANGUAGES = {each.code: each.own_name for each in LANGUAGES}
WHY: Mapping[str, Promise] = {
    "speaks": _("speaks %(names)s"),
    "not_speaks": _("does not speak %(names)s"),
    "near": _("works in this province"),
    "far": _("does not work in this province"),
    "kind": _("works with such hosts"),
    "other_kind": _("works with other hosts"),
    "formed": _("formed in this plan"),
    "not_formed": _("not formed in this plan"),
    "free": _("free that day"),
    "away": _("away that day"),
    "weekday": _("not on this day of the week"),
    "busy": _("promised elsewhere at that time"),
    "role_over": _("the role ends before that day"),
    "vetted": _("vetted"),
    "not_vetted": _("vetting not seen, or too old by then"),
    "led": _("%(first)s of %(second)s dates this month"),
    "full": _("%(first)s of %(second)s dates this month already"),
    "declined": _("declined this date before"),
}
PAIRS: Mapping[str, Promise] = {
    "adult": _("makes a pair with the adult who was asked"),
    "young": _("makes a pair with the young one who was asked"),
}


def sentence(reason: Reason) -> str:
    """Say one reason in the active language."""
    if reason.code == "pair":
        return str(PAIRS[reason.names[0]])
    first, second = (*reason.names, "", "")[:2]
    names = ", ".join(_LANGUAGES.get(name, name) for name in reason.names)
    return str(WHY[reason.code]) % {"names": names, "first": first, "second": second}
