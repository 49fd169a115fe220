"""What the office calls things: one table a list of choices, and why something was refused."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from declic.courses.actions.refusals import CourseRefusedError

Words = Mapping[str, Promise]

STATES: Words = {
    "received": pgettext_lazy("a course", "received"),
    "talking": pgettext_lazy("a course", "talking"),
    "dated": pgettext_lazy("a course", "dated"),
    "ready": pgettext_lazy("a course", "ready"),
    "delivered": pgettext_lazy("a course", "delivered"),
    "followed_up": pgettext_lazy("a course", "followed up"),
    "closed": pgettext_lazy("a course", "closed"),
    "cancelled": pgettext_lazy("a course", "cancelled"),
}
HOST_KINDS: Words = {
    "school": _("School"),
    "youth_movement": _("Youth movement"),
    "reception_centre": _("Reception centre"),
    "company": _("Company"),
    "other": _("Another place"),
}
PROVINCES: Words = {
    "BRU": _("Brussels"),
    "VAN": _("Antwerp"),
    "VBR": _("Flemish Brabant"),
    "WBR": _("Walloon Brabant"),
    "VWV": _("West Flanders"),
    "VOV": _("East Flanders"),
    "WHT": _("Hainaut"),
    "WLG": _("Liège"),
    "VLI": _("Limburg"),
    "WLX": _("Luxembourg"),
    "WNA": _("Namur"),
}
COMMUNITIES: Words = {
    "fr": _("French Community"),
    "nl": _("Flemish Community"),
    "de": _("German-speaking Community"),
}
AUDIENCES: Words = {
    "young": _("Young people"),
    "staff": _("Staff"),
    "professionals": _("Professionals"),
}
PHONES: Words = {
    "away": _("Phones stay away"),
    "used": _("Everybody uses a phone"),
    "tables": _("One device a table"),
}
GUARDIANS: Words = {
    "not_asked": _("Nobody asked"),
    "appointed": _("Appointed"),
    "not_yet": _("Not yet for all"),
}
NOTE_WAYS: Words = {
    "call": pgettext_lazy("a note", "Call"),
    "mail": pgettext_lazy("a note", "Mail"),
    "visit": pgettext_lazy("a note", "Visit"),
    "other": pgettext_lazy("a note", "Other"),
}
PARTS: Words = {"lead": _("leads"), "second": _("stands beside")}
ANSWERS: Words = {
    "asked": pgettext_lazy("a trainer", "asked"),
    "accepted": pgettext_lazy("a trainer", "accepted"),
    "declined": pgettext_lazy("a trainer", "declined"),
}
MISSING: Words = {
    "host_adult": _("The adult of the host who opens the door"),
    "coach": _("The coach"),
    "responsible": _("The responsible adult"),
    "deputy": _("The deputy"),
    "same_adult": _("A deputy who is somebody else than the responsible adult"),
    "group_size": _("How many take part"),
    "adults_present": _("Two adults of the host in the room"),
    "phones": _("What the host decided about phones"),
    "languages": _("The languages"),
    "plan": _("The plan"),
    "dates": _("A date"),
    "trainers": _("A trainer who accepted, for each date"),
    "vetting": _("A vetting that still holds, for each trainer"),
    "help": _("A help line of the community that somebody is sure of"),
}
FILLERS: Words = {
    "host": _("the host"),
    "coordinator": _("a coordinator"),
    "administrator": _("an administrator"),
    "owner": _("whoever keeps the local facts"),
}
PAST = pgettext_lazy("a course", "held before")
# What the cells of a brought table were understood as.
ROW_WORDS: Mapping[str, Words] = {
    "state": {**STATES, "past": PAST},
    "kind": HOST_KINDS,
    "provinces": PROVINCES,
    "community": COMMUNITIES,
    "audience": AUDIENCES,
    "phones": PHONES,
}
# What a list of dates has in its columns; the other lists have their titles where they are read.
DATE_COLUMNS: Words = {
    "course": _("Course"),
    "host": _("Host"),
    "provinces": _("Province"),
    "date": _("Date"),
    "start": _("From"),
    "end": _("Until"),
    "group": _("Group"),
    "part": _("Part"),
    "trainers": _("Trainers"),
    "present": _("Present"),
    "confirmed_by": _("Confirmed by"),
}
TABLES: Words = {
    "hosts": _("Hosts"),
    "contacts": _("Contacts"),
    "trainers": _("Trainers"),
    "courses": _("Courses"),
    "dates": _("Dates and what was held"),
}
REFUSALS: Words = {
    "shelter": _(
        "This text tells where a reception centre is, by its name or its street. A mail is public "
        "on its way: take that out. Nothing was sent."
    ),
    "rows": _("Some rows have a fault. Nothing was taken over."),
    "taken": _("This table was taken over already."),
    "elsewhere": _("An address in this table belongs to another organisation. Nothing was taken."),
    "may": _("You coordinate no programme to which this belongs. Nothing was changed."),
    "field": _("This cannot be changed here. Nothing was changed."),
    "move": _("A course does not go that way. Load the page again: it may have moved."),
    "reason": _("Say why. Nothing was changed."),
    "dates": _("A course without a date is not dated. Add one first."),
    "missing": _("The course is not ready yet. What is missing is listed here."),
    "not_held": _(
        "A course counts as delivered when each date was held, with how many were there, and "
        "the host confirmed it or a coordinator said why not."
    ),
    "ended": _("This course has ended. Nothing was changed."),
    "held": _("This date was held or cancelled already. Nothing was changed."),
    "ends_before": _("The end lies before the beginning. Nothing was changed."),
    "too_long": _("That is longer than fourteen hours. Is it the right day?"),
    "clash": _("That trainer is promised elsewhere at that time. Nothing was changed."),
    "trainer": _("That trainer does not lead for this programme. Nothing was changed."),
    "link": _("This link is not valid any more. Ask for a new one."),
    "early": _("This date is still to come. Nothing was changed."),
    "expired": _("This link has expired. Nothing was changed."),
    "count": _("Say how many were there. Nothing was changed."),
    "address": _(
        "An address holds small letters, digits and single dashes, and belongs to one programme. "
        "Nothing was changed."
    ),
    "not_ended": _("No session of this date has ended yet. Nothing was changed."),
    "stale": _(
        "Somebody else changed this meanwhile. Nothing of yours is lost: look at what stands there "
        "now, and press again if yours shall count."
    ),
    "host": _("That host belongs to another programme, or is no more. Nothing was changed."),
    "key": _("Another one of this programme has this key already. Nothing was changed."),
    "same": _("That is the same host. Nothing was changed."),
    "too_long_away": _("That is more than a year. Is it the right day?"),
    "empty": _("There is nothing written. Nothing was changed."),
}

MAIL_STATES: Words = {
    "waiting": pgettext_lazy("a mail", "waits"),
    "sending": pgettext_lazy("a mail", "on its way"),
    "sent": pgettext_lazy("a mail", "sent"),
    "failed": pgettext_lazy("a mail", "failed"),
    "held": pgettext_lazy("a mail", "held back"),
    "shown": pgettext_lazy("a mail", "only to look at"),
}
# What a page says at its top after something was done.
DONE: Words = {
    "kept": _("Kept."),
    "mailed": _("The mail waits to be sent. It goes out within a minute, if a mail server is set."),
    "moved": _("The course was moved."),
    "made": _("The course was made."),
    "date": _("The date was added."),
    "date_moved": _("The date was changed. Trainers who were asked stay asked for the new hours."),
    "date_cancelled": _("The date was cancelled. Its trainers are free again."),
    "asked": _("The trainer stands as asked. The hours are taken."),
    "answered": _("The answer was kept."),
    "released": _("The trainer was taken off the date."),
    "confirmed": _("The date counts as held."),
    "noted": _("The note was added."),
    "task": _("The task was added."),
    "finished": _("The task is done."),
    "merged": _("The two hosts are one now."),
    "away": _("The days were kept."),
}


def refusal(error: CourseRefusedError) -> str:
    """Say in the active language why nothing was done."""
    return str(REFUSALS[error.reason])
