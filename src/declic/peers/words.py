"""What codes are called on pages, and why something was not done, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from declic.courses.models import Host
from declic.peers.models import Member, Part, Point
from declic.peers.rules.cascade import COURSE, Node, tens
from declic.peers.rules.handing import Act
from declic.peers.rules.standing import Alarm, Sign

Words = Mapping[str, Promise]

ALARMS: Words = {
    Alarm.FEW: _("Fewer than two young people are left here."),
    Alarm.NO_COACH: _("There is no coach here now."),
    Alarm.NO_SECOND: _("There is no second adult here now."),
}
SIGNS: Words = {
    Sign.HEAVY: _("said: that was heavy. A talk is due."),
    Sign.LOW: _("energy is low"),
    Sign.FALLING: _("energy falls"),
    Sign.MUCH: _("did a lot in two weeks"),
}
ACTS: Words = {
    Act.TALKED: _("We have talked"),
    Act.PASSED_ON: _("I brought the responsible adult of the place in"),
    Act.HELP: _("A help line or a service is with them now"),
    Act.FINE: _("They say that it is fine now"),
}
# A mail is public: it says where to look, and nothing of what waits there.
NOTE_SUBJECT = _("A page in Declic waits for you")
NOTE = _(
    "Please sign in to Declic and open this page today. "
    "This mail says nothing more on purpose, and there is no need to answer it."
)
NOTE_BUTTON = _("Open the page")
PARTS: Words = {Part.COACH: _("coach"), Part.SECOND: _("second adult")}
MEMBER_ENDS: Words = {
    Member.End.ENOUGH: _("It was good, and it is enough"),
    Member.End.SCHOOL: _("School is over, or a new one begins"),
    Member.End.MOVED: _("Lives somewhere else now"),
    Member.End.OTHER_THINGS: _("Other things matter more now"),
    Member.End.GROWN_UP: _("Grown up"),
    Member.End.UNSAID: _("Without a reason; none is needed"),
}
POINT_ENDS: Words = {
    Point.End.DONE: _("It has done what it was there for"),
    Point.End.PLACE: _("The place closes or moves"),
    Point.End.ADULTS: _("No adults can stay beside it"),
    Point.End.JOINED: _("It goes on together with another one"),
    Point.End.OTHER: pgettext_lazy("a reason", "Another reason"),
}
SENTENCES: Words = {
    "not_yours": _("This is not of your programme. Nothing was changed."),
    "other_host": _("That course was held at another host. Nothing was changed. Choose another."),
    "one_adult": _(
        "Coach and second adult must be two people, so that nobody is alone with what is told. "
        "Nothing was changed."
    ),
    "no_role": _(
        "This person has no role of coach or coordinator in the programme today. "
        "Nothing was changed. An administrator gives roles."
    ),
    "not_vetted": _(
        "For this person nobody has noted that the criminal record was seen, or it is out of "
        "date. Nothing was changed. An administrator notes it on the person’s page."
    ),
    "ended": _("This contact point has ended. Nothing was changed."),
    "full": _("Twelve young people are here already. Begin a second contact point for more."),
    "gone": _("This young person has stopped already. Nothing was changed."),
    "reason": _("Choose a reason from the list. Nothing was changed."),
    "counts": _("A number goes from 0 to 500. Nothing was changed. Look at it again."),
    "early": _("This meeting lies ahead. Say that it was held when it was. Nothing was changed."),
    "copies": _("Print 1 to 30 at a time. Nothing was printed."),
    "time": _("A meeting is set for the next four months. Nothing was changed."),
    "no_name": _(
        "Whoever opens this is named to the young person. Sign in with your own account first."
    ),
    "unread": _("Open it first: then you know who asks. Nothing was changed."),
    "no_booster": _("No booster is due now. Nothing was changed."),
    "no_plan": _("The plan of this booster is not here. Nothing was changed."),
    "choose": _("Choose a host and two adults. Nothing was changed."),
}
DONE: Words = {
    "begun": _("The contact point is there. Its coach can print the first cards."),
    "adults": _("From now on these two adults are beside the young people."),
    "ended": _("The contact point has ended, and its cards open nothing any more."),
    "card_ended": _("The card opens nothing any more, on no device."),
    "decided": _("That is kept. What was told first stays beside it."),
    "mission": _("That is kept, and the group sees it."),
    "talked": _("Good that you talked."),
    "recalled": _("That is kept, and stands beside the figures of the programme."),
    "meeting": _("The meeting is set. The group sees it on its page."),
    "held": _("The meeting was held. The next one is set two weeks later."),
    "cancelled": _("The meeting falls out."),
    "booster": _("The booster is logged as done, and counts."),
    "farewell": _("Goodbye is said. The card opens nothing any more."),
}


def sentence(reason: str) -> Promise:
    """Say why nothing was done."""
    return SENTENCES[reason]


HOST_KINDS: Words = {
    Host.Kind.SCHOOL: _("School"),
    Host.Kind.YOUTH_MOVEMENT: _("Youth movement"),
    Host.Kind.RECEPTION_CENTRE: _("Reception centre"),
    Host.Kind.COMPANY: _("Company"),
    Host.Kind.OTHER: _("Another place"),
}
FEW = _("fewer than 10")


def tree_title() -> str:
    """Name the picture."""
    return gettext("How it spreads: courses, contact points, and whom they reach")


def drawn_words(node: Node) -> tuple[str, str]:
    """Say what a line of the picture is, and whom it reached; no name, no day."""
    kind = str(HOST_KINDS[node.kind])
    if node.sort == COURSE:
        head = ngettext("%(number)s course", "%(number)s courses", node.number)
        return f"{head % {'number': node.number}} · {kind}", ""
    head = ngettext("%(number)s contact point", "%(number)s contact points", node.number)
    deeds = ngettext("%(number)s action", "%(number)s actions", node.reach.deeds)
    told = [
        deeds % {"number": node.reach.deeds},
        gettext("confirmed: %(people)s") % {"people": _said(node.reach.confirmed)},
        gettext("reported: %(people)s") % {"people": _said(node.reach.reported)},
    ]
    return f"{head % {'number': node.number}} · {kind}", " · ".join(told)


def _said(people: int) -> str:
    told = tens(people)
    return str(FEW if told is None else told)
