"""A small quiz."""

from __future__ import annotations

from declic.activities.quiz_coop.models import Content, Goal, Sentence


def quiz(*, goal: int = 2) -> Content:
    """Give a quiz of three sentences, with a good answer of each sort."""
    return Content(
        goal=Goal(full=goal, short=1),
        sentences=[
            Sentence(
                id="joke",
                text="Une blague.",
                good="N",
                feedback="Regarde l’effet.",
                why_not="Pense.",
            ),
            Sentence(id="law", text="Une loi protège.", good="T", feedback="Elle existe."),
            Sentence(id="secret", text="Garder un secret.", good="D", feedback="Pas un danger."),
        ],
    )
