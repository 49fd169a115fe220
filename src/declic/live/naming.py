"""What facts, their fields and communities are called, in the active language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from declic.care.models import Community, Kind
from declic.kernel.languages import language


def kind_name(kind: Kind) -> str:
    """Name a kind of fact."""
    return {
        "line": _("help line"),
        "service": _("service"),
        "report": _("where to report"),
        "centre": _("centre"),
        "law": _("law"),
        "figure": _("figure"),
        "frame": _("what schools must teach"),
        "place": _("belongs to a place"),
        "name": _("name"),
    }[kind]


def community_name(community: Community) -> str:
    """Name those for whom a fact holds."""
    return {
        "all": _("the whole country"),
        "fr": _("French Community"),
        "nl": _("Flemish Community"),
        "de": _("German-speaking Community"),
    }[community]


def field_name(field: str) -> str:
    """Name a field of a fact, with the language that may follow it."""
    name, _space, code = field.partition(" ")
    known = {
        "name": _("Name"),
        "what": _("What it is for"),
        "wording": _("What is told"),
        "number": _("Number"),
        "state": _("The number, or what is told"),
        "hours": _("Hours"),
        "hours_state": _("The hours"),
        "price": _("Price"),
        "source": _("Found at"),
        "owner": _("Who answers for it"),
        "verified_on": _("Looked up"),
        "expires": _("Holds until"),
        "doubt": _("What is open"),
    }.get(name, name)
    return f"{known}, {language(code).own_name}" if code else known


def value_name(value: str) -> str:
    """Name a value of a fact that is a word of the program."""
    return {"verified": _("sure"), "unverified": _("nobody is sure yet")}.get(value, value)
