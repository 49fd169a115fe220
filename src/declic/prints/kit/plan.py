"""The papers of a plan's own activities, and the script that leads without a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from declic.activities.models import Kind, Paper, Row
from declic.activities.queries import kind
from declic.packs.models import Frame, ResolvedActivity, ResolvedPlan
from declic.prints.kit import general
from declic.prints.kit.rules import Group, Sheet, copies

# What only the running session knows is a line to write on.
_BLANK = "……………………"
_OPEN = re.compile(r"\{\{[^}]*\}\}")
_QUESTIONS = {
    "what": gettext_lazy("What happened?"),
    "so_what": gettext_lazy("Why does it matter?"),
    "now_what": gettext_lazy("What do we do now?"),
}


def sheets(plan: ResolvedPlan, group: Group, *, staff: str) -> Iterator[Sheet]:
    """Give every sheet: the adults' first, then what stands in the room, then the group's,
    and last the cards that a camera reads."""
    with translation.override(staff):
        yield from general.for_adults(staff, wall=plan.wall == "shown")
        yield Sheet("script", staff, "page", _title(plan, staff), tuple(_script(plan, staff)))
        yield from general.for_tables(group, staff)
    for language, readers in group.readers.items():
        of_readers = list(_of_readers(plan, language, readers, group))
        back = plan.way_back()
        if language in plan.unreviewed and language != back:
            twins = {each.name: each for each in _of_readers(plan, back, readers, group)}
            of_readers = [_beside(each, language, twins) for each in of_readers]
        yield from of_readers
    with translation.override(staff):
        yield from general.for_camera(group, staff)


def _beside(sheet: Sheet, language: str, twins: Mapping[str, Sheet]) -> Sheet:
    """Set the same paper beside one; one that is in the language to go back to stands alone."""
    return replace(sheet, beside=twins.get(sheet.name)) if sheet.language == language else sheet


def _of_readers(plan: ResolvedPlan, language: str, readers: int, group: Group) -> Iterator[Sheet]:
    """Give what the readers of one language get, and what they take home.

    Of a language that the pack holds in part they get what is wholly there; the rest stands in the
    language to go back to, as on their phones.
    """
    if language in plan.partly:
        yield from _in_part(plan, language, readers, group)
        return
    with translation.override(language):
        yield from _of_activities(plan, language, readers, group)
        yield from general.for_readers(language, readers, group)
        yield from general.for_home(language)


def _in_part(plan: ResolvedPlan, language: str, readers: int, group: Group) -> Iterator[Sheet]:
    with translation.override(language):
        own = list(_of_activities(plan, language, readers, group))
    held = {sheet.name: sheet for sheet in own}
    for sheet in _of_readers(plan, plan.way_back(), readers, group):
        yield held.get(sheet.name, sheet)


def _is_whole(plan: ResolvedPlan, activity: str, language: str) -> bool:
    """Say whether everything of an activity that people see is there in a language."""
    prefix = f"activities/{activity}:"
    return not any(key.startswith(prefix) for key in plan.missing.get(language, ()))


def _title(plan: ResolvedPlan, language: str) -> str:
    title = plan.title.get(language) or plan.title["en"]
    return " · ".join(filter(None, (title, plan.differences.get(language))))


def _of_activities(
    plan: ResolvedPlan, language: str, readers: int, group: Group
) -> Iterator[Sheet]:
    for activity in plan.activities:
        if language in plan.partly and not _is_whole(plan, activity.id, language):
            continue
        found, content = _content(activity, language)
        for paper in found.papers(content, activity.forms[activity.form]):
            if language == next(iter(group.readers)) or not wordless(paper):
                yield _sheet(activity, paper, language, copies(paper.per, readers, group.tables))


def wordless(paper: Paper) -> bool:
    """Say whether a paper is the same in every language, as letters to hold up are."""
    return not any(row.text or row.words or row.rows or row.drawing for row in paper.rows)


def _sheet(activity: ResolvedActivity, paper: Paper, language: str, number: int) -> Sheet:
    title, about = gettext(paper.title), _filled(activity.frame[language].title)
    return Sheet(
        name=f"{activity.id}-{paper.name}",
        language=language,
        layout=paper.layout,
        title=title,
        rows=tuple(_spoken(row) for row in paper.rows),
        copies=number,
        lead=gettext(paper.lead) if paper.lead else "",
        about=about if about != title else "",
        lined=paper.lined,
        fitted=paper.fitted,
    )


def _script(plan: ResolvedPlan, language: str) -> Iterator[Row]:
    for activity in plan.activities:
        frame = activity.frame[language]
        found, content = _content(activity, language)
        told = found.script(content, activity.forms[activity.form])
        minutes = _("%(minutes)s minutes") % {"minutes": activity.minutes[activity.form]}
        yield Row(
            f"{_filled(frame.title)} · {minutes}",
            style="head",
            rows=(*_opening(frame), *(_spoken(row) for row in told), *_closing(frame)),
        )


def _opening(frame: Frame) -> Iterator[Row]:
    yield Row(_filled(frame.objective), style="note")
    if frame.materials:
        yield Row(" · ".join(_filled(each) for each in frame.materials), style="note")
    if frame.optout:
        yield Row(_filled(frame.optout), style="say")
    yield from (Row(_filled(each), style="say") for each in frame.say)
    for refused in frame.dont_ask:
        yield Row(_("Do not ask: %(question)s") % {"question": _filled(refused)}, style="note")
    yield from (Row(_filled(each), style="note") for each in frame.notes)


def _closing(frame: Frame) -> Iterator[Row]:
    for part, words in _QUESTIONS.items():
        asked: list[str] = getattr(frame.debrief, part)
        yield from (Row(f"{words} {_filled(each)}") for each in asked)
    yield from (Row(_filled(each), style="say") for each in frame.say_at_end)
    if frame.capture:
        yield Row(_filled(frame.capture), style="note")


def _content(activity: ResolvedActivity, language: str) -> tuple[Kind[Any], Any]:
    found = kind(activity.kind)
    return found, found.Content.model_validate(activity.content[language])


def _spoken(row: Row) -> Row:
    """Put the interface's words into the active language and blanks where a name belongs."""
    words = gettext(row.words) if row.words else ""
    text = ". ".join(part for part in (words, _filled(row.text)) if part)
    return replace(row, text=text, rows=tuple(_spoken(each) for each in row.rows))


def _filled(text: str) -> str:
    return _OPEN.sub(_BLANK, text)
