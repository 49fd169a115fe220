"""A small activity of advice to a friend."""

from __future__ import annotations

from declic.activities.advice.models import Content, Line, Role, Rounds, Worry

WORRIES = [
    Worry(id="password", text="Il veut mon mot de passe."),
    Worry(id="ex", text="Mon ex me menace.", short=False),
    Worry(id="liked", text="J’ai aimé un message cruel."),
]


def friends(**changes: object) -> Content:
    """Give three rounds, two of them in the short form."""
    content = Content(
        rounds=Rounds(full=3, short=2),
        seconds=90,
        roles=[
            Role(id="friend", name="Ami·e", task="Choisis un souci."),
            Role(id="listener", name="Oreille", task="Écoute."),
            Role(id="observer", name="Regard", task="Coche ce que tu entends."),
        ],
        worries=WORRIES,
        sentences=[Line(id="believe", text="Je te crois.")],
        ticks=[Line(id="listened", text="A écouté"), Line(id="believed", text="A cru")],
        demo=["D’abord mal, puis bien."],
    )
    return content.model_copy(update=changes)
