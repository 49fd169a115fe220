"""Relations between models point down, as imports do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps import apps

from tests.house.house import FLOORS, floor

# model, field, the model that it points to: "live.Seat", "session", "live.Session"
Relation = tuple[str, str, str]


def upward(relations: Iterable[Relation]) -> Iterator[str]:
    for model, field, target in relations:
        if floor(target.split(".")[0]) > floor(model.split(".")[0]):
            yield f"{model}.{field} points up to {target}"


def relations() -> Iterator[Relation]:
    """Yield the relations of our models, those named by a string too: Django has resolved them."""
    for model in apps.get_models():
        if model._meta.app_label in FLOORS:
            for field in [*model._meta.fields, *model._meta.many_to_many]:
                if target := field.related_model:
                    yield model._meta.label, field.name, target._meta.label


def test_relations_point_to_the_same_floor_or_down() -> None:
    found = list(relations())
    assert found
    assert list(upward(found)) == []


def test_a_relation_that_points_up_is_noticed() -> None:
    down = ("live.Session", "opened_by", "people.Person")
    assert list(upward([down, ("people.Person", "room", "live.Session")])) == [
        "people.Person.room points up to live.Session"
    ]
