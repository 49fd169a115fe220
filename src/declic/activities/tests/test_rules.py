"""What a list of items keeps in a form."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from declic.activities import rules
from declic.packs.models import Form

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


@dataclass(frozen=True)
class Entry:
    id: str


@given(IDS, IDS)
def test_a_form_keeps_what_it_names_in_the_order_of_the_content(
    ids: list[str], kept: list[str]
) -> None:
    found = rules.kept([Entry(id_) for id_ in ids], Form(items=kept))
    assert [entry.id for entry in found] == [id_ for id_ in ids if id_ in kept]


@given(IDS)
def test_a_form_that_names_nothing_keeps_all(ids: list[str]) -> None:
    assert len(rules.kept([Entry(id_) for id_ in ids], Form())) == len(ids)


@given(IDS)
def test_items_in_a_row_lead_from_the_first_to_the_end(ids: list[str]) -> None:
    items = {item.id: item for item in rules.in_a_row(ids)}
    here: str | None = ids[0]
    walked = []
    while here is not None:
        walked.append(here)
        here = items[here].to
    assert walked == ids


def test_a_form_that_keeps_nothing_has_no_items() -> None:
    assert rules.in_a_row([]) == ()


@given(IDS)
def test_forms_that_keep_known_items_have_no_fault(ids: list[str]) -> None:
    assert not list(rules.form_faults(ids, {"full": Form(), "short": Form(items=ids[:1])}))


def test_an_id_that_stands_twice_is_a_fault() -> None:
    assert list(rules.form_faults(["a", "b", "a"], {})) == ["The id a stands twice."]


def test_a_form_that_keeps_only_what_there_is_not_has_two_faults() -> None:
    assert list(rules.form_faults(["a"], {"short": Form(items=["z"])})) == [
        "The form short keeps z, which does not exist.",
        "The form short keeps nothing.",
    ]
