"""A small chat to test with, and what a role knows of its flags."""

from __future__ import annotations

from typing import Any

from declic.activities.chat_flags.models import Content
from declic.activities.models import ONE, Phase, Role, Seen
from declic.kernel.steps import FIRST

RESULTS = {
    "s1": {ONE: {"green": {"table": 5}, "yellow": {"table": 1}}, FIRST: {FIRST: {"table": 1}}},
    "s2": {ONE: {"green": {"table": 2}, "red": {"table": 4}}, FIRST: {FIRST: {"table": 3}}},
    "options": {ONE: {"A": {"table": 4}, "E": {"table": 2}}},
}


def chat(**changes: object) -> Content:
    """Give a chat of two strips and its help; `changes` replace what stands under a key."""
    return Content.model_validate({**_PLAIN, **changes})


def strip(id_: str, **more: object) -> dict[str, Any]:
    """Give a strip with a line of Kai, unless other bubbles are given."""
    plain = {"bubbles": [{"who": "kai", "text": f"texte {id_}"}], "bring_out": [f"dire {id_}"]}
    return {"id": id_, **plain, **more}


def seen(
    role: Role, item: str, phase: Phase = "revealed", *, known: tuple[str, ...] = ("s1", "s2")
) -> Seen:
    """Give what a role sees who walked to that item."""
    walk = ("s1", "s2", "options", "photo", "s3", "look-back")
    results = {each: RESULTS[each] for each in known}
    return Seen(role, phase, items=walk, path=walk[: walk.index(item) + 1], results=results)


_PLAIN: dict[str, Any] = {
    "hero": "lina",
    "people": [{"id": "lina", "name": "Lina"}, {"id": "kai", "name": "Kai"}],
    "questions": ["Comment va Lina ?"],
    "ask": "Quel drapeau ?",
    "flags": {"green": "Ça va", "yellow": "Attention", "red": "Alerte"},
    "signs": [
        {"id": "secret", "name": "Secret", "text": "Chut.", "picture": "sign-secret"},
        {"id": "speed", "name": "Vite", "text": "Très vite.", "picture": "sign-speed"},
    ],
    "signs_mean": "Plusieurs signes suffisent.",
    "strips": [
        strip("s1", signs=["secret"]),
        strip("s2", signs=["speed", "secret"]),
        strip("s3", help=True, told="Lina en a parlé.", bubbles=[{"who": "lina", "text": "aide"}]),
    ],
    "options": {
        "ask": "Et maintenant ?",
        "choose": [{"id": "A", "text": "Partir"}, {"id": "E", "text": "Attendre"}],
        "feedback": [
            {"id": "good", "of": ["A"], "text": "Bien."},
            {"id": "later", "of": ["E"], "text": "Compréhensible."},
        ],
    },
    "photo": {"ask": "Et avec une photo ?", "say": "Ce n’est pas sa faute."},
}
