"""What the page for authors shows is right."""

from __future__ import annotations

import re
from pathlib import Path

import declic
from declic.packs import queries
from declic.packs.choice_checks import choice_faults
from declic.packs.kinds import kinds
from declic.packs.models import Plan
from declic.packs.reader import read_yaml
from declic.packs.shelf import Read
from declic.packs.versions import rules


def test_the_example_of_choices_has_no_fault(tmp_path: Path) -> None:
    page = (Path(declic.__file__).parents[2] / "docs/author.md").read_text("utf-8")
    example = page.partition("## Choices")[2].partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "plan.yaml").write_text(example, "utf-8")
    document = read_yaml(tmp_path / "plan.yaml", inside=tmp_path)
    usual = queries.plan("help-a-friend").model_dump(exclude={"choices", "together"})
    plan = Plan.model_validate({**usual, **document.data})
    brought = {name for rule in rules(plan) for name in rule.says.values()}
    assert (len(plan.choices), len(plan.together)) == (3, 1)
    assert list(choice_faults(Read(plan, document), brought)) == []


def test_for_each_kind_the_page_says_what_a_device_adds() -> None:
    page = (Path(declic.__file__).parents[2] / "docs/author.md").read_text("utf-8")
    table = page.partition("## What a device adds")[2].partition("\n\n**A norm**")[0]
    rows = [row.split("|") for row in table.splitlines() if row.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z.0-9]+)`", row[1])}
    assert named == {kind.name for kind in kinds()}
    assert all(row[3].strip() for row in rows)
