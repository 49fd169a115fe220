"""Small libraries between the program and the disk, to show what a bad disk does to a room."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.server import Server

HERE = Path(__file__).parent


def compiled(name: str, folder: Path) -> Path:
    """Compile the shim of that name."""
    made = folder / f"{name}.so"
    command: list[str | Path] = ["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", made]
    subprocess.run([*command, HERE / f"{name}.c"], check=True, timeout=60)
    return made


class Shimmed(Server):
    """An installation with a shim between the program and its disk."""

    def __init__(self, folder: Path, shim: Path, *, without: str = "", **told: object) -> None:
        """`told`: what the shim reads from its environment."""
        super().__init__(folder, without=without)
        self.told = {name: str(value) for name, value in {"LD_PRELOAD": shim, **told}.items()}

    def environment(self) -> dict[str, str]:
        """Give what every command of this installation is started with: the shim too."""
        return {**super().environment(), **self.told}
