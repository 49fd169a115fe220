"""Change the pure parts, and the count of answers, and tell which changes no test notices.

What is changed and which tests must notice stands in pyproject.toml under `tool.mutmut`. A module
name may be given to try only that: `python tools/mutation.py declic.kernel.cells`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST = 90
SURVIVED = 0
NO_TEST = 33


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the changes to one module."""

    module: str
    tried: int
    missed: tuple[str, ...]

    @property
    def percent(self) -> int:
        return 100 * (self.tried - len(self.missed)) // self.tried if self.tried else 100


def main(only: list[str]) -> int:
    mutmut = Path(sys.executable).with_name("mutmut")
    command = [str(mutmut), "run", *(f"{module}.*" for module in only)]
    ended = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603
    if ended.returncode:
        return ended.returncode
    found = sorted(scores(ROOT / "mutants"), key=lambda score: score.module)
    return report([score for score in found if score.tried])


def scores(mutants: Path) -> Iterator[Score]:
    """Yield the score of every module; a change that was not tried does not count."""
    for path in mutants.glob("src/**/*.py.meta"):
        ends: dict[str, int | None] = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        tried = {change: end for change, end in ends.items() if end is not None}
        missed = tuple(change for change, end in tried.items() if end in {SURVIVED, NO_TEST})
        name = path.relative_to(mutants / "src").as_posix().removesuffix(".py.meta")
        yield Score(name.replace("/", "."), len(tried), missed)


def report(found: list[Score]) -> int:
    """Print the scores and the changes that went unnoticed; refuse when they are too many."""
    for score in found:
        print(
            f"{score.percent:>4} %  {score.tried - len(score.missed)}/{score.tried}  {score.module}"
        )
        for change in score.missed:
            print(f"        unnoticed: mutmut show {change}")
    whole = Score("all", sum(s.tried for s in found), tuple(c for s in found for c in s.missed))
    print(
        f"{whole.percent:>4} %  of {whole.tried} changes were noticed; at least {LEAST} % must be."
    )
    return 0 if whole.percent >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
