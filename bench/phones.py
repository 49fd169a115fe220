"""The C programs that play phones, or the least that a server could be, each on its own core."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import TracebackType
from typing import IO, Self

SOURCES = Path(__file__).parent
SERVER, PHONES = "0", "1"  # cores
FLAGS = ("-O2", "-Wall", "-Wextra", "-Werror")


def compiled(name: str, folder: Path) -> Path:
    """Compile the program of that name."""
    made = folder / name
    subprocess.run(["cc", *FLAGS, "-o", made, SOURCES / f"{name}.c"], check=True)
    return made


class Phones:
    """A program that plays phones: it is told what to do, and says how long it took."""

    def __init__(self, program: Path, *words: object) -> None:
        """Say what is to be started."""
        self.command = ["taskset", "-c", PHONES, str(program), *map(str, words)]

    def __enter__(self) -> Self:
        """Start it."""
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hang up."""
        self.process.kill()
        self.process.communicate()

    def say(self, line: str) -> None:
        """Tell it what to do now."""
        stdin = _there(self.process.stdin)
        stdin.write(f"{line}\n")
        stdin.flush()

    def hear(self) -> str:
        """Wait for its next line."""
        line = _there(self.process.stdout).readline().strip()
        if not line:
            raise RuntimeError("the phones hung up; see above")
        return line

    def numbers(self) -> list[int]:
        """Wait for its next line of numbers."""
        return [int(word) for word in self.hear().split()]


def bare(program: Path, port: int, *words: object) -> subprocess.Popen[bytes]:
    """Start the bare server of that program."""
    command = ["taskset", "-c", SERVER, str(program), "bare", str(port), *map(str, words)]
    return subprocess.Popen(command)


def _there(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
