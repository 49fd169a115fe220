"""Days away of a trainer: noted by the trainer, or by the office that was told."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from declic.courses.actions.profiles import come_back, go_away
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.forms.trainers import AwayDays
from declic.courses.models import Away, Trainer
from declic.courses.queries.seen import trainers_visible_to
from declic.courses.views.own import page as own_page
from declic.courses.views.page import LEADERS, OFFICE, UNREADABLE, behind, one, today, who
from declic.courses.views.trainers import kept
from declic.courses.views.trainers import page as trainer_page
from declic.courses.words import refusal
from declic.kernel import clock


@require_POST
@behind(*OFFICE, *LEADERS)
def away(request: HttpRequest, trainer: UUID) -> HttpResponseBase:
    """Note days away: the trainer, or the office that was told."""
    found = one(_reached(request), trainer)
    is_office = kept(request).filter(pk=found.pk).exists()
    form = AwayDays(request.POST)
    error = ""
    if form.is_valid():
        try:
            go_away(trainer=found, **form.cleaned_data, by=who(request), at=clock.now())
        except CourseRefusedError as refused:
            error = refusal(refused)
        else:
            return redirect(f"{_home(found, is_office=is_office)}?done=away")
    if is_office:
        return trainer_page(request, found, status=UNREADABLE, form=form, error=error)
    return own_page(request, status=UNREADABLE, typed=(found.pk, form), error=error)


@require_POST
@behind(*OFFICE, *LEADERS)
def back(request: HttpRequest, away: UUID) -> HttpResponseBase:
    """Take days away back."""
    rows = Away.objects.filter(trainer__in=_reached(request))
    found = one(rows.select_related("trainer__programme"), away)
    come_back(away=found, by=who(request), at=clock.now())
    is_office = kept(request).filter(pk=found.trainer_id).exists()
    return redirect(f"{_home(found.trainer, is_office=is_office)}?done=kept")


def _reached(request: HttpRequest) -> QuerySet[Trainer]:
    rows = trainers_visible_to(who(request), on=today())
    return rows.select_related("person", "programme__organisation")


def _home(trainer: Trainer, *, is_office: bool) -> str:
    return f"/office/trainers/{trainer.pk}" if is_office else "/office/own"
