"""Fill in a course: its facts, its plan, its host; make a new one; note and do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from declic.courses.actions.courses import change_host_of, make_course
from declic.courses.actions.editing import edit_course
from declic.courses.actions.notes import add_note, add_task, finish_task
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.forms.course import Fill, New, NewTask, Plans, Rehost, Talk
from declic.courses.forms.fields import Seen
from declic.courses.models import Course, Task
from declic.courses.queries.pages import office_of, own_tasks
from declic.courses.queries.seen import courses_kept_by, hosts_visible_to
from declic.courses.rules.seen import Edit, mark
from declic.courses.views.course import address_of, kept_one, refused
from declic.courses.views.course import page as course_page
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
from declic.packs.queries import UnknownPlanError, choices
from declic.people import access

GET_POST = ("GET", "HEAD", "POST")
CHOOSE = "choose-"
Show = Callable[..., HttpResponse]


def overtaken_fields(form: Seen, error: CourseRefusedError) -> dict[str, str]:
    """Give what stands now in each field that somebody else changed, to show beside it."""
    if error.reason != "stale":
        return {}
    return {name: mark(form.initial.get(name)) for name in error.detail}


@require_http_methods(GET_POST)
@behind(*OFFICE)
def fill(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Fill in or correct what is known of a course, field by field."""
    found = kept_one(request, course)
    office = office_of(found.programme, on=today())
    form = Fill(request.POST or None, course=found, office=office)
    if request.method != "POST":
        return _fill_page(request, found, form)
    if not form.is_valid():
        return _fill_page(request, found, form, status=UNREADABLE)
    try:
        edit_course(course=found, edits=list(form.edits()), by=who(request), at=clock.now())
    except CourseRefusedError as error:
        # Read again: between the page and the press somebody wrote.
        stands = Fill(course=kept_one(request, course), office=office)
        again = form.caught_up(stands)
        fresh = Fill(again, course=kept_one(request, course), office=office)
        stale = overtaken_fields(fresh, error)
        status = REFUSED_AS.get(error.reason, UNREADABLE)
        more = {"error": refusal(error), "stale": stale}
        return _fill_page(request, found, fresh, status=status, **more)
    return redirect(f"{address_of(found)}?done=kept")


def _fill_page(
    request: HttpRequest, course: Course, form: Fill, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"here": "courses", "course": course, "form": form, **more}
    return shown(request, "courses/fill.html", context, status=status)


@require_http_methods(GET_POST)
@behind(*OFFICE)
def plan(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Choose the plan, then an option of each of its choices."""
    found = kept_one(request, course)
    form = Plans(request.POST or None, course=found, language=access.staff_language(request))
    if request.method != "POST":
        return _plan_page(request, found, form)
    if not form.is_valid():
        return _plan_page(request, found, form, status=UNREADABLE)
    try:
        edits = [*form.edits(), _options(request, found, form.cleaned_data["plan"])]
        edit_course(course=found, edits=edits, by=who(request), at=clock.now())
    except CourseRefusedError as error:
        fresh = kept_one(request, course)
        again = Plans(request.POST, course=fresh, language=access.staff_language(request))
        status = REFUSED_AS.get(error.reason, UNREADABLE)
        return _plan_page(request, fresh, again, status=status, error=refusal(error))
    if form.cleaned_data["plan"] != found.plan and _choices(form.cleaned_data["plan"], "en"):
        return redirect(f"{address_of(found)}/plan?done=kept")
    return redirect(f"{address_of(found)}?done=kept")


def _options(request: HttpRequest, course: Course, plan: str) -> Edit:
    """Read an option for each choice of the plan; of a new plan the usual ones count."""
    chosen: dict[str, str] = {}
    if plan == course.plan:
        for choice in _choices(plan, "en"):
            told = request.POST.get(f"{CHOOSE}{choice.id}", choice.options[0].id)
            if told not in {option.id for option in choice.options}:
                raise CourseRefusedError("field", choice.id)
            chosen[choice.id] = told
    seen = request.POST.get("was-options", mark(course.options))
    return Edit("options", seen, chosen)


def _choices(plan: str, language: str) -> tuple[Any, ...]:
    try:
        return choices(plan, language) if plan else ()
    except UnknownPlanError:
        return ()


def _plan_page(
    request: HttpRequest, course: Course, form: Plans, *, status: int = 200, **more: Any
) -> HttpResponse:
    offered = [
        (choice, f"{CHOOSE}{choice.id}", course.options.get(choice.id, choice.options[0].id))
        for choice in _choices(course.plan, access.staff_language(request))
    ]
    context = {
        "here": "courses",
        "course": course,
        "form": form,
        "choices": offered,
        "was_options": mark(course.options),
    }
    return shown(request, "courses/plan.html", {**context, **more}, status=status)


@require_http_methods(GET_POST)
@behind(*OFFICE)
def rehost(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Give a course another host of the same programme."""
    found = kept_one(request, course)
    hosts = hosts_visible_to(who(request), on=today())
    hosts = hosts.filter(programme=found.programme, retired_at=None).order_by("name")
    form = Rehost(request.POST or None, course=found, hosts=hosts)
    context = {"here": "courses", "course": found, "form": form}
    if request.method != "POST":
        return shown(request, "courses/rehost.html", context)
    if not form.is_valid():
        return shown(request, "courses/rehost.html", context, status=UNREADABLE)
    told = form.cleaned_data
    try:
        change_host_of(
            course=found, host=told["host"], seen=told["seen"], by=who(request), at=clock.now()
        )
    except CourseRefusedError as error:
        status = REFUSED_AS.get(error.reason, UNREADABLE)
        context |= {"course": kept_one(request, course), "error": refusal(error)}
        return shown(request, "courses/rehost.html", context, status=status)
    return redirect(f"{address_of(found)}?done=kept")


@require_http_methods(GET_POST)
@behind(*OFFICE)
def new(request: HttpRequest) -> HttpResponseBase:
    """Write down a course that somebody asked for on the telephone."""
    hosts = hosts_visible_to(who(request), on=today()).filter(retired_at=None).order_by("name")
    form = New(request.POST or None, hosts=hosts, initial={"host": request.GET.get("host", "")})
    context = {"here": "courses", "form": form, "hosts": hosts.exists()}
    if request.method != "POST":
        return shown(request, "courses/new.html", context)
    if not form.is_valid():
        return shown(request, "courses/new.html", context, status=UNREADABLE)
    told = dict(form.cleaned_data)
    made = make_course(host=told.pop("host"), fields=told, by=who(request), at=clock.now())
    return redirect(f"{address_of(made)}?done=made")


@require_POST
@behind(*OFFICE)
def note(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Add a dated note."""
    found = kept_one(request, course)
    form = Talk(request.POST)
    if not form.is_valid():
        return course_page(request, found, status=UNREADABLE, talk=form)
    told = form.cleaned_data
    try:
        add_note(
            course=found,
            way=form.way_said(),
            text=told["text"],
            on=told["on"],
            by=who(request),
            at=clock.now(),
        )
    except CourseRefusedError as error:
        return refused(request, course, error, talk=form)
    return redirect(f"{address_of(found)}?done=noted#notes")


@require_POST
@behind(*OFFICE)
def task(request: HttpRequest, course: UUID) -> HttpResponseBase:
    """Put something on the list of a course."""
    found = kept_one(request, course)
    form = NewTask(request.POST, office=office_of(found.programme, on=today()))
    if not form.is_valid():
        return course_page(request, found, status=UNREADABLE, new_task=form)
    try:
        add_task(course=found, **form.cleaned_data, by=who(request), at=clock.now())
    except CourseRefusedError as error:
        return refused(request, course, error, new_task=form)
    return redirect(f"{address_of(found)}?done=task#tasks")


@require_POST
@behind(*OFFICE)
def finish(request: HttpRequest, task: UUID) -> HttpResponseBase:
    """Tick a task off."""
    mine = Task.objects.filter(course__in=courses_kept_by(who(request), on=today()))
    found = one(mine.select_related("course"), task)
    finish_task(task=found, by=who(request), at=clock.now())
    if request.POST.get("back") == "tasks":
        return redirect("/office/tasks?done=finished")
    return redirect(f"{address_of(found.course)}?done=finished#tasks")


@require_safe
@behind(*OFFICE)
def tasks(request: HttpRequest) -> HttpResponseBase:
    """List what the reader has to do, what is due first."""
    rows = own_tasks(who(request), courses_kept_by(who(request), on=today()))
    context = {"here": "tasks", "tasks": list(rows[:200]), "owner": who(request) is None}
    return shown(request, "courses/tasks.html", context)
