"""In which languages a plan is led: what nobody reviewed is switched on by name."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import ValidationError

from declic.live.rooms import Played
from declic.live.rules import to_switch_on
from declic.packs.models import FORMAT, ResolvedPlan
from declic.packs.queries import resolve


def to_decide(plan: ResolvedPlan) -> list[str]:
    """Name the languages that somebody must switch on by name before they are used."""
    return to_switch_on(plan.unreviewed, plan.languages, plan.source, plan.partly)


def narrowed(plan: ResolvedPlan, on: Collection[str], beside: str) -> ResolvedPlan:
    """Give the plan without the languages that nobody reviewed and nobody switched on.

    `beside`: as in `packs.queries.resolve`.
    """
    open_ones = to_decide(plan)
    kept = [code for code in plan.offered if code not in open_ones or code in on]
    return resolve(plan.plan, languages=kept, chosen=plan.choices, beside=beside)


def playable(told: object) -> ResolvedPlan | None:
    """Give a plan that came from elsewhere, or None when this program cannot lead it."""
    try:
        return _played(ResolvedPlan.model_validate(told))
    except (ValidationError, LookupError, ValueError, TypeError):
        return None


def _played(plan: ResolvedPlan) -> ResolvedPlan | None:
    """Play it through: a room that stumbles over its plan does so now, not before the group."""
    played = Played(plan)
    for activity in plan.activities:
        for code in plan.offered:
            played.content(activity.id, code)
    known = plan.format <= FORMAT and bool(plan.languages)
    return plan if known and played.script.steps else None
