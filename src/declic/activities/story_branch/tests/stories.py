"""Stories to test with: a small one to read, and any number of sound ones made at random."""

from __future__ import annotations

from hypothesis import strategies as st

from declic.activities.story_branch.models import Content, Node, Option


def small(**changes: object) -> Content:
    """Give a story of four nodes; `changes` replace nodes by id."""
    nodes = {
        "n1": {
            "id": "n1",
            "scene": "Il est 22 h.",
            "picture": "phone-night",
            "bubbles": [{"who": "milan", "text": "Tu dors ?"}, {"who": "me", "text": "Non."}],
            "ask": "Que réponds-tu ?",
            "options": [
                {"id": "A", "text": "Je t’écoute.", "to": "n2", "feedback": "Écouter aide."},
                {"id": "B", "text": "Qu’as-tu fait ?", "to": "n1b", "feedback": "Cela se répare."},
            ],
            "default": "A",
        },
        "n1b": {
            "id": "n1b",
            "scene": "Milan se tait.",
            "to": "n2",
            "feedback": "Maladroit, pas grave.",
        },
        "n2": {"id": "n2", "scene": "Un adulte écoute.", "help": True},
    }
    nodes.update(changes)
    people = [{"id": "milan", "name": "Milan"}, {"id": "me", "name": "Toi"}]
    return Content.model_validate({"start": "n1", "people": people, "nodes": list(nodes.values())})


@st.composite
def sound(draw: st.DrawFn) -> Content:
    """Give a story in which every node leads to later ones only and the last one helps."""
    size = draw(st.integers(1, 9))
    ahead = [draw(st.lists(st.integers(i + 1, size - 1), max_size=4)) for i in range(size - 1)]
    nodes = [_node(i, ways or [i + 1]) for i, ways in enumerate(ahead)]
    nodes.append(Node(id=f"n{size - 1}", scene="La fin", help=True))
    reached = {"n0"}
    for node in nodes:
        if node.id in reached:
            reached |= {node.to or "n0", *(option.to for option in node.options)}
    told = [node for node in nodes if node.id in reached]
    return Content(start="n0", people=[], nodes=draw(st.permutations(told)))


def _node(place: int, ways: list[int]) -> Node:
    if len(ways) == 1:
        return Node(id=f"n{place}", scene="Et puis", to=f"n{ways[0]}")
    options = [
        Option(id=letter, text="Ou bien", to=f"n{way}")
        for letter, way in zip(("A", "B", "C", "D"), ways, strict=False)
    ]
    return Node(id=f"n{place}", scene="Là", ask="Et maintenant ?", options=options)
