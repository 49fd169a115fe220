"""Who may open which address of grants; what its words mean: `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, Door
from declic.people.models import Right

COORDINATES = frozenset({Right.COORDINATE})
FUNDS = frozenset({Right.FUND})
READS = COORDINATES | FUNDS


def _office(what: str, *, of: str = "", by: str = "GET") -> Door:
    return Door(what, COORDINATES, of=of, by=by)


DOORS: Mapping[str, Door] = {
    "grants": _office("the list of grants"),
    "grant_new": _office("write a grant down"),
    "grant": _office("one grant", of="grant"),
    "grant_change": _office("correct a grant", of="grant"),
    "grant_charge": _office("charge a course to a grant", of="grant", by="POST"),
    "grant_plan": _office("plan a course for a grant", of="grant", by="POST"),
    "grant_take_off": _office("take a course off a grant", of="unit of a grant", by="POST"),
    "grant_agreement": _office("the agreement to be signed", of="paper of a grant"),
    "grant_link": _office("make the sponsor's secret link", of="grant", by="POST"),
    "grant_link_end": _office("end the sponsor's link", of="grant", by="POST"),
    "sponsors": _office("the list of sponsors, and a new one"),
    "sponsor_kept": _office("one sponsor", of="sponsor"),
    "sponsor_reader": _office("let an account read for a sponsor", of="sponsor", by="POST"),
    "sponsor_reader_end": _office("let it read no more", of="reader of a sponsor", by="POST"),
    "sponsor_logo": _office("a sponsor's logo", of="logo of a sponsor"),
    "sponsor_logo_new": _office("take a sponsor's logo", of="sponsor", by="POST"),
    "sponsor_logo_end": _office("remove it", of="sponsor", by="POST"),
    "grant_quote": _office("write down what an adult said of a course", of="grant", by="POST"),
    "grant_quote_step": _office(
        "approve it as a second person, or take it out", of="quote of a grant", by="POST"
    ),
    "projects": Door("the list of projects", READS),
    "project_new": Door("propose a project", READS),
    "projects_compared": Door("several projects beside each other", READS),
    "project": Door("one project", READS, of="project"),
    "project_change": Door("correct a project", READS, of="project"),
    "project_step": Door(
        "propose, ask, select, decline, withdraw: who may which, the table of funding/rules says",
        READS,
        of="step of a project",
        by="POST",
    ),
    "project_answer": Door("answer a question", READS, of="question of a project", by="POST"),
    "funded": Door("the grants of the own sponsor", FUNDS),
    "funded_grant": Door("a grant as its sponsor reads it", READS, of="read grant"),
    "funded_file": Door(
        "the same as PDF or table, the logo, and the agreement", READS, of="file of a grant"
    ),
    "sponsor": Door("a grant as its sponsor reads it, by its link", ANYBODY, of="sponsor's link"),
    "sponsor_file": Door(
        "the same as PDF or table, and the logo", ANYBODY, of="file by the sponsor's link"
    ),
    "course_grant": _office("charge a course from its page", of="course and grant", by="POST"),
}
