"""The form in which a course is filled in, and the small forms of its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from declic.courses.actions.dates import When
from declic.courses.forms.fields import (
    Line,
    Seen,
    Ticks,
    Words,
    YesNo,
    languages,
    words_of,
)
from declic.courses.models import Contact, Course, CourseDate, Host, Note
from declic.courses.rules.hours import HERE, moment
from declic.courses.words import AUDIENCES, GUARDIANS, NOTE_WAYS, PHONES
from declic.packs.queries import plans, title
from declic.people.models import Person

# As long as a table, another program or the request form may tell it.
LONG = 4000
NOT_KNOWN = _("not known yet")
SECTIONS = (
    (
        _("Adults"),
        ("host_adult", "coach", "responsible", "deputy", "trusted_adult", "adults_present"),
    ),
    (_("Group"), ("audience", "age_least", "age_most", "group_size", "groups", "languages")),
    (_("Phones and room"), ("phones", "phones_by", "room", "wall", "help_place", "help_until")),
    (_("Wishes and needs"), ("wished", "needs", "interpreter", "guardians")),
    (_("In the office"), ("owner", "waiting_since", "staff_language", "external_id")),
)


def number(label: Any, most: int, *, least: int = 1, **more: Any) -> forms.IntegerField:
    """Make a field for a small number that nobody may know yet."""
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=most, **more)


def day(label: Any, *, required: bool = False, **more: Any) -> forms.DateField:
    """Make a field for a day, as browsers write it."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget, **more)


def clock(label: Any) -> forms.TimeField:
    """Make a field for a time of the day."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, widget=widget)


class Fill(Seen):
    """What is known of a course."""

    host_adult = forms.ModelChoiceField(
        Contact.objects.none(),
        required=False,
        label=_("The adult of the host who opens the door"),
        empty_label=NOT_KNOWN,
    )
    coach = forms.ModelChoiceField(
        Contact.objects.none(), required=False, label=_("The coach"), empty_label=NOT_KNOWN
    )
    responsible = Line(
        most=120,
        required=False,
        label=_("The responsible adult"),
        help_text=_("Receives what must be handed over in person."),
    )
    deputy = Line(most=120, required=False, label=_("The deputy"))
    trusted_adult = Line(
        most=120, required=False, label=_("Trusted adult here, to be named to the young people")
    )
    adults_present = number(_("How many adults of the host are in the room"), 50, least=0)
    audience = forms.ChoiceField(choices=words_of(AUDIENCES), label=_("For whom"))
    age_least = number(_("Age from"), 99)
    age_most = number(_("Age to"), 99)
    group_size = number(_("How many take part"), 500)
    groups = forms.IntegerField(label=_("In how many groups"), min_value=1, max_value=50)
    languages = Ticks(choices=languages, required=False, label=_("The languages"))
    phones = forms.ChoiceField(
        choices=words_of(PHONES, NOT_KNOWN),
        required=False,
        label=_("What the host decided about phones"),
    )
    phones_by = Line(most=200, required=False, label=_("Who decided it, and when"))
    room = Line(most=200, required=False, label=_("The room"))
    wall = YesNo(required=False, label=_("Is there a wall or screen for pictures"))
    help_place = Line(most=80, required=False, label=_("Where the trusted adult is found"))
    help_until = forms.RegexField(
        r"^([01]\d|2[0-3]):[0-5]\d$",
        required=False,
        label=_("Until when help is there"),
        error_messages={"invalid": _("This is no time: write 16:30.")},
        widget=forms.TextInput(attrs={"type": "time"}),
    )
    wished = Words(most=LONG, required=False, label=_("Dates wished"))
    needs = Words(
        most=LONG,
        required=False,
        label=_("Special needs"),
        help_text=_("Of the group. Never write a name of a young person."),
    )
    interpreter = Line(most=200, required=False, label=_("Interpreter"))
    guardians = forms.ChoiceField(choices=words_of(GUARDIANS), label=_("Guardians"))
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        required=False,
        label=_("Looked after by"),
        empty_label=pgettext_lazy("a person", "nobody yet"),
    )
    waiting_since = day(_("On the waiting list since"))
    staff_language = forms.ChoiceField(required=False, label=_("Language of the staff"))
    external_id = Line(most=80, required=False, label=_("Key in your own tables"))

    def __init__(self, data: Any = None, *, course: Course, office: QuerySet[Person]) -> None:
        """`office`: who can look after the course."""
        initial = {name: getattr(course, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        adults = Contact.objects.filter(host=course.host_id).order_by("name")
        self.fields["host_adult"].queryset = adults  # type: ignore[attr-defined]
        self.fields["coach"].queryset = adults  # type: ignore[attr-defined]
        self.fields["owner"].queryset = office  # type: ignore[attr-defined]
        self.fields["staff_language"].choices = [("", NOT_KNOWN), *languages()]  # type: ignore[attr-defined]

    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Give the fields under their headings."""
        return [(heading, [self[name] for name in names]) for heading, names in SECTIONS]

    def clean(self) -> dict[str, Any]:
        """Ages go upwards."""
        told: dict[str, Any] = super().clean() or {}
        least, most = told.get("age_least"), told.get("age_most")
        if least and most and least > most:
            self.add_error("age_most", _("That is younger than the youngest."))
        return told


class Plans(Seen):
    """Which plan is led."""

    plan = forms.ChoiceField(required=False, label=_("The plan"))

    def __init__(self, data: Any = None, *, course: Course, language: str) -> None:
        """Offer the plans of all packs, and what stands there though no pack has it any more."""
        super().__init__(data, initial={"plan": course.plan})
        self.fields["plan"].choices = plan_choices(language, course.plan)  # type: ignore[attr-defined]


def plan_choices(language: str, *kept: str) -> list[tuple[str, Any]]:
    """Give the plans that can be led, by title."""
    known = [(plan.id, title(plan.id, language)) for plan in plans()]
    lost = [(each, each) for each in kept if each and each not in dict(known)]
    return [("", NOT_KNOWN), *known, *lost]


class Dates(forms.Form):
    """From when until when a group meets, and where. `seen` is how often it had been moved."""

    on = day(_("Day"), required=True)
    starts = clock(_("From"))
    ends = clock(_("Until"))
    place = Line(most=200, required=False, label=_("Place, if it is not the host’s address"))
    group = Line(
        most=40,
        required=False,
        label=_("Group"),
        help_text=_("Such as 3B, where there are several."),
    )
    part = forms.IntegerField(
        label=_("Part"),
        min_value=1,
        max_value=20,
        initial=1,
        help_text=_("2 for the second half of a course in two halves."),
    )
    plan = forms.ChoiceField(
        required=False,
        label=_("Plan of this date"),
        help_text=_("Where it differs from the course’s."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, language: str, date: CourseDate | None = None) -> None:
        """Begin with what stands in a date."""
        super().__init__(data, initial=_typed(date) if date else None)
        offered = plan_choices(language, date.plan if date else "")
        self.fields["plan"].choices = [("", _("the course’s plan")), *offered[1:]]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read both moments; the hour that spring skips is none."""
        told: dict[str, Any] = super().clean() or {}
        if "on" not in told:
            return told
        for name in ("starts", "ends"):
            if name in told and moment(told["on"], told[name]) is None:
                self.add_error(name, _("Clocks skip this hour on that day."))
        return told

    def when(self) -> When:
        """Give what was typed as a time and a place."""
        told = self.cleaned_data
        starts_at, ends_at = (moment(told["on"], told[each]) for each in ("starts", "ends"))
        if starts_at is None or ends_at is None:
            raise ValueError("ask only after is_valid")
        more = {name: told[name] for name in ("place", "group", "part", "plan")}
        return When(starts_at, ends_at, **more)


def _typed(date: CourseDate) -> dict[str, Any]:
    starts, ends = date.starts_at.astimezone(HERE), date.ends_at.astimezone(HERE)
    return {
        "on": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "place": date.place,
        "group": date.group,
        "part": date.part,
        "plan": date.plan,
        "seen": date.moved,
    }


class Talk(forms.Form):
    """A note of a call, a mail or a visit."""

    way = forms.ChoiceField(choices=words_of(NOTE_WAYS), label=_("How"))
    on = day(_("Day"), required=True)
    text = Words(
        most=LONG,
        label=_("What was said"),
        help_text=_("Never write a name of a young person."),
    )

    def way_said(self) -> Note.Way:
        """Give the way as the database knows it."""
        return Note.Way(self.cleaned_data["way"])


class NewTask(forms.Form):
    """Something to do, by somebody, until a day."""

    what = Line(most=300, label=_("What is to do"))
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        required=False,
        label=_("Who does it"),
        empty_label=pgettext_lazy("a person", "nobody yet"),
    )
    due_on = day(_("Until"))

    def __init__(self, data: Any = None, *, office: QuerySet[Person], initial: Any = None) -> None:
        """`office`: who can do it."""
        super().__init__(data, initial=initial)
        self.fields["owner"].queryset = office  # type: ignore[attr-defined]


class New(forms.Form):
    """A course that somebody asked for on the telephone."""

    host = forms.ModelChoiceField(Host.objects.none(), label=_("Host"))
    audience = forms.ChoiceField(choices=words_of(AUDIENCES), label=_("For whom"))
    wished = Words(most=LONG, required=False, label=_("Dates wished"))

    def __init__(self, data: Any = None, *, hosts: QuerySet[Host], initial: Any = None) -> None:
        """`hosts`: those of the programmes that one coordinates."""
        super().__init__(data, initial=initial)
        self.fields["host"].queryset = hosts  # type: ignore[attr-defined]
        self.fields["host"].label_from_instance = host_label  # type: ignore[attr-defined]


def host_label(host: Host) -> str:
    """Name a host so that two of a name can be told apart."""
    return (
        f"{host.name} ({host.city or host.postcode})" if host.city or host.postcode else host.name
    )


class Rehost(forms.Form):
    """Another host for a course, and what stood there."""

    host = forms.ModelChoiceField(Host.objects.none(), label=_("Host"))
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, course: Course, hosts: QuerySet[Host]) -> None:
        """`hosts`: those of the course's programme."""
        super().__init__(data, initial={"host": course.host_id, "seen": course.host_id})
        self.fields["host"].queryset = hosts  # type: ignore[attr-defined]
        self.fields["host"].label_from_instance = host_label  # type: ignore[attr-defined]
