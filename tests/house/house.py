"""The repository as the laws read it: its files, its floors, what imports what."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FLOORS = (
    "kernel",
    "design",
    "post",
    "people",
    "tables",
    "care",
    "packs",
    "activities",
    "prints",
    "certificates",
    "recordings",
    "letters",
    "courses",
    "live",
    "laptops",
    "peers",
    "impact",
    "funding",
    "web",
)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name: `declic.packs.models` and where it is imported."""

    path: Path
    line: int
    module: str


@dataclass(frozen=True)
class House:
    """A folder laid out as this repository is; a control builds a small one."""

    root: Path

    @property
    def source(self) -> Path:
        return self.root / "src" / "declic"

    def python(self) -> list[Path]:
        return sorted(self.source.rglob("*.py"))

    def templates(self) -> list[Path]:
        return sorted(self.source.rglob("templates/**/*.html"))

    def mails(self) -> list[Path]:
        """Return what is written in plain text: mails."""
        return sorted(self.source.rglob("templates/**/*.txt"))

    def catalogues(self, language: str) -> list[Path]:
        return sorted(self.source.rglob(f"locale/{language}/LC_MESSAGES/*.po"))

    def files(self) -> list[Path]:
        """Return what is or will be committed; outside a repository, every file."""
        if not (self.root / ".git").exists():
            return sorted(path for path in self.root.rglob("*") if path.is_file())
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=self.root,
            check=True,
            capture_output=True,
            text=True,
        )
        paths = {self.root / name for name in listed.stdout.split("\0") if name}
        return sorted(path for path in paths if path.is_file())

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def app(self, path: Path) -> str:
        """Return the app that a file belongs to; the package's own files belong to the top."""
        inside = path.relative_to(self.source).parts
        return inside[0] if len(inside) > 1 else FLOORS[-1]

    def kind(self, path: Path) -> str | None:
        """Return the folder of the kind of activity that a file belongs to, if to one."""
        inside = path.relative_to(self.source).parts
        is_kind = inside[0] == "activities" and (self.source / "activities" / inside[1] / "kind.py")
        return inside[1] if is_kind and is_kind.exists() else None

    def write(self, name: str, text: str) -> Path:
        """Put a file into a house that a control builds."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def imports(self, path: Path) -> Iterator[Import]:
        package = ["declic", *path.relative_to(self.source).parts[:-1]]
        for node in ast.walk(parsed(path)):
            for module in _modules(node, package):
                yield Import(path, getattr(node, "lineno", 0), module)


def floor(app: str) -> int:
    """Return how high an app stands; what is not ours (Django's apps) stands below all."""
    return FLOORS.index(app) if app in FLOORS else -1


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _modules(node: ast.AST, package: list[str]) -> list[str]:
    """Return the modules of an import with the names taken from them: any may be a module."""
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        return [f"{base}.{name.name}" for name in node.names]
    return []
