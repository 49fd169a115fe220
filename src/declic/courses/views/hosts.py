"""Hosts: the list, each on its page, its adults, and two that are one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from declic.courses.actions.editing import edit_contact, edit_host
from declic.courses.actions.hosts import make_contact, make_host
from declic.courses.actions.merging import merge_hosts
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.forms.fields import Seen
from declic.courses.forms.hosts import ContactForm, HostFilters, HostForm, Merge, NewHost
from declic.courses.models import Contact, Host
from declic.courses.queries.hosts import counted, courses_of, narrowed, same_perhaps
from declic.courses.queries.lists import with_dates
from declic.courses.queries.seen import hosts_visible_to
from declic.courses.views.filling import overtaken_fields
from declic.courses.views.lists import paged
from declic.courses.views.page import (
    OFFICE,
    REFUSED_AS,
    UNREADABLE,
    behind,
    one,
    shown,
    today,
    who,
)
from declic.courses.words import refusal
from declic.kernel import clock
from declic.people.models import Right
from declic.people.queries import programmes_with

GET_POST = ("GET", "HEAD", "POST")
# A host's page shows its newest courses; the list has them all.
NEWEST = 20


def visible(request: HttpRequest) -> QuerySet[Host]:
    """Give the hosts of the programmes that the reader coordinates."""
    return hosts_visible_to(who(request), on=today()).select_related("programme")


@require_safe
@behind(*OFFICE)
def hosts(request: HttpRequest) -> HttpResponseBase:
    """List the hosts."""
    form = HostFilters(request.GET)
    form.is_valid()
    told = {name: form.cleaned_data.get(name, "") for name in form.fields}
    rows = narrowed(visible(request).filter(retired_at=None), **told)
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "here": "hosts",
        "form": form,
        "page": paged(request, counted(rows).order_by("name", "pk")),
        "narrowed": any(asked.values()),
        "address": f"/office/hosts?{asked.urlencode()}&" if asked else "/office/hosts?",
    }
    return shown(request, "courses/hosts.html", context, status=UNREADABLE if form.errors else 200)


@require_safe
@behind(*OFFICE)
def host(request: HttpRequest, host: UUID) -> HttpResponseBase:
    """Show a host, its adults and its courses."""
    found = one(visible(request), host)
    rows = courses_of(found)
    context = {
        "here": "hosts",
        "host": found,
        "adults": list(found.contacts.order_by("name")),
        "page": list(with_dates(rows)[:NEWEST]),
        "number": rows.count(),
        "same": same_perhaps([found])[found.pk],
    }
    return shown(request, "courses/host.html", context)


@require_http_methods(GET_POST)
@behind(*OFFICE)
def new(request: HttpRequest) -> HttpResponseBase:
    """Write down a host."""
    programmes = programmes_with(who(request), Right.COORDINATE, on=today()).order_by("name")
    form = NewHost(request.POST or None, programmes=programmes)
    context = {"here": "hosts", "form": form, "any": programmes.exists()}
    if request.method != "POST":
        return shown(request, "courses/host_form.html", context)
    if not form.is_valid():
        return shown(request, "courses/host_form.html", context, status=UNREADABLE)
    told = dict(form.cleaned_data)
    programme = told.pop("programme")
    try:
        made = make_host(programme=programme, fields=told, by=who(request), at=clock.now())
    except CourseRefusedError as error:
        return _refused(request, "courses/host_form.html", context, error)
    return redirect(f"/office/hosts/{made.pk}?done=kept")


@require_http_methods(GET_POST)
@behind(*OFFICE)
def change(request: HttpRequest, host: UUID) -> HttpResponseBase:
    """Correct a host."""
    found = one(visible(request), host)
    form = HostForm(request.POST or None, host=found)
    context = {"here": "hosts", "host": found, "form": form}
    if request.method != "POST":
        return shown(request, "courses/host_form.html", context)
    if not form.is_valid():
        return shown(request, "courses/host_form.html", context, status=UNREADABLE)
    try:
        edit_host(host=found, edits=list(form.edits()), by=who(request), at=clock.now())
    except CourseRefusedError as error:
        stands = one(visible(request), host)
        fresh = HostForm(form.caught_up(HostForm(host=stands)), host=stands)
        return _refused(request, "courses/host_form.html", {**context, "form": fresh}, error)
    return redirect(f"/office/hosts/{found.pk}?done=kept")


def _refused(
    request: HttpRequest, template: str, context: dict[str, Any], error: CourseRefusedError
) -> HttpResponse:
    form = context["form"]
    stale = overtaken_fields(form, error) if isinstance(form, Seen) else {}
    told = {**context, "error": refusal(error), "stale": stale}
    return shown(request, template, told, status=REFUSED_AS.get(error.reason, UNREADABLE))


@require_http_methods(GET_POST)
@behind(*OFFICE)
def contacts(request: HttpRequest, host: UUID) -> HttpResponseBase:
    """Add an adult to a host."""
    found = one(visible(request), host)
    form = ContactForm(request.POST or None, host=found)
    context = {"here": "hosts", "host": found, "form": form}
    if request.method != "POST":
        return shown(request, "courses/contact_form.html", context)
    if not form.is_valid():
        return shown(request, "courses/contact_form.html", context, status=UNREADABLE)
    make_contact(host=found, fields=form.cleaned_data, by=who(request), at=clock.now())
    return redirect(f"/office/hosts/{found.pk}?done=kept")


@require_http_methods(GET_POST)
@behind(*OFFICE)
def contact(request: HttpRequest, contact: UUID) -> HttpResponseBase:
    """Correct an adult of a host."""
    rows = Contact.objects.filter(host__in=visible(request)).select_related("host__programme")
    found = one(rows, contact)
    form = ContactForm(request.POST or None, host=found.host, contact=found)
    context = {"here": "hosts", "host": found.host, "contact": found, "form": form}
    if request.method != "POST":
        return shown(request, "courses/contact_form.html", context)
    if not form.is_valid():
        return shown(request, "courses/contact_form.html", context, status=UNREADABLE)
    try:
        edit_contact(contact=found, edits=list(form.edits()), by=who(request), at=clock.now())
    except CourseRefusedError as error:
        stands = one(rows.all(), contact)
        caught_up = form.caught_up(ContactForm(host=found.host, contact=stands))
        again = ContactForm(caught_up, host=found.host, contact=stands)
        return _refused(request, "courses/contact_form.html", {**context, "form": again}, error)
    return redirect(f"/office/hosts/{found.host_id}?done=kept")


@require_http_methods(GET_POST)
@behind(*OFFICE)
def merge(request: HttpRequest, host: UUID) -> HttpResponseBase:
    """Make one host of two that are the same; this one stays."""
    found = one(visible(request), host)
    others = visible(request).filter(programme=found.programme, retired_at=None)
    others = others.exclude(pk=found.pk).order_by("name")
    form = Merge(request.POST or None, others=others, initial={"gone": request.GET.get("gone")})
    context = {"here": "hosts", "host": found, "form": form}
    if request.method != "POST":
        return shown(request, "courses/merge.html", context)
    if not form.is_valid():
        return shown(request, "courses/merge.html", context, status=UNREADABLE)
    try:
        gone = form.cleaned_data["gone"]
        merge_hosts(keep=found, gone=gone, by=who(request), at=clock.now())
    except CourseRefusedError as error:
        return _refused(request, "courses/merge.html", context, error)
    return redirect(f"/office/hosts/{found.pk}?done=merged")
