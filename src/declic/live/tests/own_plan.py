"""A plan of delivered activities in a pack of one's own, and a room that plays it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from ruamel.yaml import YAML

from declic.kernel import clock
from declic.live.actions.sessions import Adults, open_session
from declic.live.models import Session
from declic.packs.queries import resolve

CONTENT = Path(__file__).parents[4] / "content" / "young-people"


def write_plan(data: Path, *activities: str) -> None:
    """Write a pack with one plan, `own`, of these activities into a data folder."""
    folder = data / "packs" / "own"
    (folder / "activities").mkdir(parents=True)
    (folder / "plans").mkdir()
    for name in activities:
        text = (CONTENT / "activities" / f"{name}.yaml").read_text(encoding="utf-8")
        (folder / "activities" / f"{name}.yaml").write_text(text, encoding="utf-8")
    pack = YAML(typ="safe").load(CONTENT / "pack.yaml")
    plan = {
        "id": "own",
        "title": "Own",
        "minutes": 60,
        "audience": "All",
        "purpose": "To try",
        "ages": {"least": 13, "most": 15},
        "steps": [{"activity": name, "minutes": 5} for name in activities],
    }
    _dump(folder / "pack.yaml", {**pack, "id": "own", "languages": ["en"]})
    _dump(folder / "plans" / "own.yaml", plan)


def _dump(file: Path, value: object) -> None:
    YAML(typ="safe").dump(value, file)


def open_own() -> UUID:
    """Open a session of that plan."""
    plan = resolve("own")
    return open_session(
        plan=plan,
        languages=tuple(plan.languages),
        staff_language="en",
        wall=("en",),
        adults=Adults("Ada Example", "Ben Example"),
        purpose=Session.Purpose.REAL,
        by=None,
        at=clock.now(),
    )
