"""How a grant is drawn: numbers in, the drawing of `design` out, with words for who cannot see."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from declic.design.charts import Chart, Said, Stretch, timeline
from declic.design.queries import Column, column_chart, progress_chart
from declic.funding.models import Kind
from declic.funding.queries.grants import Line
from declic.funding.rules.progress import Progress
from declic.funding.words import KINDS

# As many labels as stand beside each other on a phone.
_LABELS = 5


def told(stands: Progress) -> str:
    """Say in a sentence what the bar shows."""
    return _(
        "%(delivered)s of %(promised)s held, %(planned)s planned, %(left)s left, %(late)s late"
    ) % {
        "delivered": stands.delivered,
        "promised": stands.promised,
        "planned": stands.planned,
        "left": stands.left,
        "late": stands.late,
    }


def bar(line: Line) -> str:
    """Draw one bar."""
    return drawn(line.kind, line.progress)


def drawn(kind: Kind, stands: Progress) -> SafeString:
    """Draw one bar of a kind of unit."""
    title = f"{KINDS[kind]}: {told(stands)}"
    made = progress_chart(stands.delivered, stands.planned, stands.promised, title=title)
    return mark_safe(made)  # noqa: S308  # our own drawing, which escapes its words


def along(kind: Kind, stands: Progress, gone: float, ends: tuple[str, str]) -> Chart:
    """Draw what is held and planned along the period; `gone`: how much of it is over.

    Spread evenly, what is held would reach the mark of today.
    """
    whole = max(stands.promised, stands.delivered, 1)
    held, coming = (each / whole for each in (stands.delivered, stands.planned))
    rows = [Stretch(pgettext("of a grant", "held"), 0, held, str(stands.delivered))]
    if stands.planned:
        end, name = min(held + coming, 1), pgettext("of a grant", "planned")
        rows.append(Stretch(name, held, end, str(stands.planned), done=False))
    said = Said(f"{KINDS[kind]}: {told(stands)}", (_("What"), _("Number")), get_language_bidi())
    return timeline(rows, said, ends=ends, now=gone if 0 < gone < 1 else None)


def columns(line: Line) -> str:
    """Draw a column for each month, or quarter."""
    every = -(-len(line.spans) // _LABELS)
    drawn = [
        Column(
            date_format(span.starts_on, "M y") if place % every == 0 else "",
            span.delivered,
            span.planned,
            span.expected,
        )
        for place, span in enumerate(line.spans)
    ]
    return column_chart(
        drawn, line.progress.promised, title=str(KINDS[line.kind]), told=told(line.progress)
    )
