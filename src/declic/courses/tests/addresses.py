"""Every address of the office's pages about courses, and who may open it: the table of `docs`.

`ADDRESSES` is for whoever tries all addresses with all roles; `Place` fills them with rows of one
programme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from declic.courses.actions.courses import make_course
from declic.courses.actions.hosts import make_contact
from declic.courses.actions.notes import add_task
from declic.courses.actions.profiles import go_away
from declic.courses.models import Assignment, Course
from declic.courses.tests.office import AT, Office, dated, filled, host, promised, trainer
from declic.people.models import Role

OFFICE = frozenset({"administrator", "coordinator"})
LEADERS = frozenset({"trainer", "co_facilitator"})
ALL_LED = OFFICE | LEADERS | {"coach"}


@dataclass(frozen=True, slots=True)
class Address:
    """An address, how it is asked, and the roles for which it exists.

    `own`: whether it names a row, which exists for nobody of another programme.
    """

    path: str
    method: str
    roles: frozenset[str]
    own: bool = True


def _all() -> tuple[Address, ...]:
    lists = ("", "/board", "/calendar", "/map", "/queue", "/waiting", "/new")
    pages = [f"/office/courses{each}" for each in lists]
    pages += ["/office/hosts", "/office/hosts/new", "/office/trainers", "/office/tasks"]
    rows = ["courses/{course}/fill", "courses/{course}/plan", "courses/{course}/host"]
    rows += ["courses/{course}/dates", "dates/{date}", "dates/{date}/move"]
    rows += ["hosts/{host}", "hosts/{host}/change", "hosts/{host}/contacts", "hosts/{host}/merge"]
    rows += ["contacts/{contact}", "trainers/{trainer}", "trainers/{trainer}/profile"]
    posts = ["courses/{course}/move", "courses/{course}/notes", "courses/{course}/tasks"]
    posts += ["dates/{date}/cancel", "dates/{date}/confirm", "dates/{date}/ask"]
    posts += ["promises/{promise}", "tasks/{task}/done", "trainers/of/{role}"]
    posts += ["trainers/{trainer}/retire"]
    return (
        *(Address(path, "GET", OFFICE, own=False) for path in pages),
        Address("/office/own", "GET", LEADERS, own=False),
        Address("/office/courses/{course}", "GET", ALL_LED),
        *(Address(f"/office/{path}", "GET", OFFICE) for path in rows),
        *(Address(f"/office/{path}", "POST", OFFICE) for path in posts),
        Address("/office/trainers/{trainer}/away", "POST", OFFICE | LEADERS),
        Address("/office/away/{away}/back", "POST", OFFICE | LEADERS),
        Address("/office/own/{promise}", "POST", LEADERS),
    )


ADDRESSES = _all()


@dataclass(frozen=True, slots=True)
class Place:
    """The rows of one programme by the names that stand in addresses."""

    rows: Mapping[str, str]
    led_by: Role
    course: Course

    def at(self, address: Address) -> str:
        return address.path.format(**self.rows)


def place(of: Office, email: str) -> Place:
    """Make a row of each sort; `email` is the trainer whose they are."""
    who, where = trainer(of, email), host(of)
    course = filled(of, where)
    date = dated(of, course)
    promise: Assignment = promised(of, date, who)
    contact = make_contact(host=where, fields={"name": "D. Claes"}, by=None, at=AT)
    make_course(host=where, fields={}, by=None, at=AT)
    task = add_task(course=course, what="Book", owner=None, due_on=None, by=None, at=AT)
    day = AT.date()
    away = go_away(trainer=who, starts_on=day, ends_on=day, by=None, at=AT)
    role = Role.objects.get(person=who.person, programme=of.programme)
    rows = {"course": course, "date": date, "host": where, "contact": contact, "trainer": who}
    rows |= {"promise": promise, "task": task, "away": away, "role": role}
    return Place({name: str(row.pk) for name, row in rows.items()}, role, course)
