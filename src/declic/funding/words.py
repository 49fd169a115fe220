"""What pages call things, and why something was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from declic.funding.actions.refusals import FundingRefusedError

Words = Mapping[str, Promise]

KINDS: Words = {
    "course": _("Courses for young people"),
    "staff": _("Sessions for staff"),
}
UNITS: Words = {
    "course": pgettext_lazy("a unit of a grant", "Course"),
    "staff": pgettext_lazy("a unit of a grant", "Staff session"),
}
DID: Words = {
    "charged": pgettext_lazy("a course, to a grant", "charged"),
    "taken_off": pgettext_lazy("a course, from a grant", "taken off"),
}
CONDITIONS: Words = {
    "period": _("its dates lie outside the period"),
    "place": _("its kind of place is another one"),
    "region": _("it lies in another province"),
}
TERMS: Words = {
    "ends_before": _("The end lies before the beginning. Nothing was kept."),
    "too_far": _("That is more than ten years. Is it the right year?"),
    "nothing": _("Say how many courses or sessions are promised. Nothing was kept."),
    "too_many": _("That is more than 500. Nothing was kept."),
    "amount": _("That is no amount. Write it as 10000 or 10 000,00."),
}
STATES: Words = {
    "draft": pgettext_lazy("a project", "draft"),
    "offered": pgettext_lazy("a project", "the organisation reads it"),
    "proposed": pgettext_lazy("a project", "proposed"),
    "asked": pgettext_lazy("a project", "a question waits"),
    "selected": pgettext_lazy("a project", "selected"),
    "declined": pgettext_lazy("a project", "declined"),
    "withdrawn": pgettext_lazy("a project", "withdrawn"),
}
TONES = {"proposed": "sun", "offered": "sun", "asked": "coral", "selected": "mint"}
ACTS: Words = {
    "change": pgettext_lazy("of a project", "changed"),
    "propose": pgettext_lazy("of a project", "laid before others"),
    "ask": pgettext_lazy("of a project", "asked about"),
    "answer": pgettext_lazy("of a project", "answered"),
    "select": pgettext_lazy("of a project", "selected"),
    "decline": pgettext_lazy("of a project", "declined"),
    "withdraw": pgettext_lazy("of a project", "withdrawn"),
}
LACKING: Words = {
    "need": _("why it is needed"),
    "method": _("how it is done"),
    "risks": _("what may go wrong"),
    "cents": _("the price"),
}
PICTURES: Words = {
    "kind": _("That is neither a PNG nor a JPEG. Nothing was kept."),
    "size": _("That file is larger than 512 kB. Nothing was kept."),
    "pixels": _("That picture has too many pixels: 4,000 a side at most. Nothing was kept."),
    "small": _("That picture is too small to be read. Nothing was kept."),
    "broken": _("That file cannot be read as a picture. Nothing was kept."),
}
# What every project says, since every grant keeps it: nobody types it, and nobody leaves it out.
SEES = (
    _("How many courses and sessions were promised, held, planned, left."),
    _("At which kinds of place, and in which languages."),
    _("How many young people, by ten at least."),
    _("What one of them cost, once the costs of all are noted."),
    _("A few sentences of adults who were there, read before by two people of the organisation."),
)
SEES_NOT = (
    _("A name, a photo, or the words of a young person."),
    _("A list of places and days; where a reception centre is."),
    _("A number that tells of a few."),
    _("A course itself: nobody comes to watch."),
)
REFUSALS: Words = {
    "may_not": _("This step is not yours to take. Nothing was changed."),
    "over": _("It stands elsewhere by now. Look at it as it is; nothing was changed."),
    "too_long": _("That is too long: 2,000 signs at most. Nothing was sent."),
    "leads": _("An address, a link or a number leads to somebody. Leave it out. Nothing was kept."),
    "same": _("Somebody else approves it than whoever wrote it down. Nothing was changed."),
    "empty": _("Nothing was written. Nothing was sent."),
    "may": _("You do not coordinate this programme. Nothing was changed."),
    "programme": _("The course belongs to another programme than the grant. Nothing was changed."),
    "not_delivered": _(
        "Only a delivered course is charged: each date was held and confirmed. Rehearsals and "
        "demonstrations never count, nor do courses of earlier years. Nothing was changed."
    ),
    "charged": _("This course stands for a unit already. Nothing was changed."),
    "full": _("All that was promised is held: no unit is free. Nothing was changed."),
    "reason": _("Say why. Nothing was changed."),
    "stale": _(
        "Somebody else changed this meanwhile. Nothing of yours is lost: look at what stands there "
        "now, and press again if yours shall count."
    ),
    "not_to_come": _("This course is not to come any more. Nothing was changed."),
    "fewer": _("More courses stand for units than would be promised. Take some off first."),
    "reader": _(
        "This account has no role of sponsor in this programme today. Give it the role first."
    ),
    "unknown": _("There is no such course here. Nothing was changed."),
}
DONE: Words = {
    "kept": _("Kept."),
    "charged": _("The course was charged."),
    "taken_off": _("The course was taken off. The history keeps why."),
    "planned": _("The course is planned for this grant."),
    "unplanned": _("The course is planned for no grant any more."),
    "link_ended": _("The link has ended. Whoever opens it finds nothing."),
    "reader": _("This account reads the sponsor’s pages."),
    "reader_gone": _("This account reads the sponsor’s pages no more."),
    "logo": _("The logo was kept."),
    "logo_gone": _("The logo was removed."),
    "quote": _("It was written down. A second person approves it before the sponsor reads it."),
    "quote_approved": _("It was approved."),
    "quote_gone": _("It was taken out."),
    "propose": _("It was laid before whoever reads it next."),
    "withdraw": _("It was withdrawn."),
    "decline": _("It was declined. The page keeps why."),
    "select": _("It was selected: there is a grant now, and an agreement to sign."),
    "ask": _("The question was sent."),
    "answer": _("The answer was sent."),
}


def refusal(error: FundingRefusedError) -> str:
    """Say in the active language why nothing was done."""
    if error.reason == "terms":
        return str(TERMS[error.detail[1]])
    if error.reason == "conditions":
        said = _now("The course does not meet the conditions of the grant: %(what)s.")
        return said % {"what": listed(error.detail)}
    if error.reason == "picture":
        return str(PICTURES[error.detail[0]])
    if error.reason == "lacks":
        said = _now("Before it is proposed, write down: %(what)s. Nothing was sent.")
        return said % {"what": ", ".join(str(LACKING[each]) for each in error.detail)}
    return str(REFUSALS[error.reason])


def listed(conditions: Iterable[str]) -> str:
    """Name conditions one after the other."""
    return ", ".join(str(CONDITIONS[each]) for each in conditions)
