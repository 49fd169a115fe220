"""A small pack on disk that is right, to be made wrong in one place at a time, and its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from declic.kernel.steps import Ask, Item
from declic.packs import messages, queries
from declic.packs.models import Fault, Form, Id, RoomText, StaffText, Strict
from declic.packs.shelf import take

PARTS = ("pack", "plans/dry", "activities/roof", "activities/coat", "activities/sail")
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
  - {activity: roof, form: short, minutes: 5}
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
kind: tale
title: The NAME
objective: Know the NAME.
minutes: {full: 8, short: 5}
care: 2
topic: water from above
say:
  - Please look up, until {{time}}.
dont_ask:
  - Who is naive?
forms:
  short:
    items: [one, two]
    leads:
      one: {A: two}
content:
  start: one
  lines:
    - id: one
      text: It rains. Call {{helpline.child}}.
      feedback: Water falls.
    - id: two
      text: It stops.
      picture: bench
    - id: three
      text: The sun is back.
  hints:
    - Wait a little.
"""


class Line(Strict):
    id: Id
    text: RoomText
    feedback: RoomText | None = None
    picture: str | None = None


class TaleContent(Strict):
    start: Id
    lines: list[Line]
    hints: list[StaffText] = Field(default_factory=list)


class Tale:
    name = "tale"
    Content = TaleContent

    def items(self, content: TaleContent, form: Form) -> tuple[Item, ...]:
        del form
        vote = (Ask("vote", ("A", "B")),)
        return tuple(Item(line.id, vote) for line in content.lines)

    def read_aloud(self, content: TaleContent, form: Form) -> Iterator[str]:
        return (line.text for line in content.lines if not form.items or line.id in form.items)

    def faults(self, content: TaleContent, forms: Mapping[str, Form]) -> Iterator[str | Fault]:
        del forms
        if content.start not in {line.id for line in content.lines}:
            yield f"The start '{content.start}' is not there."
        for line in content.lines:
            if "dry land" in line.text:
                yield f"The line '{line.id}' is too dry."


@dataclass(frozen=True)
class PackFolder:
    path: Path

    def write(self, file: str, text: str) -> None:
        (self.path / file).parent.mkdir(parents=True, exist_ok=True)
        (self.path / file).write_text(text, encoding="utf-8")

    def read(self, file: str) -> str:
        return (self.path / file).read_text("utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        assert old in self.read(file)
        self.write(file, self.read(file).replace(old, new, 1))

    def rename_activity(self, old: str, new: str) -> None:
        (self.path / f"activities/{old}.yaml").rename(self.path / f"activities/{new}.yaml")
        self.change(f"activities/{new}.yaml", f"id: {old}", f"id: {new}")
        self.change("plans/dry.yaml", f"activity: {old}", f"activity: {new}")

    def line(self, file: str, of: str) -> int:
        lines = self.read(file).splitlines()
        return next(number for number, line in enumerate(lines, 1) if of in line)

    def faults(self) -> list[Fault]:
        return queries.check(self.path)

    def translate(self) -> None:
        """Give every text in French and Arabic: the source with the language before it."""
        for file in (written.file for written in messages.write(take(self.path))):
            said = file.read_text("utf-8")
            entries = said.split("\n\n")
            file.write_text(
                "\n\n".join(_translated(entry, file.stem) for entry in entries), "utf-8"
            )


def _translated(entry: str, language: str) -> str:
    source = entry.partition('msgid "')[2].partition('"\nmsgstr')[0]
    return entry.replace('msgstr ""', f'msgstr "{language} {source}"') if source else entry


def small_pack(path: Path) -> PackFolder:
    pack = PackFolder(path)
    pack.write("pack.yaml", PACK)
    pack.write("plans/dry.yaml", PLAN)
    for name in ("roof", "coat", "sail"):
        pack.write(f"activities/{name}.yaml", ACTIVITY.replace("NAME", name))
    pack.translate()
    return pack


def reviewed(pack: PackFolder, language: str, parts: Sequence[str] = PARTS) -> str:
    """Write down that somebody read these parts as they are now."""
    read = take(pack.path)
    lines = [
        f"  - {{part: {part}, hash: '{read.fingerprint(language, part)}', name: Ada Example, "
        f"role: language, date: 2026-11-01}}"
        for part in parts
    ]
    return "\n".join(["reviews:", *lines, ""])
