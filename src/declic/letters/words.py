"""What the office calls letters, their placeholders, and why something was refused."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise]

LETTERS: Words = {
    "confirmation": _("Letter of confirmation"),
    "agreement": _("Agreement"),
    "set-up": _("Set-up list"),
    "costs": _("Cost summary"),
    "parents-before": _("Note to parents, before"),
    "parents-after": _("Note to parents, after"),
    "guardians-before": _("Note to guardians, before"),
    "guardians-after": _("Note to guardians, after"),
    "staff-invitation": _("Invitation to staff"),
    "staff-poster": _("Poster for staff"),
    "staff-council": _("Note for the works council"),
    "grant": _("Agreement with a sponsor"),
    "mail-confirmation": _("Mail: the course is confirmed"),
    "mail-trainer": _("Mail: a trainer is asked"),
    "remind-week-host": _("Reminder to the host, a week before"),
    "remind-week-trainer": _("Reminder to the trainer, a week before"),
    "remind-day-host": _("Reminder to the host, the day before"),
    "remind-day-trainer": _("Reminder to the trainer, the day before"),
    "remind-moved-host": _("Mail to the host: a date was moved"),
    "remind-moved-trainer": _("Mail to the trainer: a date was moved"),
    "remind-cancelled-host": _("Mail to the host: a date was cancelled"),
    "remind-cancelled-trainer": _("Mail to the trainer: a date was cancelled"),
    "remind-held": _("Reminder to the host: did it take place?"),
    "remind-follow-up": _("Mail to the host, three weeks after"),
    "remind-task": _("Reminder of a task"),
    "remind-vetting": _("Reminder of a vetting that ends"),
}
PLACES: Words = {
    "organisation.name": _("The organisation"),
    "programme.name": _("The programme"),
    "office.name": _("Who looks after the course"),
    "office.email": _("The office’s mail address"),
    "today": _("Today’s date"),
    "host.name": _("The host"),
    "host.street": _("The host’s street"),
    "host.city": _("The host’s postcode and city"),
    "contact.name": _("The adult of the host who opens the door"),
    "coach.name": _("The coach"),
    "person.name": _("Who gets the mail"),
    "course.number": _("The number of the course"),
    "course.plan": _("The plan"),
    "course.languages": _("The languages"),
    "course.ages": _("The ages"),
    "group.size": _("How many take part"),
    "group.number": _("How many groups"),
    "dates": _("All dates"),
    "date.day": _("The day"),
    "date.before": _("When a moved date was before"),
    "date.time": _("From when until when"),
    "date.place": _("The place"),
    "date.minutes": _("How many minutes"),
    "trainers": _("The trainers who accepted"),
    "phones": _("What the host decided about phones"),
    "phones.by": _("Who decided about phones"),
    "room": _("The room"),
    "adults": _("Adults of the host in the room"),
    "interpreter": _("The interpreter"),
    "responsible": _("The responsible adult"),
    "deputy": _("The deputy"),
    "trusted_adult": _("The adult who is named to the young people"),
    "help_place": _("Where that adult is found"),
    "help_until": _("Until when that adult is found"),
    "help.child": _("The children’s line of the community"),
    "help.emergency": _("The emergency number"),
    "costs.sum": _("What the costs come to"),
    "task.due": _("When the task is due"),
    "vetting.until": _("Until when the vetting holds"),
    "sponsor.name": _("The sponsor"),
    "grant.name": _("What the grant is called"),
    "grant.period": _("From when until when the grant is"),
    "grant.courses": _("How many courses are promised"),
    "grant.staff": _("How many sessions for staff are promised"),
    "grant.amount": _("The amount"),
    "grant.places": _("The kinds of place"),
    "grant.provinces": _("The provinces"),
    "grant.agreed": _("What else was agreed"),
}
STATES: Words = {
    "own": pgettext_lazy("a letter", "own words"),
    "reviewed": pgettext_lazy("a letter", "reviewed"),
    "unreviewed": pgettext_lazy("a letter", "not reviewed"),
}
REFUSALS: Words = {
    "may": _("You coordinate no programme of this organisation. Nothing was changed."),
    "unknown": _("There is no such part of a letter. Load the page again."),
    "lines": _("A title is one line."),
    "too_long": _("That is too long: 150 signs for a title, 4,000 for a part."),
    "empty": _("Say what it is for."),
    "amount": _("Write the amount as 150 or 150,50."),
}
