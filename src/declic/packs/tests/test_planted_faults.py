"""Some fifty faults planted in copies of the delivered pack: each is found, and no other is.

Those that leave a file unreadable stand in a copy of their own, for what such a file holds is said
only once it can be read.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import declic
from declic.packs import queries

DELIVERED = Path(declic.__file__).parents[2] / "content" / "young-people"
# file, line, sentence, warning
Found = tuple[str, int, str, bool]


@dataclass(frozen=True)
class Plant:
    """A fault in a file, `old` made `new`. It is found on the line of `at`, or of `new`.

    With `key` it is planted in a text: in the translation `file`, or with its source in every one.
    """

    name: str
    file: str
    old: str
    new: str
    said: str
    at: str = ""
    key: str = ""
    warning: bool = False
    # What all translations say too, so that it is no other fault.
    everywhere: str = ""
    # What each plan that shows it says because of it, and nothing else does.
    follows: str = ""


@dataclass(frozen=True)
class Copy:
    folder: Path

    def text(self, file: str) -> str:
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        (self.folder / file).parent.mkdir(exist_ok=True)
        (self.folder / file).write_text(text, "utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = self.text(file)
        assert old in text, f"{file} has no {old}"
        self.write(file, text.replace(old, new, 1))

    def plant(self, plant: Plant) -> None:
        if not plant.old:
            self.write(plant.file, plant.new)
        elif not plant.key:
            self.change(plant.file, plant.old, plant.new)
        elif plant.file.startswith("texts/"):
            self.change_entry(plant.file, plant.key, plant.old, plant.new)
        else:
            self.change_source(plant)

    def change_source(self, plant: Plant) -> None:
        """Change a text and, in each language, from which text it is translated."""
        self.change(plant.file, plant.old, plant.new)
        for file in sorted((self.folder / "texts").glob("*.po")):
            if f'"{plant.key}"' in file.read_text("utf-8"):
                self.change_entry(f"texts/{file.name}", plant.key, plant.old, plant.new)
                said = f'msgstr "{plant.everywhere}'
                self.change_entry(f"texts/{file.name}", plant.key, 'msgstr "', said)

    def change_entry(self, file: str, key: str, old: str, new: str) -> None:
        head, mark, rest = self.text(file).partition(f'msgctxt "{key}"')
        assert mark, f"{file} has no {key}"
        entry, gap, others = rest.partition("\n\n")
        whole = entry.replace('"\n"', "")
        assert old in whole, f"{whole} has no {old}"
        self.write(file, head + mark + whole.replace(old, new, 1) + gap + others)

    def line(self, plant: Plant) -> int:
        lines = self.text(plant.file).splitlines()
        translated = plant.key and plant.file.startswith("texts/")
        at = f'msgctxt "{plant.key}"' if translated else plant.at or plant.new.strip()
        place = next(number for number, line in enumerate(lines) if at.splitlines()[0] in line)
        # An entry begins with what is noted above it.
        while at.startswith("msgctxt") and place and lines[place - 1]:
            place -= 1
        return place + 1

    def faults(self) -> set[Found]:
        start = f"{self.folder}/"
        return {
            (fault.file.removeprefix(start), fault.line, fault.sentence, fault.warning)
            for fault in queries.check(self.folder)
        }


REVIEWS = """\
reviews:
  - {part: activities/milan, hash: "HASH", name: Ada Example, role: law, date: 2026-11-01}
  - {part: activities/flute, hash: "HASH", name: Ben Example, role: law, date: 2026-11-01}
""".replace("HASH", "0" * 64)
LONG = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf " * 2
NL, FR, DE, AR = "texts/nl.po", "texts/fr.po", "texts/de.po", "texts/ar.po"
FRIEND, YOUNGER, HALF_DAY = (
    "plans/help-a-friend.yaml",
    "plans/help-a-friend-11-12.yaml",
    "plans/half-day.yaml",
)
FIRST, SECOND = "plans/half-day-1.yaml", "plans/half-day-2.yaml"
READABLE = (
    Plant("the minutes of a plan do not add up", "plans/outdoor.yaml", "minutes: 60", "minutes: 61",
          "The steps take 60 minutes, the plan says 61"),
    Plant("a plan leads an activity that is not there", SECOND, "activity: pledge",
          "activity: pledges",
          "There is no activity 'pledges'"),
    Plant("a plan leads an activity twice", FIRST, "activity: circle", "activity: mini-close",
          "The activity 'mini-close' comes twice", at="activity: mini-close, form: short"),
    Plant("two steps have the same place among what is left out", HALF_DAY, "minutes: 6, drop: 3",
          "minutes: 6, drop: 1", "'circle' is dropped as number 1 already",
          at="privacy-hunt, form"),
    Plant("adults have too much of a plan's time", HALF_DAY,
          "break-long, form: full, minutes: 20}\n"
          "  - {activity: warm-start, form: full, minutes: 3}\n"
          "  - {activity: box-answers, form: full, minutes: 6}",
          "break-long, form: full, minutes: 2}\n"
          "  - {activity: warm-start, form: full, minutes: 3}\n"
          "  - {activity: box-answers, form: full, minutes: 24}",
          "which is 59%; it should be 60%", at="minutes: 220", warning=True),
    Plant("tables answer in a plan without tables", "plans/outdoor.yaml", "tables: true",
          "tables: false", "In 'myths' tables answer", at="tables: false"),
    Plant("an option replaces what the plan has not", HALF_DAY, "{milan: family}",
          "{milon: family}",
          "The plan has no activity 'milon' to replace"),
    Plant("an option brings what is not there", HALF_DAY, "{group-chat: group-chat-club}",
          "{group-chat: group-chat-clab}", "There is no activity 'group-chat-clab'"),
    Plant("an option replaces and leaves out one activity", FRIEND, "replace: {milan: mila}}",
          "replace: {milan: mila}, drop: [milan]}",
          "The activity 'milan' is replaced and left out", follows="story=mila: Learners talk"),
    Plant("the usual option changes something", SECOND, "title: In a class group}",
          "title: In a class group, drop: [break-2]}", "The first option is the usual one"),
    Plant("a session ends without the care text", YOUNGER,
          "  - {activity: words, form: full, minutes: 1, drop: 3}\n"
          "  - {activity: closing, form: full, minutes: 1, drop: never}\n",
          "  - {activity: closing, form: full, minutes: 1, drop: never}\n"
          "  - {activity: words, form: full, minutes: 1, drop: 3}\n",
          "The session ends with 'words'", at="activity: words"),
    Plant("an activity is not called like its file", "activities/wind.yaml", "id: wind", "id: wand",
          "The id 'wand' is not the name of the file"),
    Plant("the short form is longer than the full", "activities/words.yaml", "short: 1}",
          "short: 2}",
          "The short form is longer than the full", at="minutes:"),
    Plant("nobody is told beforehand what is heavy", "activities/stars.yaml", "care: 0", "care: 2",
          "With care 2 the key 'topic' is needed"),
    Plant("young people are handed what is heavy", "activities/group-chat.yaml", "care: 2",
          "peers: true\ncare: 2", "With care 2 an adult leads", at="peers: true"),
    Plant("a drawing is misspelt", "activities/family.yaml", "picture: phone-night",
          "picture: phone-nigt", "There is no picture 'phone-nigt'. Did you mean 'phone-night'?"),
    Plant("a form keeps what is not there", "activities/circle.yaml", "[music, muted",
          "[flute, music, muted", "The form short keeps flute, which does not exist",
          at="content:"),
    Plant("a form leads on from an answer that is not there", "activities/milan.yaml",
          "n1: {A: n2,", "n1: {D: n2, A: n2,", "node n1 has no answer D to lead on", at="- id: n1"),
    Plant("a story ends without help", "activities/mila.yaml",
          "alone with it.\n      help: true\n", "alone with it.\n",
          "node stops ends the story without help", at="- id: stops"),
    Plant("no way leads to a part of a story", "activities/ex-partner.yaml", "to: n1b", "to: n2",
          "no way leads to node n1b", at="- id: n1b"),
    Plant("an answer to a chat gets no word", "activities/noah.yaml", "of: [A, B, C, D]",
          "of: [A, B, C]", "The option D gets no feedback", at="{id: D,"),
    Plant("an item needs a fact and is not there", "activities/law-box.yaml", "content:\n",
          "needs:\n  flute: [law.image_sharing]\ncontent:\n", "There is no item 'flute' in law-box",
          at="flute:"),
    Plant("more minutes are the learners' than there are", "activities/fine-or-flag.yaml",
          "learners: {full: 10.5", "learners: {full: 14", "The full form has 13 minutes, and 14"),
    Plant("a story has too little time for the talk after it", "activities/noor.yaml",
          "debrief: {full: 6", "debrief: {full: 1",
          "The debrief of the full form has 1 of 18 minutes",
          warning=True),
    Plant("more is to be said than there is room for", "activities/myths-11-12.yaml",
          "learners: {full: 8,", "learners: {full: 11,", "1.0 are left beside the learners'",
          warning=True),
    Plant("a text names a fact that is not there", "activities/fine-or-flag.yaml",
          "Nothing about persons.", "Nothing about persons {{law.flute}}.",
          "There is no local fact 'law.flute'", key="activities/fine-or-flag:capture",
          everywhere="{{law.flute}} ", follows="shows the mark 'law.flute'"),
    Plant("a mark is written badly", "activities/fine-or-flag.yaml", "talk longer.",
          "talk {{Longer}}.",
          "these braces are not", key="activities/fine-or-flag:adapt.1"),
    Plant("a text blames", "activities/agreement.yaml", "Add a rule if the group needs one.",
          "Just say no.", "“Just say no” blames or frightens", key="activities/agreement:notes.0"),
    Plant("a text says phones away where they are used", "activities/agreement.yaml",
          "You know this world.", "Put your phones away.",
          "“Put your phones away” is said in the plan",
          key="activities/agreement:say.0"),
    Plant("an activity does not say the line", "activities/warm-start.yaml",
          "It is never the fault of the person it happens to.", "That is so.",
          "The line of the pack is missing here in the language 'en'",
          at="say:", key="activities/warm-start:say_at_end.1"),
    Plant("a text is too long for the wall", "activities/milan.yaml",
          "You don't need a solution yet.",
          "You don't need a solution yet. " * 5, "a wall shows 25 at once", warning=True,
          key="activities/milan:content.nodes.n1.options.A.feedback"),
    Plant("a translation blames", NL, 'msgstr "', 'msgstr "Zeg gewoon nee. ',
          "“Zeg gewoon nee” blames or frightens", key="activities/lina:title"),
    Plant("a translation names a brand", AR, 'msgstr "', 'msgstr "تيك توك ',
          "is the name of a brand", key="activities/lina:title"),
    Plant("a translation promises secrecy", DE, 'msgstr "', 'msgstr "Das bleibt unter uns. ',
          "“Das bleibt unter uns” promises secrecy", key="activities/lina:title"),
    Plant("a translation asks what somebody has lived through", FR, 'msgstr "',
          'msgstr "Est-ce que ça t’est déjà arrivé ? ', "asks what somebody has lived through",
          key="activities/lina:title"),
    Plant("a sentence on a card is too long in one language", DE, 'msgstr "', f'msgstr "{LONG}',
          "This sentence has more than 18 words", warning=True, key="activities/noah:title"),
    Plant("a text is not translated", NL, 'msgstr "Het geheim van Noor"', 'msgstr ""',
          "is not translated", key="activities/noor:title"),
    Plant("a translation waits for a person", FR, 'msgctxt "activities/noor:title"',
          '#, fuzzy\nmsgctxt "activities/noor:title"', "is marked fuzzy",
          at='msgctxt "activities/noor:title"'),
    Plant("a translation is of an older text", AR, 'msgid "', 'msgid "Once: ',
          "it is translated from an older text", key="activities/noor:title"),
    Plant("a translation has lost a mark", FR, "jusqu’à {{time}}", "jusqu’à 16 h",
          "must hold the same marks as its source", key="activities/closing:say.1"),
    Plant("a translation has lost its text", DE, '\n\n#. seen by everybody\nmsgctxt "pack:line"',
          '\n\n#. of a flute\nmsgctxt "activities/noor:flute"\nmsgid "A flute"\nmsgstr "Flöte"\n\n'
          '#. seen by everybody\nmsgctxt "pack:line"',
          "The pack has no text 'activities/noor:flute'",
          at='msgctxt "activities/noor:flute"'),
    Plant("a translation is of a language that the pack has not", "texts/es.po", "",
          'msgid ""\nmsgstr ""\n', "The pack has no language 'es'"),
    Plant("a review is of older texts", "reviews/fr.yaml", "", REVIEWS,
          "The texts of activities/milan have changed since", at="activities/milan", warning=True),
    Plant("a review is of a part that is not there", "reviews/fr.yaml", "", REVIEWS,
          "The pack has no part 'activities/flute'", at="activities/flute"),
)  # fmt: skip
UNREADABLE = (
    Plant("a key is misspelt", "activities/wind.yaml", "capture:", "captur:",
          "The key 'captur' is not known. Did you mean 'capture'?"),
    Plant("a key is missing", "activities/stars.yaml",
          "objective: Remember the five steps with five fingers.\n", "",
          "The key 'objective' is missing", at="id: stars"),
    Plant("a kind does not exist", "activities/closing.yaml", "kind: brief", "kind: brif",
          "There is no kind 'brif'"),
    Plant("a number is no number", "activities/words.yaml", "limit: 24", "limit: many", "'limit'"),
    Plant("a key stands twice", "activities/noor.yaml", "care: 2", "care: 2\ncare: 1",
          "the key 'care' stands here twice", at="care: 1"),
    Plant("a file is no YAML", "activities/pledge.yaml", "kind: pledge", "kind: [pledge",
          "This file cannot be read", at="title:"),
    Plant("an anchor could swell a file", "activities/lina.yaml", "care: 2", "care: &care 2",
          "an anchor (&) is not allowed"),
    Plant("a translation file is broken", "texts/so.po", 'msgctxt "pack:line"',
          'msgctxtt "pack:line"',
          "This is not a valid .po file", at='ctxtt "pack:line"'),
)  # fmt: skip
GROUPS: Mapping[str, Sequence[Plant]] = {"readable": READABLE, "unreadable": UNREADABLE}
EVERY = [(name, plant) for name, plants in GROUPS.items() for plant in plants]


@dataclass(frozen=True)
class Checked:
    copy: Copy
    new: set[Found]

    def of(self, plant: Plant) -> set[Found]:
        """Give what was found of a plant: its sentence, on its line, as the warning that it is."""
        place = (plant.file, self.copy.line(plant))
        return {
            each for each in self.new
            if each[:2] == place and plant.said in each[2] and each[3] is plant.warning
        }  # fmt: skip


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Checked]:
    before = Copy(_copied(tmp_path_factory, "before")).faults()
    found = {}
    for name, plants in GROUPS.items():
        copy = Copy(_copied(tmp_path_factory, name))
        for plant in plants:
            copy.plant(plant)
        found[name] = Checked(copy, copy.faults() - before)
    return found


def _copied(factory: pytest.TempPathFactory, name: str) -> Path:
    return Path(shutil.copytree(DELIVERED, factory.mktemp(name) / "young-people"))


@pytest.mark.parametrize(("group", "plant"), EVERY, ids=[plant.name for _, plant in EVERY])
def test_a_planted_fault_is_found_in_its_file_and_on_its_line(
    checked: Mapping[str, Checked], group: str, plant: Plant
) -> None:
    of = checked[group]
    near = [each for each in of.new if each[0] == plant.file or plant.said in each[2]]
    assert of.of(plant), (plant.name, of.copy.line(plant), near)


@pytest.mark.parametrize("group", GROUPS)
def test_no_other_fault_appears(checked: Mapping[str, Checked], group: str) -> None:
    of = checked[group]
    follows = [plant.follows for plant in GROUPS[group] if plant.follows]
    others = of.new - set().union(*(of.of(plant) for plant in GROUPS[group]))
    assert {each for each in others if not any(said in each[2] for said in follows)} == set()


def test_no_two_of_at_least_thirty_faults_are_of_one_kind() -> None:
    said = [plant.said for _, plant in EVERY]
    assert len(said) >= 30
    assert len(set(said)) == len(said)
