"""A drawing as it is printed: in black and greys, with letters that a PDF brings along.

What makes PDFs knows no custom properties of a page and no `direction`, but reads from the right
by the letters themselves; so anchors are turned here.
"""

from __future__ import annotations

import re

from declic.design.charts import Chart

TONES = {
    "ink": "#000", "violet": "#444", "violet-tint": "#ddd", "card": "#fff", "line": "#bbb",
    "edge": "#888", "coral-ink": "#000",
}  # fmt: skip
LETTERS = "Declic Print, Declic Print Latin, Declic Print Arabic, Declic Print Ethiopic"
_TONE = re.compile(r"var\(--([\w-]+)\)")
_RTL = re.compile(r'direction="rtl" text-anchor="(start|end|middle)"')
# One font for a whole text: a sign that it lacks would empty all of it.
_ARABIC = re.compile(r"(?<=[>\s(])[\u0600-\u06ff]+(?:\s[\u0600-\u06ff]+)*(?=[^<>]*</text>)")
_TURNED = {"start": "end", "end": "start", "middle": "middle"}


def printed(chart: Chart) -> str:
    """Give the drawing alone, as a file of its own."""
    drawn = _TONE.sub(lambda found: TONES.get(found[1], "#000"), chart.drawn)
    drawn = _RTL.sub(lambda found: f'text-anchor="{_TURNED[found[1]]}"', drawn)
    drawn = _ARABIC.sub(r'<tspan font-family="Declic Print Arabic">\g<0></tspan>', drawn)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{LETTERS}"'
    return drawn.replace("<svg", head, 1)
