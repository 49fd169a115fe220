"""The form in which a project is written, and the small forms of its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from declic.funding.actions.grants import Terms
from declic.funding.actions.projects import TEXTS, Proposal
from declic.funding.forms.fields import Words
from declic.funding.forms.grants import GrantForm
from declic.funding.models import Project, Sponsor

FIELDS = (
    "name", "need", "method", "risks", "starts_on", "ends_on", "courses", "staff", "cents",
    "host_kinds", "provinces",
)  # fmt: skip


class ProjectForm(GrantForm):
    """What is proposed. A draft may lack texts and a price; what is proposed has them."""

    field_order = ("sponsor", *FIELDS)
    need = Words(
        most=2000,
        required=False,
        label=_("Why it is needed"),
        help_text=_("Where, for whom, and how you know. No name, and no story of a young person."),
    )
    method = Words(
        most=2000,
        required=False,
        label=_("How it is done"),
        help_text=_("This becomes a part of the agreement, and the sponsor’s page shows it."),
    )
    risks = Words(
        most=2000,
        required=False,
        label=_("What may go wrong, and what is done then"),
    )
    agreed = external_id = None  # type: ignore[assignment]  # a grant has them

    def __init__(self, data: Any = None, *, project: Project | None = None) -> None:
        """Begin with what stands there."""
        forms.Form.__init__(self, data, initial=begins(project) if project else {})
        offered: dict[str, Any] = self.fields
        offered["name"].label = _("What the project is called")
        offered["cents"].label = _("Price of all of it in euros")
        offered["courses"].label = _("Courses for young people")
        offered["staff"].label = _("Awareness sessions for the sponsor’s staff")
        offered["staff"].help_text = ""

    def proposal(self) -> Proposal:
        """Give what was typed."""
        told = self.cleaned_data
        terms = {name: told[name] for name in FIELDS if name not in TEXTS}
        return Proposal(Terms(**terms), **{name: told[name] for name in TEXTS})


def begins(project: Project) -> dict[str, Any]:
    """Give what a form about a project begins with."""
    return {name: getattr(project, name) for name in FIELDS}


class NewProject(ProjectForm):
    """A new project, for a sponsor that is known."""

    sponsor = forms.ModelChoiceField(Sponsor.objects.none(), label=_("Sponsor"), empty_label=None)

    def __init__(self, data: Any = None, *, sponsors: QuerySet[Sponsor]) -> None:
        """Offer the sponsors to whom one may propose."""
        super().__init__(data)
        self.fields["sponsor"].queryset = sponsors  # type: ignore[attr-defined]


class Said(forms.Form):
    """A question, or an answer."""

    text = Words(most=2000)
