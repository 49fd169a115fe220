"""What may be said in the request form, whatever is typed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.courses.rules import asking
from declic.courses.rules.asking import FIELDS, STEPS, Sort, read, typed
from declic.courses.rules.host_answers import LINK_HOLDS, link_says
from declic.courses.tests.guests import ANSWERS

NAMES = sorted(FIELDS)
TEXTS = st.text(st.characters(codec=None, exclude_categories=())) | st.sampled_from(
    ["1050", "B-4000", "٤٠٠٠", "1e309", "-1", "NaN", "a@b.example", "+32 4 222 33 44", "fr", "yes"]
)
GIVEN = st.dictionaries(st.sampled_from(NAMES), st.lists(TEXTS, max_size=4))


def faults(step: str, **said: str | list[str]) -> dict[str, str]:
    """Read the usual answers of a step with these in place of some."""
    told = {**ANSWERS[step], **said}
    lists = {name: value if isinstance(value, list) else [value] for name, value in told.items()}
    return read(step, lists).faults


@given(st.sampled_from(list(STEPS)), GIVEN)
def test_whatever_is_typed_is_kept_whole_or_named_as_a_fault(
    step: str, said: dict[str, list[str]]
) -> None:
    found = read(step, said)
    for asked in STEPS[step]:
        assert asked.name in found.values or asked.name in found.faults
        value = found.values.get(asked.name)
        if isinstance(value, str):
            assert len(value) <= max(asked.most, 80)
            assert not set(value) & {"\0", "\u202e", "\ud800"}
        if isinstance(value, int):
            assert asked.least <= value <= asked.most


@given(st.sampled_from(list(STEPS)), GIVEN)
def test_what_was_kept_reads_the_same_when_it_comes_again(
    step: str, said: dict[str, list[str]]
) -> None:
    once = read(step, said)
    again = read(step, typed(once.values))
    assert {name: again.values[name] for name in once.values} == once.values


def test_the_usual_answers_have_no_faults_and_leave_no_step_open() -> None:
    said: dict[str, asking.Value] = {}
    for step in STEPS:
        assert step in asking.open_steps(said)
        assert faults(step) == {}
        lists = {
            name: [each] if isinstance(each, str) else each for name, each in ANSWERS[step].items()
        }
        said |= read(step, lists).values
    assert list(asking.open_steps(said)) == []


@pytest.mark.parametrize("step", STEPS)
def test_nothing_said_at_all_lacks_only_what_is_needed(step: str) -> None:
    found = read(step, {})
    assert found.lacks_only
    assert set(found.faults) == {each.name for each in STEPS[step] if each.needed}


@pytest.mark.parametrize(
    ("step", "name", "value", "code"),
    [
        ("place", "kind", "prison", "choice"),
        ("place", "name", "x" * 201, "too_long"),
        ("place", "name", "x" * 10_000, "too_long"),
        ("place", "name", "\u200b \u202e\0", "needed"),
        ("place", "postcode", "75001", "postcode"),
        ("place", "postcode", "0999", "postcode"),
        ("place", "postcode", "1050", "community"),
        ("group", "group_size", "0", "range"),
        ("group", "group_size", "501", "range"),
        ("group", "group_size", "9" * 79, "range"),
        ("group", "group_size", "-1", "number"),
        ("group", "group_size", "20-25", "number"),
        ("group", "group_size", "½", "number"),
        ("group", "group_size", "1e3", "number"),
        ("group", "group_size", "²", "number"),
        ("group", "age_most", "12", "ages"),
        ("adults", "contact_email", "a.peeters", "email"),
        ("adults", "contact_email", "a@b", "email"),
        ("adults", "contact_email", "a@b.example, c@d.example", "email"),
        ("adults", "contact_email", "“a”@b.example", "email"),
        ("adults", "contact_email", "a@-b.example", "email"),
        ("adults", "contact_email", "a@1.2.3.4", "email"),
        ("adults", "contact_email", f"{'a' * 65}@b.example", "email"),
        ("adults", "contact_email", f"a@{'é' * 80}.example", "email"),
        ("adults", "contact_email", f"a@{'b.' * 130}be", "too_long"),
        ("adults", "contact_phone", "call me", "phone"),
        ("adults", "contact_phone", "123", "phone"),
        ("adults", "contact_phone", "0" * 16, "phone"),
        ("adults", "deputy", "c. diallo", "same_adult"),
        ("adults", "coach_name", "", "needed"),
        ("room", "wall", "maybe", "choice"),
        ("wishes", "wished", "x" * 1001, "too_long"),
    ],
)
def test_a_fault_stands_at_its_field(step: str, name: str, value: str, code: str) -> None:
    where = "community" if code == "community" else name
    assert faults(step, **{name: value}) == {where: code}


def test_a_language_that_there_is_not_is_a_fault() -> None:
    assert faults("group", languages=["fr", "xx"]) == {"languages": "choice"}
    assert faults("group", languages=[]) == {"languages": "needed"}


@pytest.mark.parametrize(
    "value", ["4000", "B-4000", "BE 4000", "be4000", "٤٠٠٠", "４０００", " 4000 "]
)
def test_a_postcode_is_read_however_it_is_written(value: str) -> None:
    found = read("place", {**typed(ANSWERS["place"]), "postcode": [value]})
    assert (found.values["postcode"], found.values["community"]) == ("4000", "fr")


def test_a_host_in_brussels_says_its_community_and_others_cannot() -> None:
    place = typed(ANSWERS["place"])
    brussels = read("place", {**place, "postcode": ["1050"], "community": ["nl"]})
    liege = read("place", {**place, "community": ["nl"]})
    assert (brussels.values["community"], liege.values["community"]) == ("nl", "fr")
    assert faults("place", postcode="1050", community="de") == {"community": "community"}


def test_what_is_not_said_is_what_is_usual() -> None:
    assert read("room", {}).values == {
        "phones": "open",
        "phones_by": "",
        "room": "",
        "wall": "unknown",
    }
    assert read("group", {}).values["groups"] == 1


def test_lines_of_a_text_stay_and_lines_of_a_line_go() -> None:
    said = {"wished": ["Monday\r\nTuesday"], "interpreter": ["yes\r\nplease"]}
    found = read("wishes", said).values
    assert (found["wished"], found["interpreter"]) == ("Monday\nTuesday", "yes please")


def test_steps_follow_each_other_and_end() -> None:
    names = list(STEPS)
    assert [asking.next_step(name) for name in names] == [*names[1:], ""]
    assert [asking.step_before(name) for name in names] == [names[0], *names[:-1]]


def test_only_texts_are_free() -> None:
    free = {each.name for each in FIELDS.values() if each.is_free}
    assert "needs" in free
    assert all(FIELDS[name].sort in {Sort.LINE, Sort.TEXT} for name in free)


@pytest.mark.parametrize(
    ("text", "found"), [("12", 12), ("١٢", 12), ("0", None), ("", None), ("x", None)]
)
def test_a_count_is_read_in_any_digits(text: str, found: int | None) -> None:
    assert asking.number(text, 1, 500) == found


def test_an_address_is_one_or_nothing() -> None:
    assert asking.address(" a@écoles.example ") == "a@écoles.example"
    assert asking.address("a@b") == asking.address("") == ""


def test_a_link_asks_from_the_date_on_for_ninety_days() -> None:
    start = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
    ends = start + dt.timedelta(hours=2)

    def says(at: dt.datetime, *, answered: bool = False) -> str:
        return link_says(starts_at=start, ends_at=ends, answered=answered, at=at)

    moment = dt.timedelta(seconds=1)
    assert [says(start - moment), says(start), says(ends + LINK_HOLDS)] == ["early", "", ""]
    assert says(ends + LINK_HOLDS + moment) == "expired"
    assert says(ends, answered=True) == "used"
