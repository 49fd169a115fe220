"""A small pack of an installation: what rain is, told by cards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACK = """\
id: rain
title: Rain
version: 1.0.0
languages: [en, fr, ar]
source: en
ages: {least: 13, most: 15}
audience: A group under a roof
licence: CC-BY-SA-4.0
authors: [Somebody]
optout: The next part is about {{topic}}.
"""
PLAN = """\
id: dry
title: Staying dry
minutes: 12
audience: Everybody
ages: {least: 13, most: 15}
purpose: To get home dry.
steps:
  - {activity: roof, minutes: 5}
  - {activity: coat, minutes: 7}
choices:
  - id: trip
    title: By land or by sea?
    options:
      - {id: land, title: On land}
      - {id: boat, title: At sea, replace: {coat: sail}}
"""
ACTIVITY = """\
id: NAME
kind: brief
title: The NAME
objective: Know the NAME.
minutes: {full: 8, short: 5}
care: 2
topic: water from above
say:
  - Please look up, until {{time}}.
content:
  cards:
    - id: one
      title: It rains on the NAME.
      lines:
        - Call {{helpline.child}} from the NAME.
      say: [Point at the NAME.]
    - id: two
      title: It stops.
"""
PO = """\
msgid ""
msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"

msgctxt "activities/roof:content.cards.two.title"
msgid "It stops."
msgstr "Ça s’arrête."

msgctxt "activities/roof:title"
msgid "The roof"
msgstr "Le toit"
"""


@dataclass(frozen=True)
class OwnPack:
    """The folder of the pack, to be changed as an author does."""

    path: Path

    def change(self, file: str, old: str, new: str) -> None:
        path = self.path / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


def own_pack(path: Path) -> OwnPack:
    """Write the pack. In French two of its texts are there."""
    files = {"pack.yaml": PACK, "plans/dry.yaml": PLAN, "texts/fr.po": PO}
    files |= {
        f"activities/{name}.yaml": ACTIVITY.replace("NAME", name)
        for name in ("roof", "coat", "sail")
    }
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return OwnPack(path)
