"""Letters, mails and calendars answer everybody as the table says, and tell nothing of others."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pytest
from django.http import HttpResponseBase
from docx import Document

from declic.courses import paper_doors
from declic.courses.models import Course
from declic.letters import doors
from declic.people.doors import ANYBODY, VISITORS, Door
from tests.office.matrix import Cast, asked, faults
from tests.office.paper_things import PAPERS

DOORS: Mapping[str, Door] = {**paper_doors.DOORS, **doors.DOORS}


def test_of_another_organisation_no_page_tells_anything(cast: Cast) -> None:
    for maker in PAPERS.values():
        maker(cast.theirs, cast.foreigner)
    leaks = []
    for name, door in DOORS.items():
        for visitor in VISITORS:
            if visitor.is_owner or door.by != "GET" or door.opens == ANYBODY:
                continue
            thing = cast.thing(door, visitor, own=True)
            answered = asked(cast.browser(visitor), name, door, thing)
            leaks += [f"{name} to {visitor.name}"] * ("zz" in said(answered).lower())
    assert leaks == []


def said(answered: HttpResponseBase) -> str:
    """Give the words of a page; of a document its words too, not its bytes."""
    body: bytes = getattr(answered, "content", b"")
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    opened = Document(BytesIO(body))
    words = [each.text for each in opened.paragraphs]
    return " ".join(words + [c.text for t in opened.tables for r in t.rows for c in r.cells])


def test_without_the_filter_it_is_red(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = "declic.courses.views.course.courses_kept_by"
    monkeypatch.setattr(everything, lambda _who, *, on: Course.objects.all())  # noqa: ARG005
    assert list(faults(cast, {"letters": paper_doors.DOORS["letters"]})) != []
