"""A published report in words, for its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_bidi, ngettext, pgettext
from django.utils.translation import gettext as _

from declic.design.charts import Chart, Moved, Said, paired_dots
from declic.impact.figures import interval, percent, plain, share, signed
from declic.impact.words import ASKS, CANNOT, FIRST, IN_SHORT, MEASURES, NORMS
from declic.kernel.cells import OUTSIDE

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One score as the page tells it. `why_not`: a sentence in place of the figures."""

    label: str
    people: int
    before: str = ""
    after: str = ""
    change: str = ""
    why_not: str = ""
    standardised: str = ""
    ceiling: str = ""


def page(told: Told) -> dict[str, object]:
    """Give what the page shows of published figures."""
    scores = told["scores"]
    return {
        "who": list(who(told["participation"])),
        "paired": told["participation"]["paired"],
        "enough": told["participation"]["paired"] >= OUTSIDE,
        "first": first(scores),
        "lines": [line(score) for score in scores],
        "later": [line(score) for score in told.get("later", ())],
        "norms": list(_norms(told)),
        "tolerant": told["participation"].get("tolerant", 0),
        "chart": _chart(scores),
        "after_only": [rated(each) for each in told["after_only"]],
        "asks": _asks(told["asks"]),
        "unsure": [share(told["unsure_before"]), share(told["unsure_after"])],
        "found": _found(told),
        "cannot": CANNOT,
        "least": OUTSIDE,
    }


def who(told: Told) -> Iterator[tuple[str, str, str]]:
    present = told["present"]
    yield _("Were there"), "–" if present is None else str(present), ""
    yield _("Answered before"), str(told["before"]), _rate(told["before"], present)
    yield _("Answered after"), str(told["after"]), _rate(told["after"], present)
    yield _("Answered both, and are known to be the same person"), *_matched(told)
    if told.get("months"):
        yield _("Answered three months later"), str(told["months"]), ""
        yield (
            _("Known from before"),
            str(told["months_paired"]),
            _rate(told["months_paired"], told["before"]),
        )


def _norms(told: Told) -> Iterator[tuple[str, str, str, str]]:
    """Give each norm: when it was asked, how many find it, and how many of ten they guess."""
    times = ((_("before"), "norms_before"), (_("after"), "norms_after"))
    for when, part in times:
        for each in told.get(part, ()):
            guess = each["guess"]
            value = guess["value"]
            said = (
                _("%(number)s of ten") % {"number": plain(value["value"])}
                if value
                else _why_not(guess["how"], guess["number"])
            )
            yield str(NORMS[each["ask"]]), when, share(each["own"]), said


def _matched(told: Told) -> tuple[str, str]:
    rate = _rate(told["paired"], told["before"])
    of = _("%(percent)s of those who answered before") % {"percent": rate} if rate else ""
    return str(told["paired"]), of


def _rate(count: int, of: int | None) -> str:
    if not of or count > of:
        return ""
    return percent(round(100 * count / of))


def first(scores: Sequence[Told]) -> str:
    """Give the first sentence of the report: knowledge, in points."""
    score = next((each for each in scores if each["measure"] == "know" and each["change"]), None)
    if score is None:
        return ""
    raw = score["change"]["raw"]
    way = signed(raw["value"])[0]
    return str(FIRST[way if way in FIRST else "0"]) % {
        "points": plain(abs(raw["value"])),
        "most": plain(score["most"], 0),
        "low": signed(raw["low"]),
        "high": signed(raw["high"]),
        "people": score["pairs"],
    }


def line(score: Told) -> Line:
    label, change = str(MEASURES[score["measure"]]), score["change"]
    if change is None:
        return Line(label, score["pairs"], why_not=_why_not(score["how"], score["pairs"]))
    return Line(
        label,
        score["pairs"],
        plain(change["before"]),
        plain(change["after"]),
        interval(change["raw"]),
        standardised=", ".join(_standardised(change)),
        # Where lower is better, all points are no ceiling.
        ceiling="" if score["measure"] == "nobody" else _ceiling(score["ceiling"]),
    )


def _why_not(how: str, people: int) -> str:
    if how == "alike":
        return _("Nearly everybody scored alike: no figure is told.")
    return ngettext(
        "Too few to say: %(number)s person.", "Too few to say: %(number)s people.", people
    ) % {"number": people}


def _standardised(change: Told) -> Iterator[str]:
    for name, value in (("g_z", change["g_z"]), ("d_av", change["d_av"])):
        if value is not None:
            yield f"{name} {interval(value, places=2)}"


def _ceiling(told: Told) -> str:
    return _("Had all points before already: %(share)s.") % {"share": share(told)}


def _chart(scores: Sequence[Told]) -> Chart | None:
    rows = [
        Moved(
            str(IN_SHORT[score["measure"]]),
            score["change"]["before"],
            score["change"]["after"],
            score["least"],
            score["most"],
            signed(score["change"]["raw"]["value"]),
        )
        for score in scores
        if score["change"]
    ]
    head = (
        _("Score"),
        pgettext("a score", "Before"),
        pgettext("a score", "After"),
        _("Difference"),
    )
    said = Said(_("Scores before and after the course"), head, get_language_bidi())
    return paired_dots(rows, said) if rows else None


def rated(told: Told) -> tuple[str, str]:
    label, value = str(MEASURES[told["measure"]]), told["value"]
    if value is None:
        return label, _why_not(told["how"], told["number"])
    return label, _(
        "%(mean)s of %(most)s (95 %% interval from %(low)s to %(high)s; %(people)s people)"
    ) % {
        "mean": plain(value["value"]),
        "most": plain(told["most"], 0),
        "low": plain(value["low"]),
        "high": plain(value["high"]),
        "people": told["number"],
    }


def _asks(told: Sequence[Told]) -> list[tuple[str, str, str]]:
    """Give the single questions, when there is a figure in them at all."""
    if not any("figure" in (each["before"]["how"], each["after"]["how"]) for each in told):
        return []
    return [(str(ASKS[each["ask"]]), share(each["before"]), share(each["after"])) for each in told]


def _found(told: Told) -> str:
    found, alone = told["found"]["value"], told["alone"]["value"]
    if found is None or alone is None:
        return ""
    return _(
        "Before the course, those who are in the figures scored %(found)s on what they know, and "
        "those who were not found again %(alone)s."
    ) % {"found": plain(found["value"]), "alone": plain(alone["value"])}
