"""Every stored field is accounted for: why it is kept, who sees it, until when."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping

from django.apps import apps

from declic.kernel.keeping import Keep
from declic.people.keeping import BORROWED
from tests.house.house import FLOORS

# Django's own tables of kinds and permissions: they tell of the program, of nobody else.
NEVER_WRITTEN = {"auth", "contenttypes"}
Account = Mapping[str, Mapping[str, Keep]]


def unaccounted(model: str, fields: Iterable[str], account: Account) -> Iterator[str]:
    """Yield the fields that nobody answers for, and the answers for fields that are gone."""
    kept = account.get(model, {})
    yield from (f"{model}.{name} is stored without a reason" for name in set(fields) - set(kept))
    yield from (f"{model}.{name} is accounted for but not stored" for name in set(kept) - {*fields})


def faults_of_app(label: str) -> Iterator[str]:
    account: Account = importlib.import_module(f"declic.{label}.keeping").KEEPING
    for model in apps.get_app_config(label).get_models():
        names = [field.name for field in [*model._meta.fields, *model._meta.many_to_many]]
        yield from unaccounted(model.__name__, names, account)


def test_every_stored_field_has_its_reason() -> None:
    storing = {model._meta.app_label for model in apps.get_models()} & {*FLOORS}
    assert [fault for label in sorted(storing) for fault in faults_of_app(label)] == []


def test_what_libraries_store_has_its_reason_too() -> None:
    borrowed = {model._meta.label: model for model in apps.get_models()}
    stored = {
        label: [field.name for field in [*model._meta.fields, *model._meta.many_to_many]]
        for label, model in borrowed.items()
        if model._meta.app_label not in {*FLOORS, *NEVER_WRITTEN}
    }
    assert set(stored) == set(BORROWED)
    assert [
        fault for label, names in stored.items() for fault in unaccounted(label, names, BORROWED)
    ] == []


def test_a_field_without_a_reason_is_noticed() -> None:
    account = {"Seat": {"id": Keep("a", "b", "c"), "gone": Keep("a", "b", "c")}}
    assert sorted(unaccounted("Seat", ["id", "nickname"], account)) == [
        "Seat.gone is accounted for but not stored",
        "Seat.nickname is stored without a reason",
    ]
