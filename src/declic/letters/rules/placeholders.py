"""The fixed dictionary: what may stand between double braces, and under what a part may stand.

Nothing else is ever looked up. A name that is not here is printed as it was typed.
"""

from __future__ import annotations

PLACEHOLDERS = frozenset(
    {
        "organisation.name",
        "programme.name",
        "office.name",
        "office.email",
        "today",
        "host.name",
        "host.street",
        "host.city",
        "contact.name",
        "coach.name",
        "person.name",
        "course.number",
        "course.plan",
        "course.languages",
        "course.ages",
        "group.size",
        "group.number",
        "dates",
        "date.day",
        "date.before",
        "date.time",
        "date.place",
        "date.minutes",
        "trainers",
        "phones",
        "phones.by",
        "room",
        "adults",
        "interpreter",
        "responsible",
        "deputy",
        "trusted_adult",
        "help_place",
        "help_until",
        "help.child",
        "help.emergency",
        "costs.sum",
        "task.due",
        "vetting.until",
        "sponsor.name",
        "grant.name",
        "grant.period",
        "grant.courses",
        "grant.staff",
        "grant.amount",
        "grant.places",
        "grant.provinces",
        "grant.agreed",
    }
)

CONDITIONS = frozenset(
    {
        "young",
        "several_dates",
        "phones_away",
        "phones_used",
        "phones_tables",
        "wall",
        "interpreter",
        "costs",
        "reception_centre",
        "asked_before",
        "grant_courses",
        "grant_staff",
        "grant_amount",
        "grant_places",
        "grant_provinces",
        "grant_agreed",
    }
)
