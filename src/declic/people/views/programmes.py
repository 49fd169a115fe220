"""Programmes, under which courses are held."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from declic.kernel import clock
from declic.people import access, pages, queries, words
from declic.people.actions import programmes
from declic.people.actions.refusals import PeopleRefused
from declic.people.forms.people import NewProgramme, Rename
from declic.people.models import KEEP, Programme, Right
from declic.people.queries import Who


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(Right.ADMINISTER)
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the programmes that somebody looks after, and make one more."""
    who, now = access.who(request), clock.now()
    form = NewProgramme(
        request.POST or None,
        organisations=queries.organisations_administered(who, on=now.date()),
        may_make=KEEP in (access.rights_held(request) or ()),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _make(form, who, now)
        except PeopleRefused as refused:
            form.add_error("name", words.sentence(refused.reason))
        else:
            return redirect("programme", pk=made.pk)
    ours = queries.administered(who, on=now.date()).select_related("organisation")
    told = {"form": form, "programmes": ours.order_by("organisation__name", "name")}
    return pages.page(request, "programmes", {**told, "here": "programmes"})


@transaction.atomic
def _make(form: NewProgramme, who: Who, now: dt.datetime) -> Programme:
    told = form.cleaned_data
    new = told.get("new_organisation")
    organisation = (
        programmes.new_organisation(name=new, by=who, at=now) if new else told["organisation"]
    )
    return programmes.new_programme(organisation=organisation, name=told["name"], by=who, at=now)


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(Right.ADMINISTER)
def one(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Show one programme, and give it another name."""
    who, now = access.who(request), clock.now()
    found = queries.administered(who, on=now.date()).select_related("organisation")
    programme = found.filter(pk=pk).first()
    if programme is None:
        return pages.absent(request)
    form = Rename(request.POST or None, initial={"name": programme.name})
    if request.method == "POST" and form.is_valid():
        try:
            programmes.rename_programme(programme, **form.cleaned_data, by=who, at=now)
        except PeopleRefused as refused:
            form.add_error("name", words.sentence(refused.reason))
        else:
            return redirect("programme", pk=pk)
    people = queries.listed(who, on=now.date(), programme=programme)
    told = {"form": form, "programme": programme, "people": len(people), "here": "programmes"}
    return pages.page(request, "programme", told)
