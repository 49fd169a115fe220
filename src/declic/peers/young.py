"""What young people read on the group's page, in their five languages."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]
OFFERED = ("en", "fr", "nl", "de", "ar")

# What the group's page says of a code.
CODE: Words = {
    "unknown": _("No card has this code now. Look at your card again, or ask your coach."),
    "often": _("That was very often in a short time. Wait ten minutes, then try again."),
    "cookies": _("This browser refuses cookies. Allow them for this page, or use another one."),
}
