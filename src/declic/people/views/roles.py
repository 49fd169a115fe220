"""Give a role and end it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from declic.kernel import clock
from declic.people import access, pages, queries, words
from declic.people.actions import roles
from declic.people.actions.refusals import PeopleRefused
from declic.people.forms.people import GiveRole, role_kind
from declic.people.models import Right


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(Right.ADMINISTER)
def give(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give somebody who is here one more role."""
    who, now = access.who(request), clock.now()
    person = queries.visible_to(who, on=now.date()).filter(pk=pk).first()
    if person is None:
        return pages.absent(request)
    programmes = queries.administered(who, on=now.date())
    form = GiveRole(request.POST or None, programmes=programmes, initial={"starts_on": now.date()})
    if request.method == "POST" and form.is_valid():
        told = {**form.cleaned_data, "kind": role_kind(form)}
        try:
            roles.give(person=person, **told, by=who, at=now)
        except PeopleRefused as refused:
            form.add_error(None, words.sentence(refused.reason))
        else:
            return redirect("person", pk=pk)
    told = {"form": form, "person": person, "duties": duties()}
    return pages.page(request, "give_role", told)


def duties() -> list[tuple[object, object]]:
    """Tell what each role lets somebody do."""
    return [(words.ROLES[kind], what) for kind, what in words.WHAT_ROLES_DO.items()]


@require_POST
@access.for_right(Right.ADMINISTER)
def end(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """End a role now."""
    who, now = access.who(request), clock.now()
    role = queries.roles_visible_to(who, on=now.date()).filter(pk=pk).first()
    if role is None:
        return pages.absent(request)
    try:
        roles.end(role, by=who, at=now)
    except PeopleRefused as refused:
        return pages.refused(request, words.sentence(refused.reason))
    return redirect("person", pk=role.person_id)
