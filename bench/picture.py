"""Draw the tables of docs/performance.md, so that the picture says what the page says.

`python -m bench.picture` writes docs/performance.svg. A test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
PAGE, PICTURE = DOCS / "performance.md", DOCS / "performance.svg"
WIDE, LINE, LEFT, BAR = 760, 26, 225, 380
INK, SOFT, OURS, BARE = "#22223b", "#5c5c77", "#2f6f8f", "#c9c9d6"


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: ours and the bare server's, in the same unit."""

    label: str
    ours: float
    bare: float | None
    told: str


def number(cell: str) -> float:
    """Read the first number of a cell."""
    return float(cell.split(maxsplit=1)[0].replace(",", ""))


def rows(page: str, heading: str) -> list[list[str]]:
    """Give the cells of the first table behind a heading."""
    part = page.partition(f"## {heading}\n")[2]
    assert part, f"docs/performance.md has no part {heading}"
    found: list[list[str]] = []
    for line in part.splitlines():
        if line.startswith("|"):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
        elif found:
            break
    return found[2:]


def fan(page: str) -> list[Bar]:
    """Messages a second to many phones, ours and the bare server's."""
    return [
        Bar(f"{each[0]} phones", number(each[1]), number(each[2]), f"{each[3]} of a bare server")
        for each in rows(page, "One screen to many phones")
    ]


def answers(page: str) -> list[Bar]:
    """Milliseconds until 99 of 100 answers are on disk."""
    told = rows(page, "Answers")
    return [Bar(f"{each[0]} phones", number(each[3]), None, f"{each[3]} ms") for each in told]


def arrival(page: str) -> list[Bar]:
    """Seconds until the last who came has a screen."""
    told = rows(page, "Arrival")
    return [Bar(each[0], number(each[3]), None, f"{number(each[3]):.2f} s") for each in told]


def chart(top: int, title: str, bars: list[Bar]) -> Iterator[str]:
    """Draw one chart from that height on."""
    most = max(max(each.ours, each.bare or 0) for each in bars)
    yield f'<text x="0" y="{top}" class="title">{title}</text>'
    for at, each in enumerate(bars):
        y = top + 14 + at * LINE
        if each.bare is not None:
            yield _bar(y, 16, each.bare / most, BARE)
        yield _bar(y + 3, 10, each.ours / most, OURS)
        yield f'<text x="{LEFT - 8}" y="{y + 12}" class="label">{each.label}</text>'
        end = LEFT + BAR * max(each.ours, each.bare or 0) / most
        yield f'<text x="{end + 8:.0f}" y="{y + 12}">{each.told}</text>'


def _bar(y: int, high: int, share: float, colour: str) -> str:
    wide = max(1.0, BAR * share)
    return f'<rect x="{LEFT}" y="{y}" width="{wide:.0f}" height="{high}" rx="3" fill="{colour}"/>'


def draw(page: str) -> str:
    """Draw all charts, one below the other, on a light ground that any page shows."""
    parts = (
        ("Messages a second to one room (grey: a bare C server)", fan(page)),
        ("Answers within one second: 99 of 100 are on disk after", answers(page)),
        ("All come at once: the last one has a screen after", arrival(page)),
    )
    lines: list[str] = []
    top = 30
    for title, bars in parts:
        lines += chart(top, title, bars)
        top += 14 + len(bars) * LINE + 40
    style = (
        f"text{{font:14px system-ui,sans-serif;fill:{INK}}}"
        f".title{{font-weight:600}}.label{{fill:{SOFT};text-anchor:end}}"
    )
    high = top - 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 0 {WIDE + 40} {high}" role="img"'
        f' aria-label="What docs/performance.md tells in tables"><style>{style}</style>'
        f'<rect x="-20" width="{WIDE + 40}" height="{high}" fill="#fff"/>'
        + "\n".join(lines)
        + "</svg>\n"
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
