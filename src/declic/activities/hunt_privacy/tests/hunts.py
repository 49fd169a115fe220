"""An invented profile with its clues and fixes."""

from __future__ import annotations

from declic.activities.hunt_privacy.models import Asking, Clue, Content, Line, Profile

CLUES = ("logo", "street", "routine", "birthday", "location", "friends", "tag", "pet")
FIXES = ("hide", "crop", "check", "later", "long", "close", "new", "private")


def content(*, fixes: tuple[str, ...] = ("crop", "later")) -> Content:
    """Give a hunt; the logo has these fixes, and each other clue its own."""
    own = {clue: (fix,) for clue, fix in zip(CLUES, FIXES, strict=True)} | {"logo": fixes}
    return Content(
        ask="Que raconte le profil ?",
        line="Choisir qui voit quoi.",
        profile=Profile(
            name="Sam, 14 ans", user="@sam", location="En direct", street="Rue <du> Tilleul",
            routine="Entraînement le mardi à 17 h", friends="214 amis", tag="Jo : avec Sam",
            pet="Mon premier animal", bio="Des gaufres",
        ),
        clues=[
            Clue.model_validate({"id": id_, "text": f"Indice {id_}", "fixes": list(own[id_])})
            for id_ in CLUES
        ],
        fixes=[Line(id=id_, text=f"Faire {id_}") for id_ in FIXES],
        lens=["Où ?"],
        match="Quelle solution ?",
        tag=Asking(text="Écrivez un message.", lines=[Line(id="hey", text="Salut")]),
        board="Lequel d’abord ?",
    )  # fmt: skip
