"""`declic docs`: what pages say about the program is made from the program.

`docs/data.md` is made whole. Any other page may hold a part between `<!-- made: NAME -->` and
`<!-- made: end -->`; NAME is one of `PARTS`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from django.apps import apps

import declic
from declic.activities import queries as activities
from declic.kernel.keeping import Keep
from declic.live.machine.commands import TABLE
from declic.live.machine.state import Phase
from declic.packs.shelf import take
from declic.people.keeping import BORROWED
from declic.web import coverage as covered
from declic.web import roles as doors
from declic.web.cli import Commands, parser
from declic.web.content_checks import ROLES, SORTS, Checks, delivered_facts
from declic.web.environment import SETTINGS
from declic.web.refusals import Refused

DATA_PAGE = "data.md"
PART = re.compile(r"(<!-- made: (?!end)(\w+) -->\n).*?(<!-- made: end -->)", re.DOTALL)
DATA_HEAD = """# What is stored, why, who sees it, until when

Made from the program by `declic docs`; `make check` fails when it is stale or when a field is
stored without its reason. Names, aliases and addresses of participants are stored nowhere. What
lies beside the database, such as the names of adults who review texts or lend their voice, is told
in [operator.md](operator.md).
"""


BORROWED_HEAD = """# What libraries store for accounts

Sessions are Django's, the rest is django-allauth's.
"""


def docs(args: argparse.Namespace) -> int:
    """Write the pages, or with `check` refuse when one would change."""
    folder = Path(declic.__file__).parents[2] / "docs"
    if not folder.is_dir():
        raise Refused("There is no folder docs here: run this in a checkout.")
    stale = {page: text for page, text in made(folder) if _read(page) != text}
    if args.check and stale:
        names = ", ".join(page.name for page in stale)
        raise Refused(f"Not current in docs/: {names}. Run `declic docs`.")
    for page, text in stale.items():
        page.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{page.name} was written.\n")
    return 0


def made(folder: Path) -> Iterator[tuple[Path, str]]:
    """Give every page that holds something made, as it should be."""
    yield folder / DATA_PAGE, data_page()
    for page in sorted(folder.glob("*.md")):
        text = _read(page)
        if page.name != DATA_PAGE and PART.search(text):
            yield page, PART.sub(partial(_filled, page), text)


def data_page() -> str:
    """Write the page about data from each app's `keeping`."""
    sections = [
        f"## {model}\n\n{_table(('Field', 'Why', 'Who sees it', 'Kept until'), _rows(fields))}"
        for app in apps.get_app_configs()
        if app.name.startswith("declic.") and list(app.get_models())
        for model, fields in _keeping(app.name).items()
    ]
    borrowed = [
        f"## {model}\n\n{_table(('Field', 'Why', 'Who sees it', 'Kept until'), _rows(fields))}"
        for model, fields in BORROWED.items()
    ]
    return "\n".join((DATA_HEAD, *sections, BORROWED_HEAD, *borrowed))


def _keeping(app: str) -> Mapping[str, Mapping[str, Keep]]:
    found: Mapping[str, Mapping[str, Keep]] = import_module(f"{app}.keeping").KEEPING
    return found


def _rows(fields: Mapping[str, Keep]) -> Iterator[tuple[str, ...]]:
    for name, keep in fields.items():
        yield f"`{name}`", keep.purpose, keep.seen_by, keep.until


def kinds() -> str:
    """Write the table of the kinds of activity."""
    rows = (
        (f"`{row.name}`", row.what, ", ".join(row.units), ", ".join(row.ways))
        for row in activities.table()
    )
    return _table(("Kind", "What it is", "Who answers", "Ways to answer"), rows)


def settings() -> str:
    """Write the table of the environment."""
    rows = ((f"`{each.name}`", each.what, each.without) for each in SETTINGS)
    return _table(("Setting", "What it says", "Without it"), rows)


def roles() -> str:
    """Write the table of who may open which address."""
    return _table(doors.HEAD, doors.rows())


def commands() -> str:
    """Write the table of the command line."""
    rows = ((f"`{usage}`", what) for usage, what in _commands(parser(), "declic", ""))
    return _table(("Command", "What it does"), rows)


def console() -> str:
    """Write the table of what a console may ask of its room."""
    rows = (
        (
            f"`{name}`",
            rule.what,
            ", ".join(f"`{field}`" for field in rule.fields),
            ", ".join(phase for phase in Phase if phase in rule.phases),
            "yes" if rule.needs_at else "no",
            rule.facts,
        )
        for name, rule in TABLE.items()
    )
    return _table(("Command", "What it does", "Fields", "Phases", "`at`", "Facts written"), rows)


YOUNG, PEERS, COACHES, ADULTS = "young-people", "peer-experts", "coaches", "adults"
_STEPS = (
    "Step", "What", "Activity", "Kind", "Care", "Minutes, full / short", "Said",
    "Debrief: what / so what / now what", "Notes", "Adaptations", "Counted", "Papers",
)  # fmt: skip


@cache
def _coverage(folder: Path) -> covered.Coverage:
    """Read the delivered pack, without the reviews of this installation. Refuse what is missing."""
    found = covered.Coverage(take(folder), covered.wanted(folder))
    if faults := [*found.faults()]:
        raise Refused("\n".join(faults))
    return found


def _checks(pack: str) -> Checks:
    folder = _delivered(pack)
    return Checks(_coverage(folder).pack, delivered_facts(folder.parent / "facts"))


def _delivered(pack: str) -> Path:
    return Path(declic.__file__).parents[2] / "content" / pack


def steps(pack: str) -> str:
    """Write what the courses of a pack have to hold, beside what is there."""
    found = _coverage(_delivered(pack))
    tables = (
        f"### {part.part}\n\n{_table(_STEPS, found.steps_rows(part))}"
        for part in found.wanted.parts
    )
    return "\n".join(tables)


def kit(pack: str) -> str:
    """Write the list of the print kit, beside the papers that there are."""
    return _table(("What", "Paper", ""), _coverage(_delivered(pack)).kit_rows())


def plan_minutes(pack: str) -> str:
    """Write whose the minutes of every plan are."""
    head = (
        "Plan", "Minutes", "Breaks", "Learners'", "Share", "With one option", "At least 60 %",
    )  # fmt: skip
    return _table(head, _coverage(_delivered(pack)).plan_rows())


def activity_minutes(pack: str) -> str:
    """Write whose the minutes of every activity are, and how that was reckoned."""
    head = (
        "Step",
        "Activity",
        "Minutes, full / short",
        "Learners'",
        "Debrief",
        "To say",
        "How it was reckoned",
    )
    return _table(head, _coverage(_delivered(pack)).minute_rows())


def checks(pack: str) -> str:
    """Write the twelve checks of content and how each stands."""
    return _table(("No.", "Check", "By", "Passed"), _checks(pack).check_rows())


def checks_by_machine(pack: str) -> str:
    """Write what the machine finds in each activity."""
    sorts = {
        "blame": "2 no blame", "brand": "3 no brand", "secrecy": "No secrecy",
        "experience": "7 no own experience",
    }  # fmt: skip
    head = (
        "Activity",
        "1 line",
        *(sorts[sort] for sort in SORTS),
        "5 help",
        "9 short",
        "Fits",
        "12 facts",
    )
    return _table(head, _checks(pack).machine_rows())


def checks_by_people(pack: str) -> str:
    """Write in how many languages people have reviewed each activity."""
    return _table(("Activity", *(role for role in ROLES)), _checks(pack).people_rows())


def checks_of_plans(pack: str) -> str:
    """Write which plans end with the care text."""
    head = ("Plan", "6 ends with the care text", "6 names a help line")
    return _table(head, _checks(pack).plan_rows())


def _commands(of: argparse.ArgumentParser, name: str, what: str) -> Iterator[tuple[str, str]]:
    if not groups(of):
        yield " ".join((name, *map(_word, of._actions[1:]))), what  # noqa: SLF001
    for group in groups(of):
        told = {choice.dest: choice.help or "" for choice in group._choices_actions}  # noqa: SLF001
        for word, command in group.choices.items():
            yield from _commands(command, f"{name} {word}", told[word])


def groups(of: argparse.ArgumentParser) -> list[Commands]:
    """Give the groups of commands of a parser: none for a command itself. argparse hides them."""
    kind = argparse._SubParsersAction  # noqa: SLF001
    return [action for action in of._actions if isinstance(action, kind)]  # noqa: SLF001


def _word(action: argparse.Action) -> str:
    """Write an option as manuals do: brackets around what may be left out."""
    word = " ".join(filter(None, (*action.option_strings, str(action.metavar or ""))))
    needed = action.required and action.nargs != "?"
    return word if needed else f"[{word}]"


# What is written of each pack: `steps` of the young people's, `steps_peers`, `steps_coaches`.
_OF_PACKS: Mapping[str, Callable[[str], str]] = {
    "activity_minutes": activity_minutes,
    "checks": checks,
    "checks_by_machine": checks_by_machine,
    "checks_by_people": checks_by_people,
    "checks_of_plans": checks_of_plans,
    "kit": kit,
    "plan_minutes": plan_minutes,
    "steps": steps,
}
_ENDINGS = {YOUNG: "", PEERS: "_peers", COACHES: "_coaches", ADULTS: "_adults"}
PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "console": console,
    "kinds": kinds,
    "roles": roles,
    "settings": settings,
    **{
        f"{name}{ending}": partial(made_of, pack)
        for name, made_of in _OF_PACKS.items()
        for pack, ending in _ENDINGS.items()
    },
}


def _filled(page: Path, found: re.Match[str]) -> str:
    return found[1] + _part(page, found[2]) + found[3]


def _part(page: Path, name: str) -> str:
    if name not in PARTS:
        raise Refused(f"{page.name} asks for a part {name}. There are: {', '.join(PARTS)}.")
    return PARTS[name]()


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    cells = ((cell.replace("|", "\\|") for cell in line) for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def _read(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.exists() else ""
