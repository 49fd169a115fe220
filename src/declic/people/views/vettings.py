"""Note that somebody's record was seen, and whose turn it is again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from declic.kernel import clock
from declic.people import access, pages, queries, words
from declic.people.actions.refusals import PeopleRefused
from declic.people.actions.vettings import note_vetting
from declic.people.forms.people import NoteVetting
from declic.people.models import Ground, Right, RoleKind


@require_GET
@access.for_right(Right.ADMINISTER)
def reminders(request: HttpRequest) -> HttpResponseBase:
    """List the vettings that are missing, over, or end soon, and the roles that end soon."""
    who, today = access.who(request), clock.now().date()
    told = {
        "vettings": [
            (person, vetted, words.STANDINGS[vetted.standing])
            for person, vetted in queries.ending_vettings(who, on=today)
        ],
        "roles": [
            (role, words.ROLES[RoleKind(role.kind)]) for role in queries.ending_roles(who, on=today)
        ],
    }
    return pages.page(request, "vettings", told)


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(Right.ADMINISTER)
def new(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Note what was seen."""
    who, now = access.who(request), clock.now()
    person = queries.visible_to(who, on=now.date()).filter(pk=pk).first()
    if person is None:
        return pages.absent(request)
    organisations = queries.organisations_administered(who, on=now.date())
    begins = {"seen_on": now.date(), "ground": Ground.MINORS}
    form = NoteVetting(
        request.POST or None, organisations=organisations, today=now.date(), initial=begins
    )
    if request.method == "POST" and form.is_valid():
        told = {**form.cleaned_data, "ground": Ground(form.cleaned_data["ground"])}
        try:
            note_vetting(person=person, **told, by=who, at=now)
        except PeopleRefused as refused:
            form.add_error(None, words.sentence(refused.reason))
        else:
            return redirect("person", pk=pk)
    return pages.page(request, "vetting", {"form": form, "person": person})
