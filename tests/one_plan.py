"""A pack of an installation's own: what is delivered, with one plan that a test has written."""

from __future__ import annotations

import shutil
from pathlib import Path

from declic.packs.queries import folders


def one_plan(data: Path, name: str, plan: str) -> Path:
    """Copy the delivered pack into a data folder under another name; give the folder of packs."""
    delivered = next(each for each in folders() if each.name == "young-people")
    mine = data / "packs" / name
    shutil.copytree(delivered, mine, ignore=shutil.ignore_patterns("plans"))
    (mine / "plans").mkdir()
    (mine / "plans" / f"{name}.yaml").write_text(plan, encoding="utf-8")
    pack = (mine / "pack.yaml").read_text(encoding="utf-8")
    (mine / "pack.yaml").write_text(
        pack.replace("id: young-people", f"id: {name}"), encoding="utf-8"
    )
    return mine
