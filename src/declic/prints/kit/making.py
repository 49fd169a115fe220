"""Make the kit: the sheets as one PDF, or as a PDF each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import zip_longest
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from declic.activities.models import Row
from declic.design.queries import printed_drawing, printed_picture, printed_sign
from declic.kernel.languages import gettext_noop
from declic.kernel.languages import language as language_of
from declic.packs.models import ResolvedPlan
from declic.packs.queries import CannotResolveError, Options, UnknownPlanError, resolve
from declic.prints.kit.plan import sheets
from declic.prints.kit.rules import Group, KitRefusedError, Sheet, group
from declic.prints.press import press
from declic.prints.rules import SIDES, Card

# Drawn by the layout itself.
OWN = ("grid", "square", "diamond")
DRAFT = gettext_noop("Draft: not yet reviewed by a person")
# Stands under every whole sheet, in the language of its readers.
LINE = gettext_noop(
    "The person who pressures, threatens or shares is responsible. "
    "It is never the fault of the person it happens to."
)


def wanted(
    plan: str,
    readers: Mapping[str, int],
    *,
    tables: int,
    staff: str,
    chosen: Options | None = None,
) -> tuple[ResolvedPlan, Group]:
    """Check what is asked for. Raise KitRefusedError with the reason."""
    try:
        found = resolve(plan, chosen=chosen)
    except UnknownPlanError as error:
        raise KitRefusedError("plan") from error
    except CannotResolveError as error:
        raise KitRefusedError("options", str(error)) from error
    if staff not in found.languages:
        raise KitRefusedError("languages")
    return found, group(readers, tables, found.offered)


def kit(plan: ResolvedPlan, of: Group, *, staff: str) -> tuple[Sheet, ...]:
    """Give the sheets of a plan for a group."""
    return tuple(sheets(plan, of, staff=staff))


def pdf(plan: ResolvedPlan, made: Sequence[Sheet]) -> bytes:
    """Give these sheets as one PDF."""
    (body,) = press("kit", told(plan, made))
    return body


def papers(plan: ResolvedPlan, of: Group, name: str) -> tuple[Sheet, ...]:
    """Give one paper of a plan, a copy for each reader's language. Raise KitRefusedError.

    A paper that is there only in the language to go back to is none of the language asked for.
    """
    made = [
        replace(sheet, copies=1)
        for sheet in sheets(plan, of, staff=plan.way_back())
        if sheet.name == name and sheet.language in of.readers
    ]
    if {sheet.language for sheet in made} != set(of.readers):
        raise KitRefusedError("paper")
    return tuple(made)


def pictures(plan: ResolvedPlan, made: Sequence[Sheet], *, ppi: float) -> list[bytes]:
    """Give these sheets as a PNG a page, to be looked at."""
    return press("kit", told(plan, made), ppi=ppi)


def files(plan: ResolvedPlan, made: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]:
    """Give a PDF for each sheet, with a name that says the order, the paper and the language."""
    for place, sheet in enumerate(made, 1):
        yield f"{place:02}-{sheet.name}-{sheet.language}.pdf", pdf(plan, [sheet])


def told(plan: ResolvedPlan, made: Sequence[Sheet]) -> dict[str, Any]:
    """Give the data that the layout reads: plain values, nothing of typst's own language."""
    return {
        "title": " · ".join(filter(None, (plan.title["en"], plan.differences.get("en")))),
        "version": f"{plan.pack} {plan.version}",
        "draft": {sheet.language: _in(sheet.language, DRAFT) for sheet in made},
        "line": {sheet.language: _in(sheet.language, LINE) for sheet in made},
        "sheets": [_sheet(plan, sheet) for sheet in made],
        "sides": SIDES,
    }


def _sheet(plan: ResolvedPlan, sheet: Sheet) -> dict[str, Any]:
    known = language_of(sheet.language)
    other = sheet.beside
    return {
        **asdict(replace(sheet, beside=None)),
        "rows": _rows(sheet.rows, other.rows if other else (), rtl=known.direction == "rtl"),
        "beside": _beside(other) if other else None,
        # Two languages do not fit on half a sheet in letters that can be read.
        "layout": "page" if other and sheet.layout == "half" else sheet.layout,
        "cards": [drawn_card(card) for card in sheet.cards],
        "rtl": known.direction == "rtl",
        "draft": sheet.language in plan.unreviewed,
    }


def drawn_card(card: Card) -> dict[str, Any]:
    """Give the data of an answer card, as its layout reads them."""
    return {**asdict(card), "drawn": printed_sign(card.sign) if card.sign else ""}


def _in(language: str, words: str) -> str:
    with translation.override(language):
        return gettext(words)


def _beside(sheet: Sheet) -> dict[str, Any]:
    direction = language_of(sheet.language).direction
    return {
        "language": sheet.language,
        "rtl": direction == "rtl",
        "title": sheet.title,
        "lead": sheet.lead,
    }


def _rows(rows: Sequence[Row], others: Sequence[Row], *, rtl: bool) -> list[dict[str, Any]]:
    """Give rows, each with the words of the same row in the other language where there is one.

    A text may be there in one language and not in the other; then nobody can say which rows are
    the same, and those of the other language are left out.
    """
    twins = others if len(others) == len(rows) else ()
    return [_row(row, other, rtl=rtl) for row, other in zip_longest(rows, twins)]


def _row(row: Row, other: Row | None, *, rtl: bool) -> dict[str, Any]:
    own = row.picture if row.picture in OWN else ""
    drawn = "" if own else _drawn(row.picture)
    if row.drawing is not None:
        drawn = printed_drawing(row.drawing.rtl if rtl else row.drawing.ltr)
    said = other.text if other and other.text != row.text else ""
    inner = _rows(row.rows, other.rows if other else (), rtl=rtl)
    told = {"drawing": None, "drawn": drawn, "own": own, "other": said, "rows": inner}
    return {**asdict(row), **told}


def _drawn(picture: str) -> str:
    folder, _, name = picture.rpartition("/")
    if not name:
        return ""
    return printed_sign(name) if folder == "signs" else printed_picture(name)
