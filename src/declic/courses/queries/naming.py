"""Names of languages and plans, also of those that nobody knows any more."""

from __future__ import annotations

from declic.kernel.languages import language as language_of
from declic.packs.queries import UnknownPlanError, title


def language_name(code: str) -> str:
    """Name a language as its readers do; a code that nobody knows stays one."""
    try:
        return language_of(code).own_name
    except KeyError:
        return code


def plan_name(plan: str, language: str) -> str:
    """Name a plan; one that no pack has any more keeps its key."""
    try:
        return title(plan, language) if plan else ""
    except UnknownPlanError:
        return plan
