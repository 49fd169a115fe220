"""What young people read on the group's page, in their five languages."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.peers.models import DeedState
from declic.peers.rules.deeds import Kind
from declic.peers.rules.handing import Act

Words = Mapping[str, Promise]
OFFERED = ("en", "fr", "nl", "de", "ar")

# What the group's page says of a code.
CODE: Words = {
    "unknown": _("No card has this code now. Look at your card again, or ask your coach."),
    "often": _("That was very often in a short time. Wait ten minutes, then try again."),
    "cookies": _("This browser refuses cookies. Allow them for this page, or use another one."),
}
KINDS: Words = {
    Kind.POSTER: _("A poster with the number"),
    Kind.TEN_MINUTES: _("Ten minutes in a class, with the coach"),
    Kind.BOX: _("The box, with answers every month"),
    Kind.BOOSTER: _("A booster of ten minutes"),
    Kind.STAND: _("A stand"),
    Kind.GRANDPARENT: _("Teaching a grandparent or another adult"),
    Kind.HALF_DAY: _("Leading a half-day together"),
    Kind.ASKED: _("Somebody asked for advice"),
}
ENERGY: Mapping[int, Promise] = {
    1: _("1, empty"),
    2: _("2, low"),
    3: _("3, fine"),
    4: _("4, good"),
    5: _("5, full"),
}
DEED_STATES: Words = {
    DeedState.REPORTED: _("logged"),
    DeedState.CONFIRMED: _("confirmed"),
    DeedState.CORRECTED: _("confirmed with other numbers"),
    DeedState.REJECTED: _("not counted"),
}
AGENDA: Words = {
    "energy": _("How are we? Energy from 1 to 5"),
    "did": _("What we did, and the numbers"),
    "difficult": _("One thing that was difficult; no names"),
    "practise": _("Practise one thing"),
    "next": _("What comes next, and thanks"),
}
SAID: Words = {
    "logged": _("It is kept. Thank you."),
    "resting": _("You rest now. That is good, and nobody asks why."),
    "back": _("Good to have you back."),
}
ACTED: Words = {
    Act.TALKED: _("You have talked."),
    Act.PASSED_ON: _("The responsible adult of your place is there for you now."),
    Act.HELP: _("A help line or a service is there for you now."),
    Act.FINE: _("You said that it is fine now. You can ask again at any time."),
}
