"""What the request form says: titles, labels, hints, answers and faults, and what stands beside
what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from declic.courses.words import AUDIENCES, COMMUNITIES, GUARDIANS, HOST_KINDS, PHONES, Words

TITLES: Words = {
    "place": _("Where you are"),
    "group": _("The group"),
    "room": _("Phones and the room"),
    "adults": _("The adults"),
    "wishes": _("Dates and wishes"),
}
LABELS: Words = {
    "kind": _("What sort of place is it?"),
    "name": _("Its name"),
    "street": _("Street and number"),
    "postcode": _("Postcode"),
    "city": _("Town"),
    "community": _("To which community do you belong?"),
    "audience": _("For whom is the course?"),
    "age_least": _("Youngest age"),
    "age_most": _("Oldest age"),
    "group_size": _("People in each group"),
    "groups": _("Number of groups"),
    "languages": _("Which languages does the group understand?"),
    "languages_other": _("Other languages"),
    "guardians": _("Do those who are here without parents have a guardian?"),
    "phones": _("May the group use its phones?"),
    "phones_by": _("Who decided this?"),
    "room": _("What is the room like?"),
    "wall": _("Is there a projector or a large screen?"),
    "contact_name": pgettext_lazy("a host", "Your name"),
    "contact_function": _("Your function"),
    "contact_email": _("Your mail address"),
    "contact_phone": _("Your phone number"),
    "coach": _("Who will be the coach?"),
    "coach_name": _("Name of the coach"),
    "coach_function": _("Function of the coach"),
    "coach_email": _("Mail address of the coach"),
    "coach_phone": _("Phone number of the coach"),
    "responsible": _("Responsible adult"),
    "deputy": _("Deputy"),
    "adults_present": _("How many of your adults will be in the room?"),
    "wished": _("Which days would suit you?"),
    "interpreter": _("Will there be an interpreter?"),
    "needs": _("What should we know about the group?"),
}
# Shorter, for whoever reads again what was said.
SHORT: Words = {
    "kind": pgettext_lazy("said", "Place"),
    "name": pgettext_lazy("said", "Name"),
    "street": pgettext_lazy("said", "Street"),
    "community": pgettext_lazy("said", "Community"),
    "audience": pgettext_lazy("said", "For"),
    "group_size": pgettext_lazy("said", "In a group"),
    "groups": pgettext_lazy("said", "Groups"),
    "languages": pgettext_lazy("said", "Languages"),
    "guardians": pgettext_lazy("said", "Guardians"),
    "phones": pgettext_lazy("said", "Phones"),
    "phones_by": pgettext_lazy("said", "Decided by"),
    "room": pgettext_lazy("said", "Room"),
    "wall": pgettext_lazy("said", "Screen"),
    "contact_name": pgettext_lazy("said", "Name"),
    "contact_function": pgettext_lazy("said", "Function"),
    "contact_email": pgettext_lazy("said", "Mail"),
    "contact_phone": pgettext_lazy("said", "Phone"),
    "coach": pgettext_lazy("said", "Coach"),
    "coach_name": pgettext_lazy("said", "Name"),
    "coach_function": pgettext_lazy("said", "Function"),
    "coach_email": pgettext_lazy("said", "Mail"),
    "coach_phone": pgettext_lazy("said", "Phone"),
    "adults_present": pgettext_lazy("said", "Adults in the room"),
    "wished": pgettext_lazy("said", "Days"),
    "interpreter": pgettext_lazy("said", "Interpreter"),
    "needs": pgettext_lazy("said", "The group"),
}
HINTS: Words = {
    "community": _("In Brussels there are two. It says which help lines we name."),
    "guardians": _("Not yet is quite usual. The course can take place."),
    "phones": _("It works without phones too. We keep no names."),
    "phones_by": _("A school decides in writing: who signed, and when?"),
    "room": _("For example: a classroom with tables to move."),
    "contact_name": _("The adult who opens the door and signs."),
    "contact_email": _("We confirm your request there."),
    "coach": _("An adult whom the group can turn to afterwards."),
    "coach_name": _("The name of an adult."),
    "responsible": _("The adult who is told when somebody needs help."),
    "deputy": _("Another adult, for when the first is away."),
    "adults_present": _("With young people we need two."),
    "wished": _("For example: a Tuesday morning in March."),
    "interpreter": _("Into which language, and who brings one?"),
    "needs": _("In general words: wheelchairs, reading, quiet."),
}
CHOICES: Mapping[str, Words] = {
    "kind": HOST_KINDS,
    "community": COMMUNITIES,
    "audience": AUDIENCES,
    "guardians": {**GUARDIANS, "not_asked": _("Does not apply, or I do not know")},
    "phones": {"open": _("Not decided yet"), **PHONES},
    "wall": {"yes": _("Yes"), "no": _("No"), "unknown": _("I do not know")},
    "coach": {
        "same": pgettext_lazy("the coach", "I will"),
        "other": pgettext_lazy("the coach", "Somebody else"),
        "later": pgettext_lazy("the coach", "We do not know yet"),
    },
}
FAULTS: Words = {
    "needed": _("Please fill this in."),
    "too_long": _("This is too long: %(most)s signs at most."),
    "choice": _("Please choose one of the answers here."),
    "number": _("Please write a number in digits."),
    "range": _("Please write a number from %(least)s to %(most)s."),
    "email": _("This is no mail address. Write one, such as name@example.org."),
    "phone": _("Please write a phone number in digits, such as 04 123 45 67."),
    "postcode": _("Please write a Belgian postcode: four digits."),
    "community": _("Your postcode is in Brussels. Please say to which community you belong."),
    "ages": _("The oldest age is below the youngest."),
    "same_adult": _("This is the responsible adult. A deputy is somebody else."),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Fields that stand together. `folded` ones open at a press, and for these kinds of host.

    `pair`: two short fields beside each other.
    """

    names: tuple[str, ...]
    title: str | Promise = ""
    folded: bool = False
    pair: bool = False
    open_for: frozenset[str] = frozenset()


LAYOUT: Mapping[str, tuple[Layout, ...]] = {
    "place": (
        Layout(("kind", "name", "street")),
        Layout(("postcode", "city"), pair=True),
        Layout(("community",)),
    ),
    "group": (
        Layout(("audience",)),
        Layout(("age_least", "age_most"), pair=True),
        Layout(("group_size", "groups"), pair=True),
        Layout(("languages", "languages_other")),
        Layout(
            ("guardians",),
            title=_("Young people who are here without parents"),
            folded=True,
            open_for=frozenset({"reception_centre"}),
        ),
    ),
    "room": (Layout(("phones", "phones_by", "wall", "room")),),
    "adults": (
        Layout(("contact_name", "contact_function", "contact_email", "contact_phone")),
        Layout(("coach", "coach_name", "coach_function", "coach_email", "coach_phone")),
        Layout(
            ("responsible", "deputy", "adults_present"),
            title=_("If you know it already: who is responsible"),
            folded=True,
        ),
    ),
    "wishes": (Layout(("wished", "interpreter", "needs")),),
}
